"""Where a report was, and in the list of reports, stands when it was taken away and why."""

import shutil
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.text import text
from data import store
from data.folders.locations import locations
from data.store.removals import remove, restore
from tests.contract.seen import with_digits
from tests.contract.site import LANGUAGES, client
from tests.corrected import corrected_copy
from tests.data.copies import OWN, REPORT
from tests.first_report import DEMO

GONE, WHO, WHY = "boyu-2023", "某某科的张三", "发布单位已撤回第3版"
TITLE = {
    "zh": "泊屿市人民政府关于2023年度法治政府建设工作情况的报告",
    "en": "Boyu Municipal People's Government",
}
PLACES = (f"overview/{GONE}", f"area/{GONE}", f"area/{GONE}/3", f"text/{GONE}", f"text/{GONE}?figure=x")
MISTAKE, PUT_RIGHT = "误作旧版", "核对无误"


@pytest.fixture(scope="module", autouse=True)
def removed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The invented reports, one taken away, and the first taken away and brought back."""
    with pytest.MonkeyPatch.context() as patched:
        folder = tmp_path_factory.mktemp("removed")
        shutil.copytree(DEMO, folder / "local")
        patched.setenv("LOCAL_DATA", str(folder / "local"))
        patched.setenv("STORE", str(folder / "store"))
        remove(locations(), GONE, WHY, WHO)
        remove(locations(), REPORT, MISTAKE, WHO)
        restore(locations(), REPORT, PUT_RIGHT, WHO)
        store.clear_cache()
        yield
    store.clear_cache()


def page(address: str) -> LexborHTMLParser:
    return LexborHTMLParser(client().get(address).text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_every_address_of_a_removed_report_says_when_and_why(language, place):
    answer = client().get(f"/{language}/{place}")
    assert answer.status_code == 404
    found = LexborHTMLParser(answer.text)
    told = found.css_first("main").text()
    assert found.css_first("h1").text() == text("missing.removed", language)
    assert text("missing.removed_title", language) == found.css_first("title").text()
    assert WHY in told and TITLE[language] in told and WHO not in answer.text
    assert not [one.words for one in with_digits(answer.text) if not one.marks]


@pytest.mark.parametrize(
    "address",
    ["/zh/overview/nowhere-1999", "/zh/indicator/nothing_count", "/zh/nowhere", f"/zh/area/{REPORT}/99"],
)
def test_any_other_address_that_leads_nowhere_is_missing_as_before(address):
    assert page(address).css_first("h1").text() == text("missing.heading", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_reports_names_what_was_taken_away_and_brought_back(language):
    answer = client().get(f"/{language}/reports")
    items = LexborHTMLParser(answer.text).css(".removed-list li")
    back, mistaken, gone = (item.text() for item in items)
    assert PUT_RIGHT in back and MISTAKE in mistaken and WHY in gone and TITLE[language] in gone
    links = [item.css_first("a").attributes["href"] if item.css_first("a") else "" for item in items]
    assert links == [f"/{language}/overview/{REPORT}", "", ""]
    section = LexborHTMLParser(answer.text).css_first(".removed-list").html
    assert WHO not in answer.text and not [one.words for one in with_digits(section) if not one.marks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["indicator/mediation_cases_count?", "about?", "data?"])
def test_a_page_that_is_asked_for_a_removed_report_says_so(language, place):
    notices = page(f"/{language}/{place}report={GONE}").css("main .notice")
    assert WHY in notices[0].text() and len(notices) == 2
    assert len(page(f"/{language}/{place}report=nowhere-1999").css("main .notice")) == 1


def test_a_site_from_which_all_was_taken_says_what(monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    shutil.copytree(OWN / "reports" / REPORT, tmp_path / "local" / "reports" / "copy-1")
    remove(locations(), "copy-1", "误收", WHO)
    shutil.rmtree(tmp_path / "local" / "removed")
    for number in range(12):
        (remove if number % 2 == 0 else restore)(locations(), REPORT, f"因{number}", WHO)
    remove(locations(), REPORT, "最后一次", WHO)
    store.clear_cache()
    found = page("/zh/reports")
    assert found.css_first("h1").text() == text("empty.heading", "zh")
    assert "最后一次" in found.css_first(".removed-list li").text()
    assert len(found.css(".removed-list details li")) == 4
    assert found.css_first(".removed-list summary").text() == "另有4条"
    # Of the oldest no folder is left, and so no title.
    assert "copy-1" in found.css(".removed-list li")[-1].text()
    assert "最后一次" in page(f"/zh/text/{REPORT}").css_first("main").text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shipped_report_that_stands_again_was_never_taken_away(language, monkeypatch, tmp_path):
    """Only the copy went that an operator had corrected; the text page says no more of it."""
    monkeypatch.setenv("LOCAL_DATA", str(corrected_copy(tmp_path / "local")))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    restore(locations(), REPORT, PUT_RIGHT, WHO)
    store.clear_cache()
    (item,) = page(f"/{language}/reports").css(".removed-list li")
    assert {"zh": "随项目发布的原件", "en": "shipped with the project"}[language] in item.text()
    assert item.css_first("a").attributes["href"] == f"/{language}/overview/{REPORT}"
    assert not page(f"/{language}/text/{REPORT}").css(".change-record")


def test_nothing_is_said_where_nothing_was_taken_away(monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    store.clear_cache()
    assert not page("/zh/reports").css(".removed-list")
