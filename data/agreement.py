"""Do a report's figures agree with each other? Sums, ratios and parts, by the rules of the table `checks`.

That figures agree does not verify them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from data.hedged import Answer, Hedged, Order, Refused, add, compare, hedged, ratio, share

DECIMALS = re.compile(r"\d+[.．](\d+)")
TENTHS = "成"
OPERATORS = {"sum": "+", "ratio": "/", "at_most": None}
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
    """A reported figure as arithmetic needs it; `places` are the decimals that its words state."""

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


@dataclass(frozen=True)
class Check:
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
    given = frame[(frame["status"] == "reported") & frame["value"].notna()]
    return {row["indicator"]: _figure(row) for _, row in given.iterrows()}


def _figure(row: pd.Series) -> Figure:
    value = hedged(row["value"], row["qualifier"])
    return Figure(row["indicator"], value, stated_places(row["stated"]), *(str(row[name]) for name in NAMES))


def decide(rules: pd.DataFrame, given: Mapping[str, Figure]) -> Iterator[Check]:
    """Yield a Check for every rule that the figures confirm or contradict.

    rules: columns id, kind, left, right.
    """
    for rule in rules.to_dict("records"):
        left = operands(rule["kind"], rule["left"])
        if {*left, rule["right"]} <= given.keys():
            yield from _decided(rule, [given[name] for name in left], given[rule["right"]])


def operands(kind: str, left: str) -> tuple[str, ...]:
    """Return the indicators of a rule's left side: `a + b + c`, `a / b` or `a`."""
    return tuple(name.strip() for name in left.split(OPERATORS[kind]))


def _decided(rule: Mapping[Any, Any], left: list[Figure], right: Figure) -> Iterator[Check]:
    computed = compute(rule["kind"], left, right.kind)
    if isinstance(computed, Refused):
        return
    places = right.places
    holds = agree(rule["kind"], computed, right.value, places)
    if holds is None:
        return
    names, sections = (figure.indicator for figure in left), (figure.section for figure in (*left, right))
    yield Check(
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


def stated_places(stated: str) -> int:
    """Return the decimals that the words state: 98.1% -> 1, 98.10% -> 2, 98% -> 0, 九成 -> -1."""
    found = DECIMALS.search(stated)
    return (len(found[1]) if found else 0) - (TENTHS in stated)


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
