"""What follows from a report's figures and is computed here, never stated there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from data.arithmetic.hedged import Answer, Hedged, Refused, add, compare, share, subtract
from data.arithmetic.reconcile import Figure, operands, rounded

PERCENT = ("percent", "%", "%", "%")
SHARE, DIFFERENCE, SUM = "share(part, whole)", "difference(whole, part)", "sum(a, b)"


@dataclass(frozen=True)
class Derived:
    """A number computed here; its evidence is its inputs' sentences.

    value: in full, a share in per cent; `shown` is what readers see, rounded to `places`.
    """

    id: str
    report: str
    formula: str
    inputs: tuple[str, ...]
    value: Hedged
    unit: str
    unit_zh: str
    unit_en_one: str
    unit_en_many: str
    name_zh: str
    name_en: str
    places: int

    @property
    def shown(self) -> Decimal:
        return rounded(self.value, self.places)

    @property
    def kind(self) -> str:
        return "share" if self.formula == SHARE else "count"


def derive(
    report: str, rules: pd.DataFrame, reconciliation_rules: pd.DataFrame, by_indicator: Mapping[str, Figure]
) -> Iterator[Derived]:
    """Yield the derived numbers that the figures allow; what arithmetic refuses is left out.

    rules: columns id, formula, inputs, name_zh, name_en. reconciliation_rules: columns kind, left, right;
    a share that the report states too is shown with one decimal more than stated, any other with one.
    """
    stated = _stated_shares(reconciliation_rules, by_indicator)
    for rule in rules.to_dict("records"):
        names = tuple(rule["inputs"].split())
        if set(names) <= by_indicator.keys():
            yield from _derived(report, rule, [by_indicator[name] for name in names], stated.get(names, 1))


def _stated_shares(rules: pd.DataFrame, by_indicator: Mapping[str, Figure]) -> dict[tuple[str, ...], int]:
    """Return, by the inputs of each share that the report states itself, the decimals to show."""
    ratios = rules[(rules["kind"] == "ratio") & rules["right"].isin(list(by_indicator))]
    pairs = zip(ratios["left"], ratios["right"], strict=True)
    return {operands("ratio", left): by_indicator[right].places + 1 for left, right in pairs}


def _derived(report: str, rule: Mapping[Any, Any], inputs: list[Figure], places: int) -> Iterator[Derived]:
    formula = rule["formula"]
    answer = compute(formula, inputs)
    if isinstance(answer, Refused):
        return
    first = inputs[0]
    unit = PERCENT if formula == SHARE else (first.unit, first.unit_zh, first.unit_en_one, first.unit_en_many)
    yield Derived(
        rule["id"],
        report,
        formula,
        tuple(figure.indicator for figure in inputs),
        answer,
        *unit,
        rule["name_zh"],
        rule["name_en"],
        # Not rounded: a sum or a difference has the decimals of its most precise term.
        places if formula == SHARE else max(figure.places for figure in inputs),
    )


def compute(formula: str, inputs: list[Figure]) -> Answer:
    """Return what a formula comes to, Refused where the inputs do not belong together."""
    first, second = inputs
    # Cases and persons have no sum, and no share, whatever the tables ask for.
    if first.unit != second.unit:
        return Refused("not_of_one_whole")
    return FORMULAS[formula](first, second)


def _share(part: Figure, whole: Figure) -> Answer:
    return _refusal(part, whole) or share(part.value, whole.value)


def _difference(whole: Figure, part: Figure) -> Answer:
    return _refusal(part, whole) or subtract(whole.value, part.value)


def _sum(first: Figure, second: Figure) -> Answer:
    """Add parts of one whole; two whole figures only where both are exact and of one category.

    190余 legal advisers' opinions and 10 of the justice bureau stay apart: an open end of another whole
    would make a number that nobody stated.
    """
    siblings = first.part_of != "" and first.part_of == second.part_of
    exact = first.value.qualifier == second.value.qualifier == "exact" and first.category == second.category
    return add(first.value, second.value) if siblings or exact else Refused("not_of_one_whole")


def _refusal(part: Figure, whole: Figure) -> Refused | None:
    if part.part_of != whole.indicator:
        return Refused("not_of_one_whole")
    # A report may state a part above its whole; what would follow from that is no rest and no share.
    return Refused("part_above_whole") if compare(part.value, whole.value) == "greater" else None


FORMULAS: dict[str, Callable[[Figure, Figure], Answer]] = {
    SHARE: _share,
    DIFFERENCE: _difference,
    SUM: _sum,
}
