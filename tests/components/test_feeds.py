"""What changed as a feed: read by a feed library, after corrections made as people make them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import feedparser
import pytest

from components.site.feeds import feed as written
from components.text import text
from data import drafts, store
from data.folders.locations import locations
from data.manage.__main__ import main as manage
from data.select.changed import Changed, Question, changed
from tests.contract.site import LANGUAGES, client
from tests.data.bringing import say, stating
from tests.data.copies import REPORT
from tests.data.published import opened

TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty LOCAL_DATA, in which whatever is corrected goes."""
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    store.clear_cache()
    yield
    store.clear_cache()


def read(address: str) -> Any:
    answer = client().get(address)
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not feed.bozo and feed.version == "atom10"
    return feed


def correct(words: str, reason: str, **cells: str) -> None:
    """Open the published report, correct a figure, publish: as the page for review does."""
    correction = opened(REPORT)
    say(correction, stating(drafts.state(correction), words).id, "correct", reason, who="乙", **cells)
    assert drafts.accept(correction, "乙").wrong == ()
    store.clear_cache()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_library_reads_a_correction_with_old_and_new(language):
    correct("2487宗", "附注写明", scope_zh="全市", scope_en="whole city")
    before = {address: read(address) for address in _addresses(language)}
    correct("2487宗", '第12页 <b>&"核对"', scope_zh="全市各镇街", scope_en="all towns and streets")
    for address, old in before.items():
        now = read(address)
        assert len(now.entries) == len(old.entries) + 1
        newest, rest = now.entries[0], now.entries[1:]
        # What was there is the same entry still, whatever comes before it.
        assert [entry.id for entry in rest] == [entry.id for entry in old.entries]
        assert newest.updated == f"{TODAY}T00:00:00Z" == now.feed.updated
        assert newest.link.endswith(f"/{language}/text/{REPORT}?figure=mediation_cases_count")
        told = unescape(re.sub(r"<[^>]+>", "\n", newest.content[0].value)).split("\n")
        assert told.index("全市") < told.index("全市各镇街")
        assert '第12页 <b>&"核对"' in told
        assert newest.content[0].type == "text/html" and "乙" not in str(newest)
        assert newest.title.startswith(text("changes.what_corrected", language))


def _addresses(language: str) -> list[str]:
    return [f"/{language}/changes.atom{of}" for of in ("", "?place=445381", f"?report={REPORT}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_says_what_it_is_of_and_where_it_is(language):
    feeds = [read(address) for address in _addresses(language)]
    for address, feed in zip(_addresses(language), feeds, strict=True):
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == feed.feed.id and links["self"].endswith(address)
        assert links["alternate"].endswith(address.replace(".atom", ""))
        assert feed.feed.author_detail.name == text("frame.product", language)
        assert feed.feed.title_detail.language == {"zh": "zh-CN", "en": "en"}[language]
    assert len({feed.feed.id for feed in feeds}) == len(feeds)
    ids = [entry.id for feed in feeds[:1] for entry in feed.entries]
    assert all(one.startswith("urn:uuid:") for one in ids) and len(set(ids)) == len(ids)


def test_a_removed_report_is_told_of_and_its_feed_stays():
    manage(["remove", REPORT, "--reason", "原文已撤回", "--who", "甲"])
    store.clear_cache()
    feed = read(f"/zh/changes.atom?report={REPORT}")
    assert [entry.title for entry in feed.entries] == ["撤下：罗定市2022年法治政府建设年度报告"]
    assert feed.entries[0].link.endswith(f"/zh/changes?report={REPORT}")
    assert (locations().local / "removals.csv").is_file()


def test_who_asks_again_is_told_that_nothing_changed():
    address = f"/zh/changes.atom?report={REPORT}"
    first = client().get(address)
    again = {"If-None-Match": first.headers["ETag"]}
    assert client().get(address, headers=again).status_code == 304
    assert first.headers["Cache-Control"] == "no-cache"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    correct("2487宗", "核对", scope_zh="全市", scope_en="whole city")
    assert client().get(address, headers=again).status_code == 200


def test_signs_that_xml_lacks_break_no_feed():
    found = changed(Question())
    odd = replace(found.entries[0], title="\x0b标题\ud800", reason="\x00", what="removed")
    (entry,) = feedparser.parse(written(Changed(found.question, (), (odd,), {}, None, {}), "zh")).entries
    assert entry.title == "撤下：\ufffd标题\ufffd"


@pytest.mark.parametrize(
    "address", ["/fr/changes.atom", "/zh/changes.atom?report=no", "/zh/changes.atom?place=0"]
)
def test_a_feed_of_nothing_is_not_there(address):
    assert client().get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/zh/changes", "/zh/changes.atom"),
        ("/en/reports", "/en/changes.atom"),
        ("/zh/place/445381", "/zh/changes.atom?place=445381"),
        (f"/zh/overview/{REPORT}", f"/zh/changes.atom?report={REPORT}"),
        (f"/en/changes?report={REPORT}", f"/en/changes.atom?report={REPORT}"),
    ],
)
def test_pages_name_their_feed(address, feed):
    head = client().get(address).text.partition("</head>")[0]
    (named,) = re.findall(r'type="application/atom\+xml" title="[^"]+" href="([^"]+)"', head)
    assert named.endswith(feed)
