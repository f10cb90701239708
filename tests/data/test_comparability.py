"""Which figures may stand side by side, and each reason why not."""

import pytest

from data.arithmetic.comparability import CAREFUL, REASONS, REFUSED, Comparand, comparability

ONE = Comparand(
    indicator="cases_count",
    unit="case",
    kind="count",
    nature="flow",
    must_agree=("unit", "scope", "level"),
    year=2022,
    period="2022",
    period_basis="year",
    scope="",
    actor="",
    place="110001",
    level="county",
    body="government",
    above=("110000",),
    publisher="Wangshu County",
    document="https://example.invalid/1",
    source_kind="government",
)
OTHER = ONE._replace(
    place="120001", above=("120000",), publisher="Qinglan", document="https://example.invalid/2"
)
COURT = ONE._replace(body="court", place="court")

# By reason: two figures that differ in nothing else.
PAIRS = {
    "other_indicator": (ONE, ONE._replace(indicator="applications_count")),
    "other_unit": (ONE, ONE._replace(unit="person")),
    "not_a_quantity": (ONE._replace(kind="rank"), ONE._replace(kind="rank")),
    "whole_and_part": (ONE, ONE._replace(place="110000", above=())),
    "other_scope": (ONE._replace(scope="first instance"), ONE._replace(scope="all instances")),
    "other_actor": (ONE._replace(actor="the bureau"), ONE._replace(actor="the government")),
    "other_period": (ONE, ONE._replace(period="2022-01/2022-09")),
    "other_body": (ONE, COURT._replace(document="https://example.invalid/3")),
    "other_level": (OTHER, ONE._replace(level="prefecture")),
    "scope_of_one": (ONE, ONE._replace(scope="first instance")),
    "actor_of_one": (ONE, ONE._replace(actor="the bureau")),
    "period_of_one": (ONE, ONE._replace(period_basis="not_stated")),
    "part_of_year": (
        ONE._replace(year=2021, period="2021-01/2021-09"),
        ONE._replace(period="2022-01/2022-09"),
    ),
    "one_table": (ONE, COURT),
    "other_publisher": (ONE, ONE._replace(publisher="Provincial Bureau", year=2021)),
    "other_source_kind": (OTHER, ONE._replace(source_kind="media")),
    "other_year": (OTHER, ONE._replace(year=2021)),
}


def test_every_reason_has_a_pair_here():
    assert set(PAIRS) == set(REASONS)


@pytest.mark.parametrize("reason", PAIRS)
def test_a_difference_gives_its_reason_and_no_other_way_round(reason):
    one, other = PAIRS[reason]
    told = comparability(one, other)
    assert told.reasons == (reason,)
    assert told.grade == ("not" if reason in REFUSED else "with_care")
    assert comparability(other, one) == told


def test_two_years_of_one_publisher_are_the_same():
    assert comparability(ONE, ONE._replace(year=2023, period="2023")).grade == "same"


def test_two_places_of_a_level_in_one_year_are_the_same():
    assert comparability(ONE, OTHER).grade == "same"


def test_the_gravest_reason_comes_first_and_a_refusal_names_no_lesser_one():
    far = OTHER._replace(level="province", period="2021-01/2021-06", year=2021, source_kind="media")
    told = comparability(ONE, far)
    assert told.reasons == ("other_period", "other_level")
    assert not set(told.reasons) & set(CAREFUL)


def test_a_stock_needs_no_period():
    stock = ONE._replace(nature="stock")
    assert comparability(stock, stock._replace(period_basis="not_stated")).grade == "same"


def test_a_period_over_two_years_is_compared_with_itself_alone():
    term = ONE._replace(period="2021-08/2022-07")
    assert comparability(term, term._replace(period="2022-08/2023-07")).reasons == ("other_period",)
    assert comparability(term, OTHER._replace(period="2021-08/2022-07")).reasons == ("part_of_year",)


def test_levels_are_compared_where_the_indicator_says_so():
    free = ONE._replace(must_agree=("unit", "scope"))
    assert comparability(free, OTHER._replace(must_agree=("unit", "scope"), level="town")).grade == "same"
