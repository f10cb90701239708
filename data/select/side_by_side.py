"""Figures that may share an axis, and those that are refused beside them; pure, of figures in hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from data.arithmetic.comparability import WHOLE_YEAR, Comparability, Comparand, comparability
from data.select.placed_rows import PlacedFigure

Why = Literal["not", "narrower"]


class Refused(NamedTuple):
    """A figure that is not drawn. against: the drawn figure that it was held against, None without one.

    why: `not` where the two do not compare, `narrower` where the place has a figure of its whole scope, which
    is drawn.
    """

    figure: PlacedFigure
    against: PlacedFigure | None
    pair: Comparability
    why: Why = "not"


class Pair(NamedTuple):
    """Two figures and how far they compare."""

    one: PlacedFigure
    other: PlacedFigure
    pair: Comparability


@dataclass(frozen=True)
class SideBySide:
    """What of some figures stands on one axis, in the order given, and what does not."""

    drawn: tuple[PlacedFigure, ...] = ()
    refused: tuple[Refused, ...] = ()


def side_by_side(
    figures: Sequence[PlacedFigure], years: Collection[int], chosen: Collection[str] = ()
) -> SideBySide:
    """Part figures into those that may share one axis and those that may not.

    The axis is that of the largest number of figures of `years` which all compare with one another; of two as
    large, of the one that stands first. A figure of another year joins it where it compares with most of them
    and with each of the places `chosen`. A whole is never on the axis of its parts.
    """
    whole_scope, narrower = _without_narrower(figures)
    in_years = [one for one in whole_scope if one.comparand.year in years] or whole_scope
    # Told apart by identity: to compare rows of so many cells takes longer, and says no more.
    kind_of = {id(one): _kind(one.comparand) for one in in_years}
    kinds = _largest([*kind_of.values()])
    ids, on_it = set(kind_of), set(kinds)
    fitting = [one for one in in_years if kind_of[id(one)] in on_it]
    asked = [kind_of[id(one)] for one in fitting if one.comparand.place in chosen]
    # The first kind is the one that most figures are of.
    must_fit = dict.fromkeys([*kinds[:1], *asked])
    drawn = {id(one) for one in fitting} | {
        id(one)
        for one in whole_scope
        if id(one) not in ids and all(_fit(_kind(one.comparand), kind) for kind in must_fit)
    }
    on_axis = _without_wholes([one for one in whole_scope if id(one) in drawn])
    ids = {id(figure) for figure in on_axis}
    by_place: dict[str, list[PlacedFigure]] = {}
    for one in on_axis:
        by_place.setdefault(one.comparand.place, []).append(one)

    def refuse(figure: PlacedFigure) -> Refused:
        return _refused(figure, by_place.get(figure.comparand.place, ()), on_axis)

    refused = [refuse(figure) for figure in whole_scope if id(figure) not in ids]
    for figure, wider in narrower:
        beside = Refused(figure, wider, figure.against(wider), "narrower")
        refused.append(beside if id(wider) in ids else refuse(figure))
    return SideBySide(tuple(on_axis), tuple(refused))


def pairs(figures: Sequence[PlacedFigure]) -> tuple[Pair, ...]:
    """Return every pair of figures with its grade, in the order given."""
    return tuple(
        Pair(one, other, one.against(other)) for n, one in enumerate(figures) for other in figures[n + 1 :]
    )


def _without_narrower(
    figures: Sequence[PlacedFigure],
) -> tuple[list[PlacedFigure], list[tuple[PlacedFigure, PlacedFigure]]]:
    """Take out what a place states of a narrower scope beside a figure of its own."""
    # In reverse: of two figures of one thing the first stays in the dictionary.
    own = {_what_of(one): one for one in reversed(figures) if not one.comparand.scope}
    whole_scope, narrower = [], []
    for one in figures:
        wider = own.get(_what_of(one))
        if one.comparand.scope and wider is not None:
            narrower.append((one, wider))
        else:
            whole_scope.append(one)
    return whole_scope, narrower


def _what_of(placed: PlacedFigure) -> tuple[str, str, str, str]:
    what = placed.comparand
    return what.indicator, what.place, what.period, what.document


def _largest(kinds: Sequence[Comparand]) -> list[Comparand]:
    """Return the kinds of figures on the largest axis, the most numerous first. kinds: of each figure.

    Kinds are held against one another, not each figure; and of kinds that differ in nothing but a document
    that no other figure is of, one stands for all: thousands of figures are a handful of groups.
    """
    sizes = Counter(kinds)
    if not sizes:
        return []
    documents = Counter(kind.document for kind in kinds)
    group_of = {kind: _group(kind, documents) for kind in sizes}
    groups = Counter(group_of[kind] for kind in kinds)
    fits = {one: {other for other in groups if _groups_fit(one, other)} for one in groups}
    weights = {one: sum(groups[other] for other in fits[one]) for one in groups}
    # `max` keeps the first of equals, and a counter keeps the order in which it met them. A kind fits itself
    # where others of its group do not.
    anchor = max(
        sizes,
        key=lambda one: weights[group_of[one]] + (group_of[one] not in fits[group_of[one]]) * sizes[one],
    )
    chosen, held = [anchor], {group_of[anchor]}
    # The order of the counter is that in which the kinds were met.
    for kind in sorted(sizes, key=lambda one: -sizes[one]):
        if kind != anchor and held <= fits[group_of[kind]]:
            chosen.append(kind)
            held.add(group_of[kind])
    return sorted(chosen, key=lambda one: -sizes[one])


class _Group(NamedTuple):
    """Kinds that differ only in documents of one figure each; of one kind alone is_several is False."""

    kind: Comparand
    is_several: bool


def _group(kind: Comparand, documents: Counter[str]) -> _Group:
    is_alone = bool(kind.document) and documents[kind.document] == 1
    return _Group(kind._replace(document=""), True) if is_alone else _Group(kind, False)


def _groups_fit(one: _Group, other: _Group) -> bool:
    # Two kinds of one group are not one and the same.
    is_same = one == other and not one.is_several
    return is_same or comparability(_of_a_year(one.kind), _of_a_year(other.kind)).may_be_drawn


def _kind(what: Comparand) -> Comparand:
    """Return what two figures may not differ in, without what is of one place and year."""
    period = "" if WHOLE_YEAR.fullmatch(what.period) else what.period
    return what._replace(place="", above=(), year=0, period=period, publisher="", source_kind="")


def _fit(one: Comparand, other: Comparand) -> bool:
    return one == other or comparability(_of_a_year(one), _of_a_year(other)).may_be_drawn


def _of_a_year(kind: Comparand) -> Comparand:
    # A comparison needs a period: any whole year will do for two that are of whole years.
    return kind if kind.period else kind._replace(period="2000")


def _without_wholes(figures: list[PlacedFigure]) -> list[PlacedFigure]:
    """Take out places that hold others of the figures; of a whole and a single part, the later one."""
    met = {place: nth for nth, place in enumerate(dict.fromkeys(one.comparand.place for one in figures))}
    parts: dict[str, set[str]] = {}
    for one in figures:
        for above in one.comparand.above:
            if above in met:
                parts.setdefault(above, set()).add(one.comparand.place)
    out: set[str] = set()
    for whole, inside in parts.items():
        # A whole with several parts always goes; beside a single part, whichever of the two came first stays.
        (part,) = inside if len(inside) == 1 else (whole,)
        out.add(part if met[part] > met[whole] else whole)
    return [one for one in figures if one.comparand.place not in out]


def _refused(figure: PlacedFigure, own: Sequence[PlacedFigure], drawn: Sequence[PlacedFigure]) -> Refused:
    """Hold a refused figure against what is drawn of its own place, else against the first that refuses."""
    for one in (*own, *drawn):
        pair = figure.against(one)
        if not pair.may_be_drawn:
            return Refused(figure, one, pair)
    return Refused(figure, None, Comparability("not"))
