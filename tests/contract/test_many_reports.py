"""Every report is at home: its pages answer, show nothing of another's, its files say what the screen
says."""

import csv
import io
import json
import re
from functools import cache
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.text import text
from data import select, store
from tests.contract.site import LANGUAGES, client
from tests.first_report import DEMO
from tests.thorough import tried

FIRST = "luoding-2022"
REPORTS = sorted([FIRST, *(path.name for path in (DEMO / "reports").iterdir())])
# Shorter words, such as Oversight, and numbers of one or two digits stand in many reports and in the
# catalogue.
SHORTEST, SHORTEST_ENGLISH, FEWEST_DIGITS = 5, 20, 3
OTHERS = ".years-block, .years-why, .other-places, .key-last-year, .stated-elsewhere"
ONLY_FIGURES = {
    name for name in REPORTS if name != FIRST and not (DEMO / "reports" / name / "text.txt").is_file()
}


# One that is quoted, one of another place, and one that is only cited; all others are patient.
DAILY = {FIRST, "boyu-2023", min(ONLY_FIGURES)}


def daily(reports: list[str]) -> list[Any]:
    """Return the reports as parameters, patient but for those of every day."""
    return [pytest.param(name, marks=[] if name in DAILY else [pytest.mark.patient]) for name in reports]


pytestmark = pytest.mark.usefixtures("demo")


# Pages of indicators are drawn alike: each report has some of its own looked at.
EACH = tried(16, 1)


def pages(report: str) -> list[str]:
    whole = select.whole_report(report)
    stated = sorted(set(whole.reported["indicator"]))
    return [
        f"overview/{report}",
        f"area/{report}",
        *(f"area/{report}/{area}" for area in whole.areas),
        f"indicator?report={report}",
        *(f"indicator/{name}?report={report}" for name in stated[::EACH]),
        f"indicator/{whole.not_reported['indicator'].iloc[0]}?report={report}",
        f"text/{report}",
        *(f"text/{report}?figure={name}" for name in whole.reported["id"].iloc[:2]),
        f"data?report={report}",
        f"data?report={report}&missing=shown",
    ]


@cache
def body(report: str, language: str, page: str) -> str:
    answer = client().get(f"/{language}/{page}")
    assert answer.status_code == 200, f"/{language}/{page}: {answer.status_code}"
    tree = LexborHTMLParser(answer.text)
    # The header and the lists to choose from name other reports, and so do the blocks that say they show
    # other years and places; nothing else does.
    for node in tree.css(f"header, script, style, select, datalist, {OTHERS}"):
        node.decompose()
    return tree.body.text(separator="\n")


@cache
def words_of(report: str) -> set[str]:
    """Return what belongs to a report: its place, headings, titles, listed items."""
    whole = select.whole_report(report)
    found = {whole.row.place_zh, whole.row.title}
    for frame, columns in (
        (whole.sections, ("heading", "heading_en", "short_zh", "short_en")),
        (whole.statements, ("title_zh", "title_en")),
        (whole.listed, ("name_zh",)),
    ):
        for column in columns:
            found |= set(frame[column])
    return {word for word in found if len(word) >= (SHORTEST_ENGLISH if word.isascii() else SHORTEST)}


@cache
def numbers_of(report: str) -> set[str]:
    """Return a report's numbers as pages write them."""
    rows = select.whole_report(report).reported
    values = [value for value in rows["value"].dropna() if value >= 10 ** (FEWEST_DIGITS - 1)]
    plain = {f"{value:.0f}" if float(value).is_integer() else f"{value}" for value in values}
    return plain | {f"{float(number):,.0f}" if float(number).is_integer() else number for number in plain}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", daily(REPORTS))
def test_every_page_of_every_report_answers(report, language):
    for page in pages(report):
        assert body(report, language, page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("report", daily(REPORTS))
def test_no_page_shows_a_word_or_number_of_another_report(report, language):
    own_text = select.whole_report(report).text
    own_words, own_numbers = words_of(report), numbers_of(report)
    place = select.whole_report(report).row.place
    wrong = []
    for other in REPORTS:
        if other == report:
            continue
        theirs = {word for word in words_of(other) - own_words if word not in own_text}
        if select.whole_report(other).row.place == place:
            theirs -= {select.whole_report(other).row.title}
        numbers = {number for number in numbers_of(other) - own_numbers if number not in own_text}
        for page in pages(report):
            shown = body(report, language, page)
            wrong += [f"{page}: {word!r} of {other}" for word in theirs if word in shown]
            seen = set(re.findall(r"\d[\d,]*(?:\.\d+)?", shown))
            wrong += [f"{page}: {number} of {other}" for number in numbers & seen]
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("report", daily(REPORTS))
def test_the_files_of_a_report_say_what_it_states(report):
    whole = select.whole_report(report)
    answer = client().get("/download/zh/all.json")
    own = [row for row in json.loads(answer.data) if row["report"] == report]
    rows = [row for row in own if row["status"] == "reported"]
    assert [(row["indicator"], row["stated"], row["year"]) for row in rows] == [
        (row.indicator, row.stated, row.year) for row in whole.reported_rows
    ]
    assert whole.is_quoted or not any(row["sentence"] for row in rows)
    answer = client().get(f"/download/zh/view.plain.csv?report={report}&columns=all")
    told = list(csv.DictReader(io.StringIO(answer.data.decode(), newline="")))
    stated = [row for row in told if row["qualifier"] != text("data_page.qualifier_computed", "zh")]
    assert [row["indicator"] for row in stated] == [row["indicator"] for row in rows]
    assert len(told) == len(own)


@pytest.mark.parametrize("report", daily(sorted(set(REPORTS) - ONLY_FIGURES)))
def test_every_chart_has_its_picture_and_files(report):
    from components.charts.plan import charts

    for chart in charts(select.whole_report(report)):
        for language in LANGUAGES:
            assert client().get(f"/picture/{language}/{report}/{chart.id}.json").status_code == 200
        for kind in ("csv", "xlsx", "json"):
            assert client().get(f"/download/zh/{report}/chart/{chart.id}.{kind}").status_code == 200
    for name in ("map", "plan"):
        assert client().get(f"/picture/zh/{report}/{name}.json").status_code == 200


def test_all_invented_reports_are_served():
    assert sorted(store.current().folders()) == REPORTS
    assert not store.current().left_out


def test_a_figure_of_last_year_has_an_address_and_stands_apart_from_this_years():
    whole = select.whole_report("yanxi-2023")
    last = whole.reported[whole.reported["year"] == 2022]
    assert len(last) >= 3 and not set(last["id"]) & {row.id for row in whole.own_rows}
    for row in last.itertuples():
        shown = body("yanxi-2023", "zh", f"text/yanxi-2023?figure={row.id}")
        assert row.stated in shown


def test_the_demonstration_says_so_on_every_page(monkeypatch):
    monkeypatch.setenv("DEMO", "1")
    from components.site import page_cache

    page_cache.clear()
    for page in (
        "",
        "/overview/boyu-2023",
        "/text/yanxi-2022",
        "/data",
        "/reports",
        "/about",
        "/check",
        "/nowhere",
    ):
        assert "虚构" in client().get(f"/zh{page}").text, page
        assert "invented" in client().get(f"/en{page}").text, page
    page_cache.clear()
