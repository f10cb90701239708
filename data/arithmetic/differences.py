"""What is stated differently: by two sources, at two places of one, in a sum, a share, a printed change.

Two statements differ only where what both wordings allow cannot be true of one number; rounding and hedges
are no difference, and neither is a scope that is stated. Which of two is right is never said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from data.arithmetic.hedged import EXACTLY, Hedged, Refused, compare, ratio
from data.arithmetic.reconcile import Figure, Reconciliation, agree, reconcile_each

Kind = Literal["change", "sources", "share", "sum", "part", "passages"]
# In the order in which readers are shown them.
KINDS: tuple[Kind, ...] = ("change", "sources", "share", "sum", "part", "passages")
KIND_OF_RULE: Mapping[str, Kind] = {"ratio": "share", "sum": "sum", "at_most": "part", "change": "change"}
NOT_STATED = "not_stated"

Rule = Mapping[str, str]


@dataclass(frozen=True)
class Statement:
    """A figure where it is stated, as arithmetic needs it.

    scope: the words of what it covers, "" for the whole place. document: what tells one source from another.
    """

    report: str
    id: str
    place: str
    period: str
    scope: str
    actor: str
    document: str
    figure: Figure

    @property
    def key(self) -> tuple[str, str]:
        """What leads to it: its report and its id there."""
        return self.report, self.id


@dataclass(frozen=True)
class Comparison:
    """Statements that were laid side by side, and whether they agree.

    id: the same as long as they are there; the address of the comparison. rule: of the table `checks`, ""
    where one quantity is stated twice or a part stands beside its whole. statements: the one and the other;
    of a sum, a share and a change first what it is made of (a change: this year's, last year's), last what is
    printed.
    computed: what the former come to, None where nothing is computed. implied: what the printed share or
    change would make of the whole or of last year's figure; a number that no source states.
    """

    id: str
    kind: Kind
    rule: str
    statements: tuple[Statement, ...]
    holds: bool
    computed: Hedged | None = None
    implied: Decimal | None = None

    @property
    def place(self) -> str:
        return self.statements[0].place


def comparisons(statements: Sequence[Statement], rules: Sequence[Rule]) -> list[Comparison]:
    """Return every comparison that can be decided, by kind, place, period and indicator.

    rules: rows of the table `checks`.
    """
    decided = [*_stated_twice(statements), *_within_reports(statements, rules), *_changes(statements, rules)]
    return sorted(decided, key=_order)


def _order(one: Comparison) -> tuple[int, str, str, str, str]:
    last = one.statements[-1]
    return KINDS.index(one.kind), one.place, last.period, last.figure.indicator, one.id


def differ(one: Figure, other: Figure) -> bool | None:
    """Return whether two figures of one quantity cannot both be true, None where nothing can be said."""
    order = compare(one.value, other.value)
    if order in ("less", "greater"):
        gap = abs(one.number - other.number)
        # Each may have been rounded away from the other, and only what is left between them is a difference.
        return gap > one.rounding + other.rounding
    # 190余 and 190余 allow many numbers, and yet say the same.
    return False if order == "equal" or one.value == other.value else None


def _stated_twice(statements: Iterable[Statement]) -> Iterator[Comparison]:
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        actor = "" if one.actor == NOT_STATED else one.actor
        groups[one.place, one.figure.indicator, one.period, one.scope, actor].append(one)
    for group in groups.values():
        for at, other in enumerate(group[1:], start=1):
            yield from _pair(group[:at], other)


def _pair(before: Sequence[Statement], other: Statement) -> Iterator[Comparison]:
    """Lay a statement beside the first of those before it that it differs from, else beside the first."""
    pairs = [(one, differ(one.figure, other.figure)) for one in before]
    one, differs = next((pair for pair in pairs if pair[1]), pairs[0])
    if differs is None:
        return
    same = one.report == other.report or (bool(one.document) and one.document == other.document)
    name = ".".join((*one.key, *other.key))
    yield Comparison(name, "passages" if same else "sources", "", (one, other), not differs)


def _within_reports(statements: Iterable[Statement], rules: Sequence[Rule]) -> Iterator[Comparison]:
    groups: dict[tuple[str, ...], dict[str, Statement]] = defaultdict(dict)
    for one in statements:
        # Of several in one report the first counts.
        groups[one.report, one.period, one.scope].setdefault(one.figure.indicator, one)
    ruled = {(rule["left"], rule["right"]) for rule in rules if rule["kind"] == "at_most"}
    for group in groups.values():
        if len(group) > 1:
            figures = {name: one.figure for name, one in group.items()}
            for check in reconcile_each(rules, figures):
                yield _of_check(check, group)
            yield from _parts(group, ruled)


def _of_check(check: Reconciliation, group: Mapping[str, Statement]) -> Comparison:
    statements = tuple(group[name] for name in (*check.left, check.right))
    kind = KIND_OF_RULE[check.kind]
    implied = _whole_by_share(statements[0].figure, statements[-1].figure) if kind == "share" else None
    return Comparison(
        _name(check.id, statements[-1]), kind, check.id, statements, check.holds, check.computed, implied
    )


def _name(rule: str, last: Statement) -> str:
    return ".".join((rule, *last.key))


def _parts(group: Mapping[str, Statement], ruled: set[tuple[str, str]]) -> Iterator[Comparison]:
    """Lay each part beside its whole, where no rule of the table does."""
    for name, part in group.items():
        whole = group.get(part.figure.part_of)
        if whole is None or (name, part.figure.part_of) in ruled or part.figure.unit != whole.figure.unit:
            continue
        order = compare(part.figure.value, whole.figure.value)
        if order in ("less", "not_greater", "equal") or (
            order == "greater" and differ(part.figure, whole.figure)
        ):
            yield Comparison(_name(f"part.{name}", whole), "part", "", (part, whole), order != "greater")


def _whole_by_share(part: Figure, share: Figure) -> Decimal | None:
    if share.kind != "share" or not _is_exact(part, share) or share.number <= 0:
        return None
    return _rounded(part.number * 100 / share.number, part.places)


def _changes(statements: Iterable[Statement], rules: Sequence[Rule]) -> Iterator[Comparison]:
    of_quantity: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        of_quantity[one.place, one.figure.indicator, one.period].append(one)
    for rule in rules:
        if rule["kind"] != "change":
            continue
        for (place, indicator, period), printed in list(of_quantity.items()):
            if indicator == rule["right"]:
                now = of_quantity.get((place, rule["left"], period), [])
                before = of_quantity.get((place, rule["left"], year_before(period)), [])
                for one in printed:
                    yield from _change(rule["id"], one, now, before)


def year_before(period: str) -> str:
    """Return the same period a year earlier: 2022 -> 2021, 2022-01/2022-09 -> 2021-01/2021-09."""
    return "/".join(f"{int(end[:4]) - 1}{end[4:]}" for end in period.split("/"))


def _change(
    rule: str, printed: Statement, now: Sequence[Statement], before: Sequence[Statement]
) -> Iterator[Comparison]:
    """Lay a printed change beside the figures of both years; where any two of them fit it, it agrees."""
    decided: list[Comparison] = []
    for this in sorted(now, key=lambda one: _far(one, printed)):
        for last in sorted(before, key=lambda one: _far(one, this)):
            computed = change_of(this.figure, last.figure)
            holds = None if computed is None else _fits(computed, this.figure, last.figure, printed.figure)
            if holds is not None:
                implied = _year_by_change(this.figure, printed.figure, last.figure.places)
                figures, name = (this, last, printed), _name(rule, printed)
                decided.append(Comparison(name, "change", rule, figures, holds, computed, implied))
    fitting = next((one for one in decided if one.holds), decided[0] if decided else None)
    if fitting is not None:
        yield fitting


def _far(one: Statement, other: Statement) -> tuple[bool, bool, bool]:
    """Return how far two statements are apart: the same report is nearest, then the same scope."""
    return one.report != other.report, one.scope != other.scope, one.scope != ""


def change_of(this: Figure, last: Figure) -> Hedged | None:
    """Return the change on the year before in per cent, None where the wordings leave it open."""
    answer = ratio(this.value, last.value)
    if isinstance(answer, Refused) or answer.value is None:
        return None
    return Hedged(
        EXACTLY.multiply(EXACTLY.subtract(answer.value, Decimal(1)), Decimal(100)), answer.qualifier
    )


def _fits(computed: Hedged, this: Figure, last: Figure, printed: Figure) -> bool | None:
    holds = agree("ratio", computed, printed.value, printed.places)
    if holds is not False or not (this.rounding or last.rounding):
        return holds
    # The least and the most that the change can be, with both figures as they may have been before rounding.
    least = (this.number - this.rounding) / (last.number + last.rounding)
    most = (this.number + this.rounding) / (last.number - last.rounding)
    lower, upper = printed.number - printed.rounding, printed.number + printed.rounding
    # As far as rounding reaches, nothing is said.
    return None if (least - 1) * 100 <= upper and (most - 1) * 100 >= lower else False


def _year_by_change(this: Figure, printed: Figure, places: int) -> Decimal | None:
    # After a fall by 100 % nothing is left to reckon last year's figure from.
    if not _is_exact(this, printed) or printed.number <= -100:
        return None
    return _rounded(this.number / (1 + printed.number / 100), places)


def _is_exact(*figures: Figure) -> bool:
    return all(figure.value.qualifier == "exact" for figure in figures)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-max(places, 0)), ROUND_HALF_UP)
