"""What was corrected after it was published stands beside its figure, and says so without saying who."""

import csv
import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.text import text
from data import select
from tests.contract import origins
from tests.contract.seen import marked, with_digits
from tests.contract.site import LANGUAGES, client
from tests.corrected import ADDED, CASES, CHANGES, COLUMNS, OPINIONS, SCOPE, WHO, corrected_site
from tests.data.copies import REPORT

ASIDE, PANEL = ".aside .corrected", f"[data-evidence='{CASES}'] .corrected"
PAGES = (
    f"overview/{REPORT}",
    f"area/{REPORT}",
    f"area/{REPORT}/3",
    f"area/{REPORT}/6",
    f"indicator?report={REPORT}",
    *(f"indicator/{name}?report={REPORT}" for name in (CASES, OPINIONS, ADDED)),
    f"text/{REPORT}?figure={CASES}",
    f"text/{REPORT}?figure={OPINIONS}",
    f"data?report={REPORT}&columns=all",
    f"about?report={REPORT}",
)


@pytest.fixture(scope="module", autouse=True)
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The first report as an operator has corrected it."""
    with corrected_site(tmp_path_factory.mktemp("corrected")):
        yield


@cache
def page(language: str, address: str) -> Any:
    answer = client().get(f"/{language}/{address}")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def said(language: str, address: str, selector: str) -> str:
    found = page(language, address).css_first(selector)
    return " ".join(found.text().split()) if found else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_number_has_a_mark_and_a_change_is_one_that_was_recorded(language, address):
    html = client().get(f"/{language}/{address}").text
    assert not [found.words for found in with_digits(html) if not found.marks]
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in CHANGES]
    wrong = [
        (mark, told)
        for mark, told in marked(html, "change")
        if not origins.change_is_recorded(mark, told, rows)
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_who_corrected_it_stands_on_no_page(language, address):
    assert WHO not in client().get(f"/{language}/{address}").text


@pytest.mark.parametrize("selector", [ASIDE, PANEL])
def test_a_figure_tells_the_day_the_cell_the_old_value_the_new_one_and_why(selector):
    address = f"text/{REPORT}" if selector == PANEL else f"indicator/{CASES}?report={REPORT}"
    assert said("zh", address, selector) == (
        "更正2026年10月5日 数值：2,478 → 2,487；原文写法：2478宗 → 2487宗；原文中的位置改动"
        "理由：第12页表格核对"
    )
    assert said("en", address, selector).startswith(
        "CorrectedOctober 5, 2026: value: 2,478 → 2,487; words of the report: 2478宗 → 2487宗; "
        "position in the text changedReason: "
    )


def test_a_cell_in_the_other_language_is_none_of_this_page():
    """What was empty is told without an arrow; codes are told in words; each day and reason has its line."""
    address = f"indicator/{OPINIONS}?report={REPORT}"
    assert said("zh", address, ASIDE) == (
        f"更正2026年11月27日 范围：原为空，现为{SCOPE['scope_zh']}理由：附注写明"
        "2026年11月27日 确数或概数：确数 → 以上（概数）理由：“余”字漏读"
    )
    assert f"scope: was empty, now {SCOPE['scope_en']}" in said("en", address, ASIDE)
    assert SCOPE["scope_zh"] not in said("en", address, ASIDE)


def test_a_figure_that_came_later_says_so():
    address = f"indicator/{ADDED}?report={REPORT}"
    assert said("zh", address, ASIDE) == "更正2026年12月1日 补入理由：原先漏收"
    assert "December 1, 2026: added" in said("en", address, ASIDE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_large_figure_of_a_page_leads_to_what_was_corrected(language):
    found = page(language, f"indicator/{CASES}?report={REPORT}")
    href = found.css_first(".corrected-link").attributes["href"]
    assert found.css_first(f"#{href.removeprefix('#')}.corrected")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [f"overview/{REPORT}", f"area/{REPORT}/3", f"area/{REPORT}", "indicator"])
def test_a_row_of_a_corrected_figure_has_a_tag_and_no_other_has(language, address):
    tag, corrected = text("corrected.tag", language), {CASES, OPINIONS, ADDED}
    rows = [
        (row.css_first("[data-observation]").attributes["data-observation"], tag in row.text())
        for row in page(language, address).css(".key-row, [data-subject]:has(.key-name)")
        if row.css_first("[data-observation]")
    ]
    assert [has_tag for _, has_tag in rows] == [name in corrected for name, _ in rows]
    assert {name for name, _ in rows} & corrected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_page_shows_the_column_where_a_row_was_corrected(language):
    def heads(query: str) -> list[str]:
        return [head.text() for head in page(language, f"data?{query}").css(".data-table thead th")]

    name = text("data_page.column_corrected", language)
    assert name in heads("category=mediation") and name not in heads("category=service_items")
    assert name not in heads("category=mediation&columns=figure")
    body = client().get(f"/download/{language}/view.csv?category=mediation").data.decode("utf-8-sig")
    cells = {row["name"]: row["corrected"] for row in csv.DictReader(io.StringIO(body, newline=""))}
    assert len([cell for cell in cells.values() if cell]) == 1
    (cell,) = filter(None, cells.values())
    assert cell.startswith("2026-10-05") and "2,478 → 2,487" in cell
    assert cell in said(language, "data?category=mediation", ".data-table")


def test_where_nothing_was_corrected_nothing_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    assert select.whole_report(REPORT).changes.empty
    for language in LANGUAGES:
        for address in PAGES:
            found = LexborHTMLParser(client().get(f"/{language}/{address}").text)
            assert not found.css(".corrected, .corrected-link, del, ins")
            tags = [tag.text() for tag in found.css(".tag")]
            assert text("corrected.tag", language) not in tags
