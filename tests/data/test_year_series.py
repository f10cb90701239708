"""Series over years: joined only where consecutive years are of one basis; nothing bridged, nothing mixed."""

import pytest

from data.select.placed_figures import Wanted, placed_figures
from data.select.year_series import change_of, series_of

CASES = "mediation_cases_count"


@pytest.fixture
def made():
    """Return a maker of figures of one place: year, value, and what else their sources say."""
    (one,) = placed_figures(Wanted(indicators=(CASES,), reports=("luoding-2022",)))

    def make(year, value, qualifier="exact", period="", kind="count", **basis):
        figure = one.figure._replace(
            id=f"{year}-{value}",
            year=year,
            value=float(value),
            qualifier=qualifier,
            period=period or str(year),
            kind=kind,
            scope_zh=basis.get("scope", ""),
        )
        basis = {"publisher": "甲", "source_kind": "government", "actor": "", "document": f"{year}", **basis}
        told = one.comparand._replace(year=year, period=figure.period, kind=kind, scope="")
        return one._replace(figure=figure, comparand=told._replace(**basis))

    return make


def years(pairs):
    return [(one.figure.year, other.figure.year) for one, other in pairs]


def test_consecutive_years_of_one_basis_are_joined(made):
    (series,) = series_of(CASES, [made(2022, 7), made(2020, 5), made(2021, 6)])
    assert years(series.joins) == [(2020, 2021), (2021, 2022)]
    assert series.breaks == () and not series.is_narrower
    assert [change_of(pair).order for pair in series.joins] == ["greater", "greater"]


def test_a_missing_year_is_named_and_never_bridged(made):
    (series,) = series_of(CASES, [made(2018, 5), made(2021, 6)])
    assert series.joins == ()
    (gap,) = series.breaks
    assert (gap.missing, gap.pair.grade) == ((2019, 2020), "same")


@pytest.mark.parametrize(
    ("other", "grade"),
    [
        ({"publisher": "乙"}, "with_care"),
        ({"source_kind": "media"}, "with_care"),
        ({"scope": "县城"}, "with_care"),
    ],
)
def test_another_basis_breaks_the_series_with_its_reason(made, other, grade):
    (series,) = series_of(CASES, [made(2021, 5), made(2022, 6, **other)])
    assert series.joins == ()
    (found,) = series.breaks
    assert (found.pair.grade, found.missing) == (grade, ()) and found.pair.reasons


def test_two_figures_of_one_year_stand_apart_and_neither_is_joined(made):
    (series,) = series_of(CASES, [made(2021, 5), made(2022, 6), made(2022, 9)])
    assert [one.figure.value for one in series.figures] == [5, 6, 9]
    assert series.joins == () and len(series.breaks) == 1


def test_a_narrower_scope_of_several_years_has_a_series_of_its_own(made):
    figures = [made(2021, 50), made(2022, 60), made(2021, 5, scope="县城"), made(2022, 6, scope="县城")]
    whole, narrower = series_of(CASES, figures)
    assert [one.figure.value for one in whole.figures] == [50, 60]
    assert narrower.is_narrower and [one.figure.value for one in narrower.figures] == [5, 6]
    assert years(whole.joins) == years(narrower.joins) == [(2021, 2022)]


def test_a_narrower_scope_of_one_year_stands_beside_the_others(made):
    (series,) = series_of(CASES, [made(2021, 50), made(2022, 60), made(2022, 6, scope="县城")])
    assert [one.figure.value for one in series.figures] == [50, 60, 6]
    assert years(series.joins) == [(2021, 2022)]


def test_a_part_of_a_year_a_rank_and_a_claim_are_in_no_series(made):
    assert series_of(CASES, [made(2021, 5, period="2021-01/2021-09"), made(2022, 4, kind="rank")]) == ()


def test_a_related_figure_is_never_joined(made):
    (series,) = series_of(CASES, [made(2022, 6)], [made(2021, 5)])
    assert series.joins == () and series.breaks == ()
    assert [one.figure.year for one in series.all_figures] == [2021, 2022]
    assert [one.figure.year for one in series.related] == [2021]


def test_related_figures_that_could_not_be_drawn_make_no_series(made):
    assert series_of(CASES, [], [made(2020, 5, period="2016/2020"), made(2020, 1, kind="rank")]) == ()
