"""Hedged values: for all numbers that the inputs allow, a result contains the operation's own."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.arithmetic.hedged import (
    REASONS,
    Hedged,
    Refused,
    add,
    compare,
    counted_in,
    hedged,
    ratio,
    share,
    subtract,
    usage_below,
)

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=2)
GAPS = st.fractions(min_value=0, max_value=10**6)
BOUNDED = st.sampled_from(["exact", "at_least", "at_most"])
ANY = st.sampled_from(["exact", "at_least", "about", "at_most"])


def number(value: str | int, qualifier: str = "exact") -> Hedged:
    return Hedged(Decimal(value), qualifier)


@st.composite
def allowed(draw: st.DrawFn) -> tuple[Hedged, Fraction]:
    """Draw a bounded wording and one number that it allows."""
    said = Hedged(draw(NUMBERS), draw(BOUNDED))
    way = {"exact": 0, "at_least": 1, "at_most": -1}[said.qualifier]
    return said, Fraction(said.value or 0) + way * draw(GAPS)


def contains(answer: Hedged, value: Fraction) -> bool:
    """Tell whether an answer allows a number; a quotient is cut to 28 digits, so exact means to 27."""
    if answer.qualifier == "exact":
        return abs(Fraction(answer.value) - value) <= abs(value) / 10**27
    above = answer.lower is None or Fraction(answer.lower) <= value
    return above and (answer.upper is None or value <= Fraction(answer.upper))


@given(allowed(), allowed())
def test_a_sum_contains_every_sum_that_its_terms_allow(left, right):
    answer = add(left[0], right[0])
    assert isinstance(answer, Refused) or contains(answer, left[1] + right[1])


@given(allowed(), allowed())
def test_a_difference_contains_every_difference_that_its_terms_allow(left, right):
    answer = subtract(left[0], right[0])
    assert isinstance(answer, Refused) or contains(answer, left[1] - right[1])


@given(allowed(), allowed())
@example((number(1), Fraction(1)), (number(3, "at_least"), Fraction(3)))
@example((number(1, "at_least"), Fraction(1)), (number(3), Fraction(3)))
@example((number(2, "at_most"), Fraction(2)), (number(3), Fraction(3)))
@example((number(2), Fraction(2)), (number(-3, "at_most"), Fraction(-3)))
@example((number(-6, "at_most"), Fraction(-600)), (number(3, "at_least"), Fraction(3)))
@example((number(6, "at_least"), Fraction(600)), (number(3, "at_least"), Fraction(3)))
def test_a_ratio_contains_every_ratio_that_its_terms_allow(left, right):
    answer = ratio(left[0], right[0])
    assert isinstance(answer, Refused) or contains(answer, left[1] / right[1])


@given(allowed(), allowed())
def test_a_share_contains_every_share_that_its_terms_allow(left, right):
    answer = share(left[0], right[0])
    assert isinstance(answer, Refused) or contains(answer, 100 * left[1] / right[1])


@given(allowed(), allowed())
@example((number(5, "at_least"), Fraction(5)), (number(5), Fraction(5)))
@example((number(5, "at_most"), Fraction(5)), (number(5, "at_least"), Fraction(5)))
def test_a_comparison_never_says_what_an_allowed_value_contradicts(left, right):
    a, b = left[1], right[1]
    holds = {
        "less": a < b,
        "not_greater": a <= b,
        "equal": a == b,
        "not_less": a >= b,
        "greater": a > b,
        "cannot_be_said": True,
    }
    assert holds[compare(left[0], right[0])]


@given(NUMBERS, NUMBERS, ANY, st.sampled_from([add, subtract, ratio, share]))
def test_arithmetic_with_about_stays_about_or_is_refused(a, b, qualifier, operation):
    for answer in (
        operation(Hedged(a, "about"), Hedged(b, qualifier)),
        operation(Hedged(b, qualifier), Hedged(a, "about")),
    ):
        assert isinstance(answer, Refused) or answer.qualifier == "about"


@given(NUMBERS, NUMBERS, ANY)
def test_about_is_never_above_or_below_anything(a, b, qualifier):
    assert compare(Hedged(a, "about"), Hedged(b, qualifier)) == "cannot_be_said"
    assert compare(Hedged(b, qualifier), Hedged(a, "about")) == "cannot_be_said"


@given(NUMBERS, ANY, NUMBERS, ANY, st.sampled_from([add, subtract, ratio, share]))
def test_every_refusal_gives_a_listed_reason(a, first, b, second, operation):
    answer = operation(Hedged(a, first), Hedged(b, second))
    assert isinstance(answer, Hedged) or answer.reason in REASONS


def test_at_least_thirty_and_exactly_five_are_at_least_thirty_five():
    assert add(number(30, "at_least"), number(5)) == number(35, "at_least")


def test_three_parts_add_up_exactly():
    assert add(number(518), number(7), number(1105)) == number(1630)


def test_an_open_part_leaves_at_most_the_rest():
    assert subtract(number(100), number(30, "at_least")) == number(70, "at_most")


def test_a_difference_may_lie_below_zero():
    assert subtract(number(10), number(12, "at_least")) == number(-2, "at_most")


@pytest.mark.parametrize("operation", [add, subtract, ratio, share])
def test_a_missing_figure_makes_no_number(operation):
    missing = Hedged(None, "")
    assert operation(missing, number(1)) == Refused("not_reported")
    assert operation(number(1), missing) == Refused("not_reported")
    assert compare(missing, number(1)) == "cannot_be_said"


def test_two_open_ends_that_point_apart_are_refused():
    assert add(number(1, "at_least"), number(2, "at_most")) == Refused("open_at_both_ends")
    assert subtract(number(1, "at_least"), number(2, "at_least")) == Refused("open_at_both_ends")


@pytest.mark.parametrize(
    "zero",
    [(0, "exact"), (0, "about"), (-5, "about"), (0, "at_least"), (5, "at_most"), (-5, "at_least")],
)
def test_what_may_be_zero_divides_nothing(zero):
    over = number(1, "about" if zero[1] == "about" else "exact")
    assert ratio(over, number(*zero)) == Refused("divided_by_zero")


def test_about_has_no_bounds():
    assert (number(5, "about").lower, number(5, "about").upper) == (None, None)


@pytest.mark.parametrize("operation", [add, ratio])
def test_about_and_an_open_end_make_no_number(operation):
    assert operation(number(5, "about"), number(3, "at_least")) == Refused("about_has_no_bounds")
    assert operation(number(5, "at_least"), number(3, "about")) == Refused("about_has_no_bounds")


def test_a_share_with_an_open_whole_is_bounded():
    assert share(number(5), number(10, "at_least")) == number(50, "at_most")


def test_a_share_with_both_ends_open_is_refused():
    assert share(number(5, "at_least"), number(10, "at_least")) == Refused("open_at_both_ends")


def test_a_bound_that_never_ends_is_cut_away_from_the_numbers_it_allows():
    least, most = ratio(number(2, "at_least"), number(3)), ratio(number(2, "at_most"), number(3))
    assert str(least.value).endswith("6666") and str(most.value).endswith("6667")


def test_a_sum_that_cannot_be_kept_to_its_last_digit_is_refused():
    assert add(number("1E+300"), number(1)) == Refused("too_long")


@pytest.mark.parametrize(
    ("value", "step"),
    [("190", "200"), ("14000000", "15000000"), ("12000", "13000"), ("100", "200"), ("20000.0", "30000")],
)
def test_usage_names_the_next_step_of_the_last_place_worded(value, step):
    assert number(value, "at_least").usage_below == Decimal(step)


@pytest.mark.parametrize("value", ["34", "98.1", "0", "-20"])
def test_a_number_that_ends_in_ones_has_no_next_step(value):
    assert number(value, "at_least").usage_below is None


@pytest.mark.parametrize("qualifier", ["exact", "about", "at_most"])
def test_usage_reads_only_open_ends(qualifier):
    assert number(190, qualifier).usage_below is None


def test_usage_reads_yu_and_duo_but_not_at_least_or_exceeding():
    open_end = number(190, "at_least")
    assert usage_below(open_end, "190余份") == usage_below(open_end, "190多份") == Decimal(200)
    for words in ("超过190份", "190份以上", "多于190份"):
        assert usage_below(open_end, words) is None


def test_a_qualifier_outside_the_list_is_refused_by_name():
    with pytest.raises(ValueError, match="one of exact, at_least, about, at_most would"):
        number(1, "over")


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), 1.5])
def test_only_finite_decimals_are_values(value):
    with pytest.raises(ValueError, match="a finite Decimal would be right"):
        Hedged(value, "exact")


@pytest.mark.parametrize(
    ("cell", "value"), [(98.1, "98.1"), (14000000.0, "14000000"), (7, "7"), ("98.10", "98.10"), (2.0, "2")]
)
def test_a_cell_keeps_its_digits(cell, value):
    assert str(hedged(cell, "exact").value) == value


@pytest.mark.parametrize("cell", [None, float("nan"), ""])
def test_a_missing_cell_has_no_value_and_no_bounds(cell):
    missing = hedged(cell, "")
    assert (missing.value, missing.lower, missing.upper, missing.usage_below) == (None,) * 4


@pytest.mark.parametrize(
    ("stated", "word"),
    [
        ("336余件", "件"),
        ("190余份", "份"),
        ("1400多万元", "元"),
        ("1.27万人次", "人次"),
        ("十二件", "件"),
        ("1,630个", "个"),
        ("98.1%", ""),
        ("近300", ""),
        ("300多", ""),
    ],
)
def test_a_figure_is_counted_in_the_reports_own_word(stated, word):
    assert counted_in(stated) == word
