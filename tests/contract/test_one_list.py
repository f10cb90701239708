"""What is exported is what is shown: page, clipboard and files hold one list, in one order."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from components.charts.chart_table import chart_table
from components.charts.plan import charts
from components.pages.data.data_cells import COLUMNS
from components.pages.data.data_table import data_table
from components.site.opening import from_url
from components.text import text
from components.web.file_addresses import download_href, view_href
from components.web.first_html import as_html
from data import select
from data.exports.neutral import neutral
from data.select.row_statements import SORTS
from tests.contract.site import LANGUAGES, client
from tests.thorough import THOROUGH, tried

KINDS = ("csv", "plain.csv", "xlsx", "json")
OWN = "http://localhost"


pytestmark = pytest.mark.usefixtures("demo")


def file_of(href: str, kind: str) -> tuple[list[str], list[list[str]]]:
    """Return a file's columns and rows, each cell as text; numbers as short as they are."""
    body = client().get(href).data
    if kind == "json":
        rows = json.loads(body)
        return list(rows[0]) if rows else [], [[plain(cell) for cell in row.values()] for row in rows]
    if kind == "xlsx":
        head, _, *lines = load_workbook(io.BytesIO(body)).worksheets[0].iter_rows(values_only=True)
        return list(head), [[plain(cell).replace("_x000D_", "\r") for cell in line] for line in lines]
    head, *lines = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    return head, [[without_mark(cell) for cell in line] for line in lines]


def plain(cell: object) -> str:
    return "" if cell is None else f"{cell:.15g}" if isinstance(cell, (int, float)) else str(cell)


def without_mark(cell: str) -> str:
    """Take away the apostrophe that a spreadsheet needs in CSV."""
    bare = cell.removeprefix("'")
    return bare if neutral(bare) == cell else cell


def copied(table: LexborHTMLParser) -> tuple[list[str], list[list[str]]]:
    """Return what assets/data/65-data.js puts on the clipboard: columns by their names, cells."""
    head = [cell.text() for cell in table.css("thead th")]
    return head, [[_copied(cell) for cell in row.css("th,td")] for row in table.css("tbody tr")]


def _copied(cell) -> str:
    told = cell.attributes
    if "data-copy" in told:
        return told["data-copy"] or ""
    if "data-copy-link" in told:
        link = cell.css_first("a")
        return OWN + link.attributes["href"] if link else ""
    return cell.text().strip()


def one_line(rows: list[list[str]]) -> list[list[str]]:
    """Return cells as the clipboard has them, where a line cannot end within a cell."""
    return [[" ".join(cell.split()) for cell in row] for row in rows]


@st.composite
def choices(draw) -> tuple[str, dict[str, str]]:
    """Draw a language and filters that mean something, sorted and with columns as a reader may choose."""
    held = select.holdings()
    report = draw(st.sampled_from(["", held.newest, "yanxi-2023", "boyu-2023"]))
    columns = draw(st.lists(st.sampled_from([*COLUMNS]), max_size=6, unique=True))
    asked = {
        "report": report,
        "category": draw(st.sampled_from(["", "mediation", "mediation,service_items", "legal_study"])),
        "kind": draw(st.sampled_from(["", "", "count", "share", "coverage", "amount"])),
        "year": draw(st.sampled_from(["", "2022", "2023"])),
        "q": draw(st.sampled_from(["", "", "调解", "cases", "98.1%"])),
        "missing": draw(st.sampled_from(["", "", "shown"])),
        "sort": draw(st.sampled_from(["", *SORTS, *(f"-{key}" for key in SORTS)])),
        "columns": draw(st.sampled_from(["", "all", ",".join(columns)])),
    }
    return draw(st.sampled_from(LANGUAGES)), {name: value for name, value in asked.items() if value}


@settings(max_examples=tried(16, 200), deadline=None, suppress_health_check=list(HealthCheck))
@given(choices())
@example(("en", {"columns": "all"}))
def test_page_clipboard_and_files_hold_one_list(chosen):
    language, asked = chosen
    view = from_url(f"/{language}/data", asked)
    names: list[str] = []
    rows: list[list[str]] = []
    for page in range(1, view.answer.pages + 1):
        table = as_html(data_table(from_url(f"/{language}/data", {**asked, "page": str(page)})))
        names, more = copied(LexborHTMLParser(table))
        rows += more
    for kind in KINDS:
        head, lines = file_of(view_href(view, kind), kind)
        assert one_line(lines) == one_line(rows), (kind, asked)
        if lines:
            assert [text(f"data_page.column_{name}", language) for name in head] == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_charts_files_hold_the_rows_of_its_table(language):
    seen = 0
    # Languages take turns: what the files of a report hold does not depend on theirs.
    turn = 0 if THOROUGH else LANGUAGES.index(language)
    for report in select.reports()["id"][turn :: tried(len(LANGUAGES), 1)]:
        for chart in charts(select.whole_report(report)):
            table = LexborHTMLParser(as_html(chart_table(chart, language)))
            shown = [[cell.text() for cell in row.css("td")] for row in table.css("tbody tr")]
            computed = [row.css_first("[data-derived]") is not None for row in table.css("tbody tr")]
            for kind in KINDS:
                head, lines = file_of(download_href(language, report, chart.id, kind), kind)
                told = [dict(zip(head, line, strict=True)) for line in lines]
                assert [row["stated"] for row in told] == [cells[0] for cells in shown], (chart.id, kind)
                assert [bool(row["computed_from"]) for row in told] == computed
                for row, cells in zip(told, shown, strict=True):
                    if row["value"]:
                        assert digits(row["value"]) in digits(cells[1]), (chart.id, kind)
            seen += len(shown)
    assert seen > 60


def digits(words: str) -> str:
    return "".join(letter for letter in words if letter.isdigit() or letter == ".")


def test_the_share_that_a_chart_prints_is_in_its_files():
    for kind in KINDS:
        head, lines = file_of(download_href("zh", "luoding-2022", "mediation", kind), kind)
        told = [dict(zip(head, line, strict=True)) for line in lines]
        assert "98.1" in [row["value"] for row in told if row["stated"] == "98.1%"]
