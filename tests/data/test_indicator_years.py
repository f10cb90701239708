"""The years of one indicator at one place, read from the shipped reports."""

from importlib import import_module

import pytest

from data import select
from data.select.rows import Observation

CASES, COURTS = "mediation_cases_count", "courts_first_instance_admitted_count"
# The package calls its answer as the module is called.
module = import_module("data.select.indicator_years")

pytestmark = pytest.mark.usefixtures("all_reports")


def years_of(report: str, indicator: str) -> select.IndicatorYears:
    return select.indicator_years(select.whole_report(report).row, indicator)


def test_the_related_figure_makes_a_trend_on_the_page_named_and_on_no_other():
    cases = years_of("luoding-2022", CASES)
    assert cases.is_trend and cases.own_years == (2021, 2022)
    assert [one.figure.stated for one in cases.related] == ["2387宗", "2323宗", "97.3%", "≥4000万元"]
    assert not any(series.joins for series in cases.series)
    for page in ("mediation_cases_successful_count", "mediation_disputed_amount"):
        alone = years_of("luoding-2022", page)
        assert not alone.is_trend and alone.related == ()
    assert not years_of("luoding-2021", "peoples_mediation_cases_count").is_trend


@pytest.mark.parametrize("report", ["huangshi-2016", "china-2022-2"])
def test_related_figures_alone_make_no_trend(report):
    cases = years_of(report, CASES)
    assert len(cases.own_years) > 1 and cases.related and not cases.is_trend


def test_columns_reach_over_the_held_years_that_adjoin_and_say_why_each_is_empty():
    cases = years_of("luoding-2022", CASES)
    assert cases.years == (2021, 2022, 2023, 2024, 2025)
    assert {cases.silence(CASES, year) for year in (2023, 2024, 2025)} == {"unknown"}
    assert cases.quoted == {2022}
    courts = years_of("guangdong-2019-3", "courts_first_instance_admitted_count")
    assert (courts.years[0], courts.years[-1]) == (2011, 2020)
    assert courts.silence(CASES, 2014) == "not_held"


def test_what_a_text_that_is_here_leaves_out_is_not_stated():
    assert (
        years_of("luoding-2022", "peoples_mediation_cases_count").silence(
            "peoples_mediation_cases_count", 2022
        )
        == "not_reported"
    )


def test_a_part_of_a_year_is_kept_and_is_in_no_series():
    courts = years_of("guangdong-2020", "courts_first_instance_admitted_count")
    assert [one.figure.period for one in courts.apart] == ["2020-01/2020-07"]
    held = [one.figure.period for series in courts.series for one in series.figures]
    assert "2020-01/2020-07" not in held
    main, *narrower = courts.series[:3]
    assert [(a.figure.year, b.figure.year) for a, b in main.joins] == [(2012, 2013), (2019, 2020)]
    assert [series.figures[0].figure.scope_zh for series in narrower] == [
        "粤港澳大湾区九市合计",
        "粤东西北地区合计",
    ]


def test_other_places_come_same_basis_first_and_never_this_place():
    lost = years_of("hefei-2021", "administrative_lawsuits_lost_share")
    own = lost.own_figure("hefei-2021")
    assert own is not None and own.figure.year == 2021
    grades = [own.against(one).grade for one in lost.compared(own)]
    assert grades and grades == sorted(grades, key=("same", "with_care", "not").index)
    assert lost.place not in {one.source.place for one in lost.others}


@pytest.mark.parametrize(
    ("report", "indicator", "before"),
    [
        ("hefei-2021", "administrative_lawsuits_lost_share", "13.5%"),
        ("luoding-2022", CASES, None),
        ("guangdong-2013", "reconsideration_admitted_count", "13102件"),
    ],
)
def test_the_year_before_is_there_where_it_is_of_one_basis(report, indicator, before):
    whole = select.whole_report(report)
    rows: list[Observation] = [whole.figures[indicator]]
    found = select.last_year(whole.row, rows).get(rows[0].id)
    assert (found.figure.stated if found else None) == before


def test_where_there_are_many_figures_none_of_this_place_is_left_out(monkeypatch):
    whole = years_of("guangdong-2019-3", COURTS)
    module._years.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(module, "MOST_OF_ALL", 3)
        few = years_of("guangdong-2019-3", COURTS)
    module._years.cache_clear()
    assert few.figures == whole.figures and len(few.others) == 3 < len(whole.others)
