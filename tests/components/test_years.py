"""The years on an indicator's page: breaks, empty years, other places; the picture and the files."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from app import server
from components import pages
from components.site.opening import from_url
from components.site.pictures import made
from components.web.first_html import as_html
from data import select

CASES, COURTS = "mediation_cases_count", "courts_first_instance_admitted_count"
APPLIED = "reconsideration_applications_count"
CHANGED = re.compile("增长|增加|减少|下降|提高|多[0-9]|(?<!至)少[0-9]")

pytestmark = pytest.mark.usefixtures("all_reports")


def page(report, indicator, language="zh"):
    view = from_url(f"/{language}/indicator/{indicator}", {"report": report})
    return LexborHTMLParser(as_html(pages.layout(view)))


def words(node):
    return node.text() if node is not None else ""


def test_mediation_of_2021_stands_apart_with_its_reason_and_no_change():
    found = page("luoding-2022", CASES)
    card = found.css_first("#years")
    assert words(card.css_first(".finding")).startswith("人民调解受理纠纷数：2021年2,387宗；调解案件")
    assert len(card.css(".trend-break")) == 4 and card.css_first(".trend-values li.related")
    assert "一处写明人民调解，一处没有写明种类" in words(found.css_first(".years-why"))
    block = words(found.css_first(".years-block"))
    assert not CHANGED.search(block) and "100宗" not in block
    assert not found.css("[data-difference]")


@pytest.mark.parametrize(
    ("report", "indicator", "parts"),
    [
        ("luoding-2022", CASES, ["#years", "#year"]),
        ("guangdong-2020", COURTS, ["#years", "#year", "#places"]),
        ("luoding-2022", "mediation_disputed_amount", []),
    ],
)
def test_a_page_of_several_parts_begins_with_the_ways_to_them(report, indicator, parts):
    found = page(report, indicator)
    assert [node.attributes["href"] for node in found.css(".indicator-parts a")] == parts
    assert all(len(found.css(part)) == 1 for part in parts)


def test_a_publisher_is_told_how_to_say_what_a_figure_behind_a_break_counts():
    way = page("luoding-2022", CASES).css_first(".years-why > .note a")
    assert "figure=mediation_cases_count" in way.attributes["href"]


def test_empty_years_say_why_and_are_never_zero():
    found = page("luoding-2022", CASES)
    years = [words(node) for node in found.css(".trend-year")]
    assert [year[:4] for year in years] == ["2021", "2022", "2023", "2024", "2025"]
    notes = {words(node) for node in found.css(".trend-note")}
    assert notes == {"只引了数字，有没有写到这个数不知道"}
    courts = {words(node) for node in page("guangdong-2019-3", COURTS).css(".trend-note")}
    assert "尚未收入，不是零" in courts


def test_a_part_of_a_year_is_told_in_the_table_and_in_no_dot():
    found = page("guangdong-2020", COURTS)
    assert "2020年1月至7月" in words(found.css_first(".years-table"))
    assert not any("13,753" in words(node) for node in found.css(".trend-values li"))


def test_a_change_is_said_of_joined_years_alone_and_marked_as_computed():
    rows = page("hefei-2021", "administrative_lawsuits_lost_share").css(".years-table tbody tr")
    told = [words(row.css("td")[1]) for row in rows]
    assert told == ["", "比前一年多6.7个百分点 本站计算", "比前一年少4.7个百分点 本站计算"]
    english = page("hefei-2021", "administrative_lawsuits_lost_share", "en").css(".years-table tbody tr")
    assert "6.7 percentage points more than the year before" in words(english[1])


def test_open_ends_say_no_more_than_they_allow():
    found = page("guangzhou-general-office-2024", "decision_explanations_count")
    assert words(found.css_first(".finding")).endswith("2024年≥ 50项；比前一年至少多1项")
    assert words(found.css(".years-table tbody tr")[1].css("td")[1]) == "比前一年至少多1项 本站计算"


def test_the_title_names_the_figures_of_the_whole_place():
    title = words(page("hubei-2020", APPLIED).css_first("#years .finding"))
    assert title == "行政复议申请数：2013年3,598件，2020年5,422件"


def test_one_year_alone_has_no_axis():
    found = page("luoding-2021", "peoples_mediation_cases_count")
    assert found.css_first("#years") is None
    assert page("luoding-2022", "mediation_cases_successful_count").css_first("#years") is None


def test_what_has_no_axis_is_a_table_alone():
    found = page("guangdong-2019-3", "courts_first_instance_national_rank")
    assert found.css_first(".trend-grid") is None
    assert len(found.css(".years-table tbody tr")) > 2


def test_other_places_have_a_grade_and_a_reason_and_lead_to_the_comparison():
    found = page("guangdong-2019-3", COURTS).css_first(".other-places")
    for row in found.css("tbody tr"):
        cells = [words(cell) for cell in row.css("td")]
        assert cells[3] in ("同口径", "可参照", "不能比") and cells[4].endswith("。")
    href = found.css_first(".other-places-head a").attributes["href"]
    assert href.startswith(f"/zh/compare?indicator={COURTS}&places=440000,") and href.endswith("&years=2019")
    assert "名次" not in words(found.css_first("table"))


def test_the_overview_names_last_years_figure_where_there_is_one_of_one_basis():
    view = from_url("/zh/overview/luoding-2022", {})
    assert view.before == {}
    assert LexborHTMLParser(as_html(pages.layout(view))).css_first(".key-last-year") is None
    (placed,) = select.last_year(
        select.whole_report("hefei-2021").row, select.whole_report("hefei-2021").own_rows[:1]
    ).values()
    with_last = replace(view, before={CASES: placed})
    found = LexborHTMLParser(as_html(pages.layout(with_last))).css(".key-last-year")
    assert [words(node) for node in found] == ["2020年：13.5%"]
    assert found[0].css_first("a").attributes["href"].endswith("?report=hefei-2020")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("report", "indicator"), [("luoding-2022", CASES), ("guangdong-2019-3", COURTS), ("hubei-2020", APPLIED)]
)
def test_the_picture_holds_every_figure_that_the_page_draws(language, report, indicator):
    whole = select.whole_report(report)
    found = made(language, whole, f"years-{indicator}", date(2026, 11, 27))
    drawn = page(report, indicator, language).css(".trend-values .quantity")
    told = " ".join(one.text for one in found[0].layout.annotations)
    plain = re.sub("<[^>]+>", "", told)
    assert drawn and all(words(node) in plain for node in drawn)


def test_years_that_the_page_does_not_draw_have_no_picture():
    assert not page("hubei-2020", COURTS).css(".trend-values")
    assert made("zh", select.whole_report("hubei-2020"), f"years-{COURTS}", date(2026, 11, 27)) is None


def test_files_keep_period_and_scope_and_what_is_only_related():
    reader = server.test_client()
    body = reader.get(f"/download/zh/guangdong-2020/years/{COURTS}.csv").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body, newline="")))
    assert ("2020-01/2020-07", "13753") in {(row["period"], row["value"]) for row in rows}
    assert {row["scope"] for row in rows} >= {"", "粤东西北地区合计"}
    told = json.loads(reader.get(f"/download/en/luoding-2022/years/{CASES}.json").data)
    roles = {row["indicator"]: row["role"] for row in told}
    assert (roles[CASES], roles["peoples_mediation_cases_count"]) == ("own", "related")
    assert reader.get(f"/download/zh/luoding-2022/years/{CASES}.xlsx").status_code == 200
    for unknown in ("nothing.csv", "mediation_disputed_amount.csv", f"{CASES}.pdf"):
        assert reader.get(f"/download/zh/luoding-2022/years/{unknown}").status_code == 404
