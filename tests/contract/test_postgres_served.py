"""The real server on PostgreSQL: the same pages to the byte, and what it says while the database is away."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from itertools import count
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from components.web.site_version import site_version
from tests.contract.site import callback_body
from tests.contract.tables import REPORT
from tests.postgres import Database
from tests.served import PUBLIC_URL, Served, served
from tests.waiting import until

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
HTML = "text/html"
# No place has this code: a page that offers those nearest to it.
NO_PLACE = "place/4453"
# Asked of both; what is drawn by Dash and what is HTML alone, files, answers for programs.
PAGES = (
    *(f"overview/{REPORT}", f"area/{REPORT}", f"text/{REPORT}", "indicator"),
    *("indicator/mediation_cases_count", "data?missing=shown&sort=-name", "search?q=%E8%B0%83%E8%A7%A3"),
    *("search?q=mediaton", "place/445381", NO_PLACE, "reports", "changes", "coverage", "required"),
    *("differences", "compare", "about", "codebook"),
)
ADDRESSES = (
    *(f"{language}/{page}" for language in ("zh", "en") for page in PAGES),
    *("api/v1/observations.json", "api/v1/places.csv?limit=500", "api/v1/search.json?q=luoding"),
    *("sitemap.xml", "zh/data?as_of=2026-11-01", "download/observations.parquet", "download/zh/all.csv"),
    *("download/en/view.json", "download/zh/coverage.csv", "download/zh/required.csv", "download/all.zip"),
)
# So long may pass from the database's being there again to the first answer.
SECONDS_TO_COME_BACK = 10
ASKERS, PATIENCE = 4, 60


@pytest.fixture
def site(database: Database) -> Iterator[Served]:
    """A server that asks PostgreSQL."""
    database.emptied()
    with served(DATABASE_URL=database.url, PUBLIC_URL=PUBLIC_URL) as running:
        yield running
    database.start_again()


def asked(address: str, accept: str = HTML, data: bytes | None = None) -> tuple[int, Message, bytes]:
    headers = {"Accept": accept} | ({"Content-Type": "application/json"} if data else {})
    try:
        with urlopen(Request(address, data, headers), timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


def test_every_page_is_the_same_to_the_byte(site: Served):
    with served(PUBLIC_URL=PUBLIC_URL) as other:
        for address in ADDRESSES:
            one, two = asked(site.address + address), asked(other.address + address)
            assert one[0] == two[0] == (404 if address.endswith(NO_PLACE) else 200), address
            assert one[2] == two[2], address


def test_while_it_is_away_readers_are_told_when_to_come_back(site: Served, database: Database):
    kept = asked(f"{site.address}zh/about")
    assert kept[0] == 200 and asked(f"{site.address}readyz")[0] == 200
    database.stop()
    for language, words in (("zh", "暂时取不到数据"), ("en", "The figures cannot be had just now")):
        status, headers, body = asked(f"{site.address}{language}/search?q=away")
        assert (status, headers["Retry-After"], headers["Cache-Control"]) == (503, "2", "no-store")
        assert words in body.decode() and f'lang="{"zh-CN" if language == "zh" else "en"}' in body.decode()
    status, headers, body = asked(f"{site.address}api/v1/observations.json?limit=3", "application/json")
    assert (status, headers["Retry-After"]) == (503, "2")
    assert json.loads(body)["detail"] == "The database does not answer now. Try again in 2 s."
    assert asked(f"{site.address}download/zh/all.csv")[0] == 503
    changed = json.dumps(callback_body("/zh/data", "?q=away")).encode()
    status, headers, _ = asked(f"{site.address}_dash-update-component", data=changed)
    assert (status, headers["Retry-After"]) == (503, "2")
    status, _, body = asked(f"{site.address}readyz")
    told = f"not ready: the database does not answer\nversion {site_version()}\n"
    assert (status, body.decode()) == (503, told)
    assert asked(f"{site.address}healthz")[0] == 200
    # What was answered before is right still.
    assert asked(f"{site.address}zh/about")[2] == kept[2]
    database.start()
    until(lambda: is_ready(site), SECONDS_TO_COME_BACK)
    assert asked(f"{site.address}zh/search?q=away")[0] == 200


def test_it_is_restarted_under_load_and_nobody_sees_a_fault(site: Served, database: Database):
    seen: Counter[int] = Counter()
    numbers, ended = count(), threading.Event()

    def ask() -> None:
        while not ended.is_set():
            status, headers, _ = asked(f"{site.address}en/search?q=w{next(numbers)}")
            seen[status] += 1
            assert status != 503 or int(headers["Retry-After"]) > 0

    askers = [threading.Thread(target=ask) for _ in range(ASKERS)]
    for asker in askers:
        asker.start()
    until(lambda: seen[200] >= ASKERS, PATIENCE)
    database.stop()
    until(lambda: seen[503] >= ASKERS, PATIENCE)
    database.start()
    until(lambda: is_ready(site), SECONDS_TO_COME_BACK)
    answered = seen[200]
    until(lambda: seen[200] >= answered + ASKERS, PATIENCE)
    ended.set()
    for asker in askers:
        asker.join()
    assert set(seen) == {200, 503}, seen


def test_a_server_that_starts_before_its_database_answers_when_it_comes(database: Database):
    database.stop()
    try:
        with served(DATABASE_URL=database.url) as running:
            assert asked(f"{running.address}readyz")[0] == 503
            assert asked(f"{running.address}zh/about")[0] == 503
            database.start()
            until(lambda: is_ready(running), SECONDS_TO_COME_BACK)
            assert asked(f"{running.address}zh/about")[0] == 200
    finally:
        database.start_again()


def is_ready(site: Served) -> bool:
    return asked(f"{site.address}readyz")[0] == 200
