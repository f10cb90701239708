"""Reports of which only figures are kept; figures of another year or part of one."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from components import pages
from components.figures.period import period_words
from components.pages.reports.newest_reports import day_words
from components.site.opening import from_url
from components.web.first_html import as_html
from data import select

FIRST, CITED = "luoding-2022", "daichuan-2024"


pytestmark = pytest.mark.usefixtures("demo")


def view(path, **query):
    return from_url(path, query)


def parsed(path, **query):
    seen = view(path, **query)
    return LexborHTMLParser(as_html(pages.layout(seen)))


def words(path, selector="main", **query):
    return parsed(path, **query).css_first(selector).text()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["overview", "area", "text"])
def test_pages_of_a_cited_report_say_so_and_lead_to_the_source(language, page):
    url = select.whole_report(CITED).row.url
    found = parsed(f"/{language}/{page}/{CITED}")
    note = found.css_first(".cited-note")
    assert note.css_first("a").attributes["href"] == url
    assert ("不收全文" if language == "zh" else "not the text") in note.text()


def test_the_overview_of_a_cited_report_lists_all_its_figures():
    page = parsed(f"/zh/overview/{CITED}")
    shown = {node.attributes["data-observation"] for node in page.css("main [data-observation]")}
    assert shown == set(select.whole_report(CITED).reported["id"])
    assert not page.css(".map-sheet, .key-figures, .areas, .subjects")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_indicator_of_a_cited_report_has_no_sentence(language):
    for row in select.whole_report(CITED).reported_rows:
        page = parsed(f"/{language}/indicator/{row.indicator}", report=CITED)
        assert page.css_first(f".indicator-figure [data-observation={row.id}]")
        assert page.css_first(".cited-note") and not page.css("blockquote") and not page.css("#sentence")


def test_what_a_text_that_is_not_held_says_is_unknown():
    said = words("/zh/indicator/mediation_cases_count", report=CITED)
    assert "不得而知" in said and "未列" not in said
    assert not parsed("/zh/indicator", report=CITED).css(".not-reported-list")


# Periods


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        ("2021", "2021年", "2021"),
        ("2022-09", "2022年9月", "September 2022"),
        ("2022-01/2022-09", "2022年1月至9月", "January to September 2022"),
        ("2021-11/2022-02", "2021年11月至2022年2月", "November 2021 to February 2022"),
        ("2018/2022", "2018年至2022年", "2018 to 2022"),
        ("2022-12-31", "2022年12月31日", "December 31, 2022"),
        ("as stated", "as stated", "as stated"),
    ],
)
def test_a_period_in_words(period, zh, en):
    assert (period_words(period, "zh"), period_words(period, "en")) == (zh, en)


def test_a_day_in_a_narrow_column():
    assert day_words("2024-01-29", "zh") == "2024年1月29日"
    assert day_words("2024-01-29", "zh", False) == "1月29日"
    assert day_words("2024-01-29", "en", False) == "29 Jan" and day_words("2024", "en") == "2024"


def test_only_figures_of_another_time_are_labelled():
    whole = select.whole_report("yanxi-2023")
    page = parsed("/zh/indicator", report="yanxi-2023")
    labelled = {
        row.css_first("[data-observation]").attributes["data-observation"]
        for row in page.css(".key-row")
        if row.css_first(".of-period")
    }
    assert labelled == {row.id for row in whole.reported_rows if row.period != "2023"}
    assert labelled
    assert not parsed("/zh/indicator", report=FIRST).css(".of-period")


def test_an_indicator_stated_twice_lists_the_other_figure_with_its_sentence():
    whole = select.whole_report("yanxi-2023")
    last = next(row for row in whole.reported_rows if row.year == 2022 and row.indicator in whole.figures)
    page = parsed(f"/zh/indicator/{last.indicator}", report="yanxi-2023")
    own = whole.figures[last.indicator]
    assert page.css_first(f".indicator-figure [data-observation={own.id}]")
    other = page.css_first(".other-figures a")
    assert other.attributes["href"] == f"/zh/text/yanxi-2023?figure={last.id}"
    assert re.match("2022年", other.text())
