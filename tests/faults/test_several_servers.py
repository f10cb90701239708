"""Three servers behind nginx, one killed, one behind, a report published meanwhile: nobody notices."""

import http.client
import re
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest

from components.edit.session import COOKIE, cookie_for, session_of
from data import drafts, store
from tests import nginx
from tests.data.bringing import accept_all, brought
from tests.here import read_here
from tests.served import Served, served
from tests.waiting import until

pytestmark = [pytest.mark.faults, pytest.mark.nginx]

REPORT, TOKEN = "weitang-2024", "a-token-of-tests"
# Two seconds where nothing else runs; a busy machine of tests proves nothing about the three promised.
PATIENCE = 20.0
HEADED = re.compile(r"([0-9]+) ?份报告")
OVERVIEW = re.compile(r'href="/zh/overview/([a-z0-9-]+)"')


@dataclass(eq=False)
class Reader(threading.Thread):
    """Reads one page after another until told to stop. odd: what no reader may see, with its page."""

    address: str
    stopped: threading.Event
    seen: list[tuple[float, bool]] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def run(self) -> None:
        while not self.stopped.is_set():
            self.read("zh/reports", self.list_is_whole)
            self.read("zh/overview/luoding-2022", lambda status, _: status == 200)
            self.read(f"zh/overview/{REPORT}", self.is_there_or_not)

    def read(self, path, is_as_it_should_be) -> None:
        try:
            answer = fetched(self.address + path)
        except (OSError, http.client.HTTPException) as error:
            self.odd.append(f"{path}: {error!r}")
            return
        if not is_as_it_should_be(*answer):
            self.odd.append(f"{path}: {answer[0]} {answer[1][:200]}")

    def list_is_whole(self, status: int, words: str) -> bool:
        """The number of reports is told by one statement, the rows by others."""
        listed = set(OVERVIEW.findall(words))
        told = HEADED.search(re.sub(r"<[^>]+>", "", words))
        self.seen.append((time.monotonic(), REPORT in listed))
        return status == 200 and told is not None and int(told[1]) == len(listed)

    def is_there_or_not(self, status: int, words: str) -> bool:
        return status == (200 if REPORT in OVERVIEW.findall(words) or "苇塘" in words else 404)


def fetched(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(address, headers=headers), timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def shows(server: Served) -> bool:
    return fetched(f"{server.address}zh/overview/{REPORT}")[0] == 200


def publish(address: str, draft: str) -> int:
    """Accept a draft as its page does; return the answer's status."""
    cookie = cookie_for("甲")
    form = {"token": session_of(cookie).form_token}
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    headers = {
        "Cookie": f"{COOKIE}={cookie}",
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    line.request("POST", f"/zh/review/{draft}/accept", urlencode(form), headers)
    return line.getresponse().status


@pytest.fixture
def draft(tmp_path, monkeypatch):
    """What all servers see has one more report in it, decided and not yet published."""
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "shared" / "local"))
    monkeypatch.setenv("EDIT_TOKEN", TOKEN)
    read_here(monkeypatch)
    made = brought()
    accept_all(made, drafts.sure(drafts.state(made)))
    return made


def test_no_reader_sees_a_mixture_or_an_error(draft, tmp_path, monkeypatch):
    published, apart = tmp_path / "shared" / "published", tmp_path / "not-mounted"

    def server(name, folder):
        return served(
            STORE=str(tmp_path / name),
            LOCAL_DATA=str(tmp_path / "shared" / "local"),
            PUBLISHED_STORE=str(folder),
            EDIT_TOKEN=TOKEN,
            API_LIMIT="0",
        )

    # The third has fetched a store before, and does not see the shared folder now.
    monkeypatch.setenv("STORE", str(tmp_path / "three"))
    monkeypatch.setenv("PUBLISHED_STORE", str(published))
    store.clear_cache()
    store.current()
    store.clear_cache()
    apart.symlink_to(tmp_path / "away" / "published")
    with ExitStack() as stack:
        one, two = (stack.enter_context(server(name, published)) for name in ("one", "two"))
        three = stack.enter_context(server("three", apart))
        addresses = [urlsplit(each.address).netloc for each in (one, two, three)]
        address = stack.enter_context(nginx.before(addresses, tmp_path))
        stopped = threading.Event()
        readers = [Reader(address, stopped) for _ in range(3)]
        for reader in readers:
            reader.start()
        try:
            assert publish(address, draft.id) == 303
            two.process.kill()
            until(lambda: shows(one), PATIENCE)
            assert not shows(three)
            # The disk is there again.
            (tmp_path / "away").symlink_to(tmp_path / "shared")
            until(lambda: shows(three), PATIENCE)
            all_new = time.monotonic()
            until(lambda: all(sum(at > all_new for at, _ in reader.seen) > 2 for reader in readers), PATIENCE)
        finally:
            stopped.set()
            for reader in readers:
                reader.join()
    assert not [odd for reader in readers for odd in reader.odd]
    for reader in readers:
        assert not reader.seen[0][1]
        # An answer that was asked for before may come after.
        assert [has_it for at, has_it in reader.seen if at > all_new][2:]
        assert all(has_it for at, has_it in reader.seen[-1:])
