"""Every figure of a report has a chart, drawn by hand or by its kind; what is not reported has none."""

from dataclasses import replace

import pytest

from components.charts.plan import chart_of_indicator, charts, charts_of_area, default_form
from data import select
from data.store import clear_cache
from tests.components.charts.rows import observations
from tests.data.copies import change, copy_of_data
from tests.data.test_growth import NEW, add_figure

REPORT = "luoding-2022"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    found = copy_of_data(tmp_path / "copy")
    monkeypatch.setenv("DATA_FOLDER", str(found))
    return found


def test_every_reported_figure_has_a_chart():
    without = [
        name
        for name in select.whole_report(REPORT).own["indicator"]
        if chart_of_indicator(select.whole_report(REPORT), name) is None
    ]
    assert without == []


def test_six_charts_of_the_first_report_draw_quantities():
    assert sum(chart.is_plotly for chart in charts(select.whole_report(REPORT))) == 6


def test_every_chart_has_an_id_of_its_own():
    found = charts(select.whole_report(REPORT))
    assert len({chart.id for chart in found}) == len(found)


def test_a_chart_stands_in_the_area_of_its_figures():
    assert [chart.id for chart in charts_of_area(select.whole_report(REPORT), "4")] == [
        "enforcement_certificates"
    ]


def test_a_share_stands_out_in_the_chart_of_its_whole():
    found = chart_of_indicator(select.whole_report(REPORT), "mediation_successful_share")
    assert (found.id, found.emphasis) == ("mediation", "mediation_successful_share")


@pytest.mark.parametrize(
    ("row", "form"),
    [
        ({"value": 30, "qualifier": "at_least", "usage_below": 40}, "squares"),
        ({"value": 201}, "number"),
        ({"value": 190, "qualifier": "at_least", "usage_below": 300}, "number"),
        ({"value": 40, "qualifier": "about"}, "number"),
        ({"value": 40, "qualifier": "at_most"}, "number"),
        ({"value": 0}, "number"),
        ({"value": 2.5}, "number"),
        ({"value": 98.1, "kind": "share", "unit": "percent", "unit_base": "percent"}, "share"),
        ({"value": 14_000_000, "kind": "amount"}, "number"),
        ({"value": None, "kind": "coverage"}, "words"),
    ],
)
def test_a_figure_that_nobody_drew_gets_a_chart_by_its_kind(row, form):
    stated = observations({"unit_base": "case"} | row)
    assert default_form(stated[0], stated)[0].name == form


def test_parts_that_fit_in_their_whole_are_drawn_in_it():
    stated = observations(
        {"value": 10}, {"value": 4, "part_of": "figure_0"}, {"value": 5, "part_of": "figure_0"}
    )
    part = stated[1]
    form, names = default_form(part, stated)
    assert (form.name, names) == ("parts", ("figure_0", "figure_1", "figure_2"))


def test_parts_above_their_whole_are_not_drawn_in_it():
    stated = observations({"value": 10}, {"value": 14, "part_of": "figure_0"})
    assert default_form(stated[1], stated)[0].name == "squares"


@pytest.mark.parametrize(("successful", "form"), [(2487, "remainder"), (2488, "number")])
def test_a_chart_by_hand_draws_no_part_above_its_whole(successful, form):
    report, part = select.whole_report(REPORT), "mediation_cases_successful_count"
    stated = report.observations.copy()
    stated.loc[stated["indicator"] == part, "value"] = successful
    assert chart_of_indicator(replace(report, observations=stated), part).form.name == form


@pytest.mark.parametrize(
    ("whole", "part"), [("exact", "about"), ("exact", "at_least"), ("about", "exact"), ("at_most", "exact")]
)
def test_what_is_not_exact_has_no_length_on_the_bar_of_its_whole(whole, part):
    rows = observations(
        {"value": 10, "qualifier": whole}, {"value": 4, "part_of": "figure_0", "qualifier": part}
    )
    stated = list(rows)
    assert {default_form(row, stated)[0].name for row in stated} <= {"squares", "number"}


def test_what_is_counted_in_another_unit_never_stands_on_the_bar_of_its_whole():
    whole, part = {"value": 10}, {"value": 4, "part_of": "figure_0", "unit": "person"}
    rows = observations(whole, part)
    found = [default_form(row, rows) for row in rows]
    assert [(form.name, names) for form, names in found] == [
        ("squares", ("figure_0",)),
        ("squares", ("figure_1",)),
    ]


def test_a_new_row_is_drawn_without_code(folder):
    add_figure(folder)
    found = chart_of_indicator(select.whole_report(REPORT), NEW)
    assert (found.form.name, found.area, found.is_plotly) == ("squares", "1", True)


def test_a_figure_that_is_not_reported_has_no_chart(folder):
    gone = {"indicator": "party_group_law_study_items_count"}
    change(
        folder,
        "observations",
        lambda row: row["indicator"] == gone["indicator"],
        **dict.fromkeys(
            ("value", "qualifier", "stated", "start", "end", "sentence_start", "sentence_end"), ""
        ),
        status="not_reported",
    )
    change(folder, "statements", lambda row: row["id"] == "2.1", says="words")
    clear_cache()
    assert "party_group_law_study" not in {chart.id for chart in charts(select.whole_report(REPORT))}
    assert chart_of_indicator(select.whole_report(REPORT), gone["indicator"]) is None
    assert len(select.observations(REPORT)) == 20
