"""Do a report's figures agree with each other? Sums, ratios and parts, by the rules of the table `checks`.

That figures agree does not verify them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from data.arithmetic.hedged import Answer, Hedged, Order, Refused, add, compare, hedged, ratio, share

DECIMALS = re.compile(r"\d+[.．](\d+)")
WRITTEN = re.compile(r"\d[\d,，]*(?:[.．]\d+)?")
# 九成 is 90 %, stated to the tens: one place fewer than a whole number.
TENTHS = "成"
OPERATORS = {"sum": "+", "ratio": "/", "at_most": None, "change": None}
# The fourth kind of rule needs the figures of two years: see `data.arithmetic.differences`.
OF_ONE_PERIOD = ("sum", "ratio", "at_most")
PER_CENT = ("share", "change")
# By the order of the computed number to the stated one. An order in neither table leaves the rule undecided.
CONTRADICTED: dict[str, tuple[Order, ...]] = {
    "sum": ("less", "greater"),
    "ratio": ("less", "greater"),
    "at_most": ("greater",),
}
CONFIRMED: dict[str, tuple[Order, ...]] = {
    "sum": ("equal",),
    "ratio": ("equal",),
    "at_most": ("less", "not_greater", "equal"),
}


NAMES = ("kind", "unit", "category", "part_of", "section", "unit_zh", "unit_en_one", "unit_en_many")


@dataclass(frozen=True)
class Figure:
    """A reported figure as arithmetic needs it; `places` are the decimals that its words state.

    rounding: by how much its words may have rounded it, in the unit of its value; 0 where it is written out.
    """

    indicator: str
    value: Hedged
    places: int
    kind: str
    unit: str
    category: str
    part_of: str
    section: str
    unit_zh: str
    unit_en_one: str
    unit_en_many: str
    rounding: Decimal = Decimal(0)

    @property
    def number(self) -> Decimal:
        """Its value without its hedge."""
        return _number(self.value)


@dataclass(frozen=True)
class Reconciliation:
    """One rule on one report: what follows from `left`, what `right` states, and whether the two agree."""

    id: str
    kind: str
    left: tuple[str, ...]
    right: str
    computed: Hedged
    stated: Hedged
    holds: bool
    sections: tuple[str, ...]
    places: int

    @property
    def shown(self) -> Decimal:
        """Return the computed number as shown: a ratio with one decimal more than stated, 98.11 for 98.1."""
        return rounded(self.computed, self.places + 1) if self.kind == "ratio" else _number(self.computed)


def figures(frame: pd.DataFrame) -> dict[str, Figure]:
    """Return the figures with a value by indicator.

    frame: columns of `data.select.observations`; rows without a value (claims, not reported) are left out.
    """
    stated = frame[(frame["status"] == "reported") & frame["value"].notna()]
    return {row["indicator"]: _figure(row) for _, row in stated.iterrows()}


def _figure(row: pd.Series) -> Figure:
    value = hedged(row["value"], row["qualifier"])
    rounding = rounding_of(value, row["stated"], str(row["kind"]))
    places, names = stated_places(row["stated"]), {name: str(row[name]) for name in NAMES}
    return Figure(row["indicator"], value, places, **names, rounding=rounding)


def reconcile(rules: pd.DataFrame, by_indicator: Mapping[str, Figure]) -> Iterator[Reconciliation]:
    """Yield what the figures say of every rule that they confirm or contradict.

    rules: columns id, kind, left, right; those of kind `change` are left out. Where figures differ by no
    more than rounding, neither is said.
    """
    return reconcile_each(rules.to_dict("records"), by_indicator)


def reconcile_each(
    rules: Iterable[Mapping[Any, Any]], by_indicator: Mapping[str, Figure]
) -> Iterator[Reconciliation]:
    """Yield what `reconcile` does, of rules as rows."""
    for rule in rules:
        if rule["kind"] not in OF_ONE_PERIOD or rule["right"] not in by_indicator:
            continue
        left = operands(rule["kind"], rule["left"])
        if set(left) <= by_indicator.keys():
            yield from _decided(rule, [by_indicator[name] for name in left], by_indicator[rule["right"]])


def operands(kind: str, left: str) -> tuple[str, ...]:
    """Return the indicators of a rule's left side: `a + b + c`, `a / b` or `a`."""
    return tuple(name.strip() for name in left.split(OPERATORS[kind]))


def _decided(rule: Mapping[Any, Any], left: list[Figure], right: Figure) -> Iterator[Reconciliation]:
    computed = compute(rule["kind"], left, right.kind)
    if isinstance(computed, Refused):
        return
    places = right.places
    holds = agree(rule["kind"], computed, right.value, places)
    if holds is None or (not holds and _is_rounding(rule["kind"], left, right)):
        return
    names, sections = (figure.indicator for figure in left), (figure.section for figure in (*left, right))
    yield Reconciliation(
        id=rule["id"],
        kind=rule["kind"],
        left=tuple(names),
        right=right.indicator,
        computed=computed,
        stated=right.value,
        holds=holds,
        sections=tuple(dict.fromkeys(sections)),
        places=places,
    )


def compute(kind: str, left: list[Figure], kind_of_right: str) -> Answer:
    """Return what the left side comes to; a ratio stands in per cent where the right side is a share."""
    values = [figure.value for figure in left]
    if kind == "sum":
        return add(*values)
    if kind == "ratio":
        return share(*values) if kind_of_right == "share" else ratio(*values)
    return values[0]


def agree(kind: str, computed: Hedged, stated: Hedged, places: int) -> bool | None:
    """Return whether a rule holds, None where the wordings leave it open.

    Two open ends of the same wording agree (100 + 90余 = 190余). A ratio is compared at the stated precision.
    """
    if kind == "ratio":
        computed = Hedged(_nearest(computed, places), computed.qualifier)
    order = compare(computed, stated)
    if order in CONTRADICTED[kind]:
        return False
    return True if order in CONFIRMED[kind] or computed == stated else None


def _is_rounding(kind: str, left: list[Figure], right: Figure) -> bool:
    """Say whether figures that do not agree would, had each been rounded the other way."""
    if kind == "ratio" and not any(figure.rounding for figure in left):
        # How the right side was rounded is weighed already.
        return False
    lowest, highest = _ends(kind, left, right.kind)
    lower, upper = right.number - right.rounding, right.number + right.rounding
    return lowest <= upper and (kind == "at_most" or highest >= lower)


def _ends(kind: str, left: list[Figure], kind_of_right: str) -> tuple[Decimal, Decimal]:
    """Return the least and the most that the left side comes to with the figures as they may be rounded."""
    low = [figure.number - figure.rounding for figure in left]
    high = [figure.number + figure.rounding for figure in left]
    if kind != "ratio":
        return sum(low, Decimal(0)), sum(high, Decimal(0))
    scale = 100 if kind_of_right == "share" else 1
    # Least where the part was rounded up and the whole down, most the other way round.
    return scale * low[0] / high[1], scale * high[0] / low[1]


def rounding_of(value: Hedged, stated: str, kind: str) -> Decimal:
    """Return by how much words may have rounded a value: 13.28万 by 50, 98.1% by 0.05, 2487宗 by nothing.

    Half of the last place that is written; a number written out to its ones is taken as counted.
    """
    written = WRITTEN.search(stated)
    if value.value is None:
        return Decimal(0)
    number = Decimal(re.sub("[,，]", "", written[0]).replace("．", ".")) if written else Decimal(0)
    scale = value.value / number if number else Decimal(1)
    if scale.normalize().as_tuple().digits != (1,):
        # 万 and 亿 are powers of ten. Nothing else comes of these words: a person has corrected the value.
        return Decimal(0)
    places = stated_places(stated)
    if kind not in PER_CENT and scale == 1 and places <= 0:
        return Decimal(0)
    return abs(scale) * Decimal(1).scaleb(-places) / 2


def stated_places(stated: str) -> int:
    """Return the decimals that the words state: 98.1% -> 1, 98.10% -> 2, 98% -> 0, 九成 -> -1."""
    decimals = DECIMALS.search(stated)
    return (len(decimals[1]) if decimals else 0) - (TENTHS in stated)


def rounded(number: Hedged, places: int) -> Decimal:
    """Return the value rounded for show; a bound is rounded away from the numbers that it allows."""
    directions = {"at_least": ROUND_FLOOR, "at_most": ROUND_CEILING}
    return _number(number).quantize(
        Decimal(1).scaleb(-places), directions.get(number.qualifier, ROUND_HALF_UP)
    )


def _nearest(number: Hedged, places: int) -> Decimal:
    return _number(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _number(number: Hedged) -> Decimal:
    assert number.value is not None
    return number.value
