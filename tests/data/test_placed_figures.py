"""Figures with their place and source, by indicator, place, year, level and report."""

from data.select.placed_figures import Wanted, placed_figures

LUODING = "445381"
CASES = "mediation_cases_count"


def test_figures_of_one_indicator_name_their_place_and_those_above_it():
    (own,) = placed_figures(Wanted(indicators=(CASES,), places=(LUODING,), years=(2022,)))
    assert (own.figure.value, own.source.id, own.source.place_zh) == (2487, "luoding-2022", "罗定市")
    assert own.comparand.above == ("445300", "440000")
    assert own.comparand.unit == "case"
    assert own.comparand.must_agree == ("unit", "scope", "level")


def test_figures_of_a_report_are_all_that_it_states():
    stated = placed_figures(Wanted(reports=("luoding-2022",)))
    assert len(stated) == 20
    assert [one.against(one).grade for one in stated] == ["same"] * 20


def test_years_are_those_of_the_figures_and_what_is_unknown_finds_nothing():
    assert not placed_figures(Wanted(places=(LUODING,), years=(1999,)))
    assert not placed_figures(Wanted(indicators=("nothing_count",)))
    assert not placed_figures(Wanted(places=(LUODING,), levels=("province",)))


def test_no_more_come_than_are_wanted():
    assert len(placed_figures(Wanted(reports=("luoding-2022",)), most=3)) == 3
