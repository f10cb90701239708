"""Values that carry their hedge (over 190, nearly 300), and arithmetic that never claims more than they do.

`exact` allows one number, `at_least` and `at_most` all numbers from or up to theirs, `about` has no bounds.
What cannot be said is `Refused`, with a reason from REASONS; nothing here ever guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, Inexact, Overflow
from typing import Literal, TypeAlias

QUALIFIERS = ("exact", "at_least", "about", "at_most")
REASONS = (
    "not_reported",
    "about_has_no_bounds",
    "open_at_both_ends",
    "divided_by_zero",
    "too_long",
    "not_of_one_whole",
    "part_above_whole",
)

Order = Literal["less", "not_greater", "equal", "not_less", "greater", "cannot_be_said"]

# Sums are kept to the last digit or refused; quotients, which may never end, are cut to PLACES digits.
LONGEST = 200
PLACES = 28
EXACTLY = Context(prec=LONGEST, traps=[Inexact, Overflow])

# Only 余 and 多 right behind the number stop before its next step; 多于 and "exceeding" name no end.
WORD_WITH_A_NEXT_STEP = re.compile(r"[0-9０-９十百千万亿]\s?[余多](?!于)")

# What stands behind the last digit, numeral or hedge of a figure: 件, 人次.
NUMERALS = "0-9０-９〇零一二三四五六七八九十百千万亿两余多"
CLASSIFIER = re.compile(rf"(?<=[{NUMERALS}])[^{NUMERALS}%％\s几近约]{{1,3}}$")


@dataclass(frozen=True)
class Refused:
    """An answer that the inputs do not allow; `reason` is one of REASONS."""

    reason: str


@dataclass(frozen=True)
class Hedged:
    """A number as it was worded: its base-unit value and how far the wording commits to it.

    value: None where nothing is reported; the qualifier may then be empty.
    """

    value: Decimal | None
    qualifier: str = "exact"

    def __post_init__(self) -> None:
        if self.value is None:
            return
        if not isinstance(self.value, Decimal) or not self.value.is_finite():
            raise ValueError(f"value: {self.value!r}, a finite Decimal would be right")
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"qualifier: {self.qualifier!r}, one of {', '.join(QUALIFIERS)} would be right")

    @property
    def lower(self) -> Decimal | None:
        return self.value if self.qualifier in ("exact", "at_least") else None

    @property
    def upper(self) -> Decimal | None:
        return self.value if self.qualifier in ("exact", "at_most") else None

    @property
    def usage_below(self) -> Decimal | None:
        """Return the next step of the last place that is not zero: 190 -> 200, 14,000,000 -> 15,000,000.

        A reading of usage, not of the words, and of 余 and 多 only (see `usage_below`); no bound, so no
        arithmetic uses it. 12,000 (1.2万余) -> 13,000. None where the number ends in ones or decimals: no
        whole thing lies between 34 and 35, so the step of 34余 says nothing.
        """
        if self.qualifier != "at_least" or self.value is None or self.value <= 0:
            return None
        step = _last_place(self.value)
        return self.value + step if step >= 10 else None


Answer: TypeAlias = Hedged | Refused


def hedged(value: object, qualifier: str) -> Hedged:
    """Return a table's cell as a Hedged: numbers of any kind, missing (None, NaN, NA) as not reported."""
    # By its words: pandas' NA refuses to be compared, and a float's shortest form is what was written.
    words = "" if value is None else str(value)
    if words in ("", "nan", "NaN", "<NA>", "None"):
        return Hedged(None, qualifier)
    number = Decimal(words)
    return Hedged(_plain(number) if isinstance(value, float) else number, qualifier)


def usage_below(number: Hedged, stated: str) -> Decimal | None:
    """Return the reading of usage of a figure as stated, None where its hedge names no next step."""
    return number.usage_below if WORD_WITH_A_NEXT_STEP.search(stated) else None


def counted_in(stated: str) -> str:
    """Return the word that a figure is counted in as it is stated (336余件 -> 件), "" where it has none.

    One report counts opinions in 件 and another in 份; each keeps its word.
    """
    classifier = CLASSIFIER.search(stated)
    return classifier[0] if classifier else ""


def add(*terms: Hedged) -> Answer:
    """Return the sum. The terms must be parts of one whole; that is the caller's to know."""
    total = Hedged(Decimal(0), "exact")
    for term in terms:
        answer = _add(total, term)
        if isinstance(answer, Refused):
            return answer
        total = answer
    return total


def subtract(whole: Hedged, part: Hedged) -> Answer:
    """Return whole minus part; it may lie below zero, which the inputs then said."""
    return _add(whole, _negative(part))


def ratio(over: Hedged, under: Hedged) -> Answer:
    """Return over / under; with an open denominator bounded where it cannot be zero, else refused."""
    if over.value is None or under.value is None:
        return Refused("not_reported")
    if "about" in (over.qualifier, under.qualifier):
        return _about_ratio(over, under)
    if _may_be_zero(under):
        return Refused("divided_by_zero")
    # What follows knows divisors above zero alone; both signs turned leave the quotient as it is.
    if under.upper is not None and under.upper < 0:
        over, under = _negative(over), _negative(under)
    return _positive_ratio(over, under)


def share(part: Hedged, whole: Hedged) -> Answer:
    """Return part of whole in per cent."""
    answer = ratio(part, whole)
    if isinstance(answer, Refused):
        return answer
    return Hedged(EXACTLY.multiply(_value(answer), Decimal(100)), answer.qualifier)


def compare(left: Hedged, right: Hedged) -> Order:
    """Return what holds for all numbers that both wordings allow; mostly that it cannot be said."""
    never_below, never_above = _reaches(left.lower, right.upper), _reaches(right.lower, left.upper)
    if never_below and never_above:
        return "equal"
    if never_below:
        return "greater" if left.lower != right.upper else "not_less"
    if never_above:
        return "less" if left.upper != right.lower else "not_greater"
    return "cannot_be_said"


def _reaches(lower: Decimal | None, upper: Decimal | None) -> bool:
    return lower is not None and upper is not None and lower >= upper


def _value(number: Hedged) -> Decimal:
    assert number.value is not None
    return number.value


def _plain(number: Decimal) -> Decimal:
    """Return 98.1 as 98.1 and 14000000.0 as 14000000: a float's own zeros are no stated precision."""
    whole = number == number.to_integral_value()
    return number.quantize(Decimal(1), context=EXACTLY) if whole else number.normalize()


def _last_place(number: Decimal) -> Decimal:
    # `normalize` takes the zeros off the end, so that the exponent is that of the last digit.
    exponent = number.normalize(EXACTLY).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent)


def _negative(number: Hedged) -> Hedged:
    if number.value is None:
        return number
    opposite = {"at_least": "at_most", "at_most": "at_least"}
    return Hedged(EXACTLY.minus(number.value), opposite.get(number.qualifier, number.qualifier))


def _add(left: Hedged, right: Hedged) -> Answer:
    if left.value is None or right.value is None:
        return Refused("not_reported")
    qualifier = _joined({left.qualifier, right.qualifier})
    if isinstance(qualifier, Refused):
        return qualifier
    try:
        return Hedged(EXACTLY.add(left.value, right.value), qualifier)
    except Inexact:
        return Refused("too_long")


def _joined(qualifiers: Iterable[str]) -> str | Refused:
    """Return the qualifier of a sum: two open ends must point the same way, and about joins only exact."""
    hedges = set(qualifiers) - {"exact"}
    if len(hedges) > 1:
        return Refused("about_has_no_bounds" if "about" in hedges else "open_at_both_ends")
    return hedges.pop() if hedges else "exact"


def _may_be_zero(number: Hedged) -> bool:
    above = number.lower is not None and number.lower > 0
    below = number.upper is not None and number.upper < 0
    return not (above or below)


def _about_ratio(over: Hedged, under: Hedged) -> Answer:
    if {over.qualifier, under.qualifier} - {"about", "exact"}:
        return Refused("about_has_no_bounds")
    if under.value == 0 or (under.qualifier == "about" and _value(under) <= 0):
        return Refused("divided_by_zero")
    return Hedged(_divide(_value(over), _value(under), ROUND_HALF_EVEN), "about")


def _positive_ratio(over: Hedged, under: Hedged) -> Answer:
    """Return over / under where every allowed denominator is above zero: exact, or open upwards."""
    value, divisor = _value(over), _value(under)
    if under.qualifier == "exact":
        return Hedged(_divide(value, divisor, _outward(over.qualifier)), over.qualifier)
    if value == 0 and over.qualifier == "exact":
        return Hedged(Decimal(0), "exact")
    # A growing denominator draws the quotient towards zero, so only the end away from zero is a bound.
    if value >= 0 and over.qualifier != "at_least":
        return Hedged(_divide(value, divisor, ROUND_CEILING), "at_most")
    if value <= 0 and over.qualifier != "at_most":
        return Hedged(_divide(value, divisor, ROUND_FLOOR), "at_least")
    return Refused("open_at_both_ends")


def _outward(qualifier: str) -> str:
    # A bound that is cut to PLACES digits may allow more numbers than before, never fewer.
    return {"at_least": ROUND_FLOOR, "at_most": ROUND_CEILING}.get(qualifier, ROUND_HALF_EVEN)


def _divide(value: Decimal, divisor: Decimal, rounding: str) -> Decimal:
    return Context(prec=PLACES, rounding=rounding).divide(value, divisor)
