"""A report whose source's address and date nobody knows: no link leads nowhere, and each place says so."""

import io
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from components import pages
from components.figures.citation import STYLES, cite_report, quote_figure
from components.site.opening import from_url
from components.text import text
from components.web.first_html import as_html
from data import select
from data.exports.bundle import xlsx_bytes
from data.exports.export_rows import export_report
from tests.data.copies import read_table, write_table
from tests.first_report import DEMO

QUOTED, CITED = "boyu-2023", "daichuan-2024"
LANGUAGES = ("zh", "en")
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented reports, two of which came without address and date."""
    folder = tmp_path_factory.mktemp("unknown") / "local"
    shutil.copytree(DEMO, folder)
    for report in (QUOTED, CITED):
        rows = [row | {"url": "", "published": ""} for row in read_table(folder, "report", report)]
        write_table(folder, "report", rows, report)
    return folder


@pytest.fixture(autouse=True)
def served(unknown: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCAL_DATA", str(unknown))
    monkeypatch.setenv("STORE", str(unknown.parent / "store"))


def not_given(language: str) -> str:
    return text("source_address.not_given", language)


def parsed(path: str, query: dict[str, str]) -> Any:
    return LexborHTMLParser(as_html(pages.layout(from_url(path, query))))


def addresses(report: str) -> list[tuple[str, dict[str, str]]]:
    whole = select.whole_report(report)
    figure = whole.reported_rows[0]
    return [
        (f"overview/{report}", {}),
        (f"area/{report}", {}),
        *((f"area/{report}/{area}", {}) for area in whole.areas[:2]),
        ("indicator", {"report": report}),
        (f"indicator/{figure.indicator}", {"report": report}),
        (f"text/{report}", {}),
        (f"text/{report}", {"figure": figure.id} if whole.is_quoted else {}),
        ("data", {"report": report}),
        ("about", {"report": report, "figure": figure.id}),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", [QUOTED, CITED])
def test_no_page_has_a_link_without_an_address_and_each_says_that_none_is_known(report, language):
    for path, query in addresses(report):
        page = parsed(f"/{language}/{path}", query)
        empty = [link.html for link in page.css("[href],[src]") if not _address(link)]
        assert not empty, (path, empty)
        # On screen above the page, on paper below it.
        assert not_given(language) in page.css_first(".banner, .text-banner").text(), path
        assert not_given(language) in page.css_first(".bottom .paper-only").text(), path


def _address(link: Any) -> str:
    return (link.attributes.get("href") or link.attributes.get("src") or "").strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_is_reported_and_the_source_named_without_an_address(language):
    page = parsed(f"/{language}/about", {"report": QUOTED, "figure": "mediation_cases_count"})
    assert not_given(language) in page.css_first("[data-error-text]").text()
    assert not_given(language) in page.css_first(".facts").text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cited_source_is_named_without_promising_a_link(language):
    note = parsed(f"/{language}/overview/{CITED}", {}).css_first(".cited-note")
    assert not note.css("a") and not_given(language) in note.text()
    assert ("链接" if language == "zh" else "the link") not in note.text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_a_citation_says_once_that_no_address_is_given(style, language):
    cited = cite_report(select.whole_report(QUOTED).row, style, language, TODAY)
    assert cited.casefold().count(not_given(language)) == 1
    assert "url" not in cited and not cited.endswith((" ", "from", "自"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_of_a_cited_report_is_quoted_without_an_address(language):
    whole = select.whole_report(CITED)
    quoted = quote_figure(whole.row, whole.reported_rows[0], language, "")
    assert quoted.endswith(not_given(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_says_so_beside_the_word_address(language):
    """In rows the cell is empty: a column of addresses holds nothing else."""
    whole = select.whole_report(QUOTED)
    rows = export_report(whole, whole.observations, language)
    assert set(rows["url"]) == {""}
    sources = whole.of_the_place[whole.of_the_place["id"] == QUOTED]
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, sources, language, TODAY)))
    told = dict(book.worksheets[1].iter_rows(max_col=2, values_only=True))
    assert told[{"zh": "网址", "en": "Address"}[language]] == not_given(language)
