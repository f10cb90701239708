"""Whether two figures may stand side by side: one grade for a pair, and each reason for it.

Two figures are `same` where concept, unit, period, scope, body and level agree, `with_care` where something
about them differs or is not stated, and `not` where they measure different things. Nothing is computed or
joined across a pair that is not `same`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Grade = Literal["same", "with_care", "not"]
GRADES: tuple[Grade, ...] = ("same", "with_care", "not")

# In the order in which a reader is told: the first is what weighs most.
REFUSED = (
    "other_indicator",
    "other_unit",
    "not_a_quantity",
    "whole_and_part",
    "other_scope",
    "other_actor",
    "other_period",
    "other_body",
    "other_level",
)
CAREFUL = (
    "scope_of_one",
    "actor_of_one",
    "period_of_one",
    "part_of_year",
    "one_table",
    "other_publisher",
    "other_source_kind",
    "other_year",
)
REASONS = (*REFUSED, *CAREFUL)

WHOLE_YEAR = re.compile(r"[0-9]{4}")
# A rank depends on the list, and a printed change on its base: neither has an axis to share.
QUANTITIES = ("count", "share", "amount", "days", "rate", "coverage")


class Comparand(NamedTuple):
    """What decides whether a figure may be compared; text is "" where the source does not state it.

    unit: the base unit. must_agree: of the words of the indicator's `comparable` (unit, scope, level).
    period: 2022, or 2022-01/2022-09; period_basis: whole_year, year or not_stated. nature: flow or stock.
    above: ids of all places that this one lies in. publisher: who issued the source; document: what tells
    one source from another, as its link and title.
    """

    indicator: str
    unit: str
    kind: str
    nature: str
    must_agree: tuple[str, ...]
    year: int
    period: str
    period_basis: str
    scope: str
    actor: str
    place: str
    level: str
    body: str
    above: tuple[str, ...]
    publisher: str
    document: str
    source_kind: str


@dataclass(frozen=True)
class Comparability:
    """The grade of a pair, and its reasons, the gravest first; `same` has none."""

    grade: Grade
    reasons: tuple[str, ...] = ()

    @property
    def may_be_drawn(self) -> bool:
        """Whether the two may share an axis."""
        return self.grade != "not"


def comparability(one: Comparand, other: Comparand) -> Comparability:
    """Return how far two figures may be compared; the order of the two makes no difference."""
    refused = tuple(reason for reason in REFUSED if _REFUSES[reason](one, other))
    if refused:
        return Comparability("not", refused)
    careful = tuple(reason for reason in CAREFUL if _WARNS[reason](one, other))
    return Comparability("with_care", careful) if careful else Comparability("same")


def _is_one_table(one: Comparand, other: Comparand) -> bool:
    return bool(one.document) and one.document == other.document


def _other_level(one: Comparand, other: Comparand) -> bool:
    # Of one indicator both ask for the same; of two, they are refused for that already.
    return "level" in one.must_agree and one.level != other.level


def _other_body(one: Comparand, other: Comparand) -> bool:
    # Who prints two bodies as rows of one table has set them side by side himself: see `one_table`.
    return one.body != other.body and not _is_one_table(one, other)


def _other_period(one: Comparand, other: Comparand) -> bool:
    return _months(one.period) != _months(other.period)


def _months(period: str) -> str:
    """Return the part of the year that a period covers without its year; "" for a whole year."""
    if WHOLE_YEAR.fullmatch(period):
        return ""
    ends = period.split("/")
    years = [end[:4] for end in ends]
    # A period over several years is compared with nothing but itself.
    return period if len(set(years)) > 1 else "/".join(end[4:] for end in ends)


def _whole_and_part(one: Comparand, other: Comparand) -> bool:
    # Every place lies in the country, which the list of places says of none.
    is_country = (one.level == "nation") != (other.level == "nation")
    return is_country or one.place in other.above or other.place in one.above


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _only_one(one: str, other: str) -> bool:
    return bool(one) != bool(other)


def _is_another_publisher(one: Comparand, other: Comparand) -> bool:
    # Two places have two publishers as a rule; for one place another publisher may count otherwise.
    return one.place == other.place and one.publisher != other.publisher


_Differs = Callable[[Comparand, Comparand], bool]
_REFUSES: Mapping[str, _Differs] = {
    "other_indicator": lambda one, other: one.indicator != other.indicator,
    "other_unit": lambda one, other: one.indicator == other.indicator and one.unit != other.unit,
    "not_a_quantity": lambda one, other: one.kind not in QUANTITIES or other.kind not in QUANTITIES,
    "whole_and_part": _whole_and_part,
    "other_scope": lambda one, other: _differ(one.scope, other.scope),
    "other_actor": lambda one, other: _differ(one.actor, other.actor),
    "other_period": _other_period,
    "other_body": _other_body,
    "other_level": _other_level,
}
_WARNS: Mapping[str, _Differs] = {
    "scope_of_one": lambda one, other: _only_one(one.scope, other.scope),
    "actor_of_one": lambda one, other: _only_one(one.actor, other.actor),
    # The day of a stock is stated hardly ever; of what happens in a year it matters which months are meant.
    "period_of_one": lambda one, other: (
        one.nature != "stock" and (one.period_basis == "not_stated") != (other.period_basis == "not_stated")
    ),
    "part_of_year": lambda one, other: (
        not WHOLE_YEAR.fullmatch(one.period) and not WHOLE_YEAR.fullmatch(other.period)
    ),
    "one_table": lambda one, other: one.body != other.body,
    "other_publisher": _is_another_publisher,
    "other_source_kind": lambda one, other: (
        one.source_kind != other.source_kind and not _is_one_table(one, other)
    ),
    "other_year": lambda one, other: one.place != other.place and one.year != other.year,
}
