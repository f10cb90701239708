"""The page of which report states what: a word a cell, ways to the evidence, neutral words, files."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborNode

from components.text import text
from tests.contract.site import client, main_part
from tests.contract.tables import rows as rows_of_table

pytestmark = pytest.mark.usefixtures("demo")

HERE = "/zh/coverage?category=legality_review"
LUODING = "luoding-2022"
JUDGING = re.compile(r"缺失|失败|不合格|缺少|欠缺|missing|fail(ed|ure)|lacking|incomplete", re.I)
COLUMNS = ["legal_adviser_opinions_issued_count", "justice_bureau_document_opinions_issued_count"]


def row(report: str, address: str = HERE) -> dict[str, LexborNode]:
    table = main_part(address).css_first("table.coverage-table")
    names = (table.attributes["data-columns"] or "").split()
    [own] = table.css(f"tr[data-report={report}]")
    return dict(zip(names, own.css("td"), strict=True))


def test_each_cell_has_its_word_and_the_way_to_its_evidence():
    cells = row(LUODING)
    assert {name: cells[name].text() for name in COLUMNS} == dict.fromkeys(COLUMNS, "数字")
    assert cells["legal_advisers_coverage"].text() == "覆盖"
    assert cells["contracts_reviewed_count"].text() == "未列"
    words = cells["major_decisions_reviewed_count"]
    assert words.text() == "文字"
    for name, cell in cells.items():
        link = cell.css_first("a")
        assert (link is None) == (cell.text() == "未列"), name
        if link is not None:
            assert client().get(link.attributes["href"]).status_code == 200, name
    place = words.css_first("a").attributes["href"]
    assert place.startswith(f"/zh/text/{LUODING}?find=")
    assert "重大行政决策合法性审查" in client().get(place).text


def test_what_is_not_known_is_blank():
    cited = [own for own in main_part(HERE).css("tbody tr") if own.css_first(".report-dot.is-full") is None]
    assert cited
    cells = [cell for own in cited for cell in own.css("td")]
    assert {cell.text() for cell in cells} <= {"", "数字", "覆盖"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_row_has_a_total_and_no_word_judges(language):
    page = main_part(f"/{language}/coverage?category=mediation")
    heads = len(page.css("thead th"))
    assert {len(own.css("th, td")) for own in page.css("tbody tr")} == {heads}
    assert not JUDGING.findall(page.text())


def test_the_last_row_counts_reports_with_a_figure():
    page = main_part(HERE)
    names = (page.css_first("table.coverage-table").attributes["data-columns"] or "").split()
    totals = dict(zip(names, page.css("tfoot td"), strict=True))
    by_mark = {
        name: sum(own.css("td")[nth].attributes["class"] == "f" for own in page.css("tbody tr"))
        for nth, name in enumerate(names)
    }
    assert {name: int(cell.text() or 0) for name, cell in totals.items()} == by_mark


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("legal_adviser_opinions_issued_count", "190余份"),
        ("major_decisions_reviewed_count", "重大行政决策合法性审查"),
        ("contracts_reviewed_count", "未列"),
    ],
)
def test_an_opened_cell_says_what_stands_behind_it(indicator, words):
    page = main_part(f"{HERE}&report={LUODING}&indicator={indicator}")
    place = page.css_first("[data-coverage-opened]")
    assert words in place.text() and "罗定市2022年法治政府建设年度报告" in place.text()
    assert len(page.css("td[aria-selected]")) == 1


def test_a_gap_of_a_text_that_is_not_held_is_said_to_be_unknown():
    cited = next(
        own for own in main_part(HERE).css("tbody tr") if own.css_first(".report-dot.is-full") is None
    )
    report = cited.attributes["data-report"]
    nth = next(nth for nth, cell in enumerate(cited.css("td")) if not cell.text())
    name = (main_part(HERE).css_first("table").attributes["data-columns"] or "").split()[nth]
    place = main_part(f"{HERE}&report={report}&indicator={name}").css_first("[data-coverage-opened]")
    assert text("coverage.said_unknown", "zh") in place.text() and "未列" not in place.text()


def test_one_report_stands_as_a_list_by_subject():
    page = main_part(f"{HERE}&report=boyu-2023")
    part = page.css_first(".coverage-list")
    assert "泊屿市2023" in part.css_first("h2").text()
    assert len(part.css("details")) > 8 and len(part.css("details[open]")) == 1
    said = [item.text(separator=" ").strip() for item in part.css("li")]
    assert any("11846" in item or "11,846" in item for item in said)
    assert any(item.endswith("未列") for item in said)


def test_what_of_the_address_means_nothing_is_named():
    page = main_part("/zh/coverage?category=nothing&year=22&report=nobody-1999&show=all")
    notice = page.css_first(".notice").text()
    assert all(value in notice for value in ("nothing", "22", "nobody-1999", "all"))


def test_where_no_report_fits_that_is_said():
    page = main_part("/zh/coverage?kind=prefecture&province=440000")
    assert page.css_first("table") is None
    assert text("coverage.none", "zh") in page.text()


def test_the_form_and_the_files_name_the_subject_that_is_shown():
    """Where the address names none too: a choice of reports must not change the subject."""
    part = main_part("/zh/coverage")
    [chosen] = part.css("select[name=category] option[selected]")
    shown = part.css_first("table.coverage-table").attributes["data-columns"].split()
    named = {one["id"]: one["category"] for one in rows_of_table("indicators")}
    assert {named[name] for name in shown} == {chosen.attributes["value"]}
    files = [link.attributes["href"] for link in part.css(".coverage-files p:first-of-type a")]
    assert files and all(f"category={chosen.attributes['value']}" in href for href in files)


def test_files_hold_what_is_chosen_and_never_what_is_not_known():
    chosen = "category=legality_review&kind=quoted"
    rows = json.loads(client().get(f"/download/zh/coverage.json?{chosen}").data)
    own = {one["indicator"]: one for one in rows if one["report"] == LUODING}
    assert {one["category"] for one in rows} == {"legality_review"}
    assert own["legal_adviser_opinions_issued_count"]["stated"] == "190余份"
    assert own["legal_adviser_opinions_issued_count"]["says"] == "figure"
    assert own["contracts_reviewed_count"]["says"] == "not_reported"
    assert own["major_decisions_reviewed_count"]["alias"] == "重大行政决策合法性审查"
    told = client().get(f"/download/zh/coverage.csv?{chosen}").data.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(told)))) == len(rows)
    book = load_workbook(io.BytesIO(client().get(f"/download/zh/coverage.xlsx?{chosen}").data))
    ids, heads, *body = book.worksheets[0].iter_rows(values_only=True)
    assert len(body) == len({one["report"] for one in rows})
    [luoding] = [dict(zip(ids, cells, strict=True)) for cells in body if cells[0] == LUODING]
    said = {name: one["stated"] or None for name, one in own.items() if one["stated"]}
    assert said == {name: luoding[name] for name in said}
    assert luoding["contracts_reviewed_count"] == "未列" and "合同合法性审查件数" in heads
    everything = json.loads(client().get("/download/en/coverage.json").data)
    assert len({one["category"] for one in everything}) > 8
    assert "unknown" not in {one["says"] for one in everything}
    assert client().get("/download/zh/coverage.csv?year=abcd").status_code == 404


def test_the_page_is_as_light_as_it_should_be(tmp_path: Path):
    heaviest = max(
        len(client().get(f"/zh/coverage?category={category}").data)
        for category in ("reconsideration_litigation", "oversight_disclosure", "public_legal_service")
    )
    assert heaviest < 200_000
