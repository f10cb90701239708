"""A change between two figures claims no more than both wordings allow."""

from decimal import Decimal

import pytest

from data.arithmetic.change import Change, change
from data.arithmetic.hedged import Hedged


def of(value: str, qualifier: str = "exact") -> Hedged:
    return Hedged(Decimal(value), qualifier)


def by(value: str, qualifier: str) -> Hedged:
    return Hedged(Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        (of("13.5"), of("20.2"), Change("greater", by("6.7", "exact"))),
        (of("23149"), of("22004"), Change("less", by("1145", "exact"))),
        (of("7"), of("7"), Change("equal")),
        (of("49"), of("60", "at_least"), Change("greater", by("11", "at_least"))),
        (of("50", "at_most"), of("80"), Change("greater", by("30", "at_least"))),
        (of("50", "at_most"), of("80", "at_least"), Change("greater", by("30", "at_least"))),
        (of("80", "at_least"), of("50", "at_most"), Change("less", by("30", "at_least"))),
        (of("80", "at_least"), of("50"), Change("less", by("30", "at_least"))),
        (of("50"), of("50", "at_least"), Change("not_less")),
        (of("50"), of("50", "at_most"), Change("not_greater")),
    ],
)
def test_a_change_is_as_much_as_both_wordings_allow(earlier, later, found):
    assert change(earlier, later) == found


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (of("40000000", "at_least"), of("14000000", "at_least")),
        (of("14000000", "at_least"), of("40000000", "at_least")),
        (of("80"), of("50", "at_least")),
        (of("50", "at_most"), of("30")),
        (of("300", "about"), of("900")),
        (of("900"), of("300", "about")),
        (Hedged(None), of("3")),
    ],
)
def test_what_the_wordings_leave_open_cannot_be_said(earlier, later):
    assert change(earlier, later) == Change("cannot_be_said")
