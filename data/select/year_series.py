"""Figures of one place as series over years: what is joined, where a series breaks, and what stands apart.

Pure: figures in, series out. Two figures are joined only where their years follow one another and their grade
is `same`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from data.arithmetic.change import Change, change
from data.arithmetic.comparability import GRADES, QUANTITIES, WHOLE_YEAR, Comparability
from data.arithmetic.hedged import hedged
from data.select.placed_rows import PlacedFigure

Pair: TypeAlias = tuple[PlacedFigure, PlacedFigure]


class Break(NamedTuple):
    """Two years of a series with nothing joined between them. missing: the years that lie between."""

    earlier: PlacedFigure
    later: PlacedFigure
    pair: Comparability
    missing: tuple[int, ...]


class YearSeries(NamedTuple):
    """Figures of one indicator at one place, of whole years, by year.

    indicator: its id. is_narrower: all figures are of one scope or body narrower than the place, which has a
    series of its own because it has several years. related: another indicator's figures, never joined.
    """

    indicator: str
    figures: tuple[PlacedFigure, ...]
    joins: tuple[Pair, ...]
    breaks: tuple[Break, ...]
    is_narrower: bool = False
    related: tuple[PlacedFigure, ...] = ()

    @property
    def all_figures(self) -> tuple[PlacedFigure, ...]:
        """Its own figures and the related ones, by year."""
        return tuple(sorted((*self.figures, *self.related), key=lambda one: one.figure.year))


def is_of_a_whole_year(placed: PlacedFigure) -> bool:
    """Say whether a figure covers a calendar year; a part of one is never drawn as the whole."""
    return WHOLE_YEAR.fullmatch(placed.figure.period) is not None


def is_a_quantity(placed: PlacedFigure) -> bool:
    """Say whether a figure has an axis; a rank, a printed change and a coverage claim have none."""
    return placed.figure.kind in QUANTITIES and placed.figure.value is not None


def series_of(
    indicator: str, figures: Iterable[PlacedFigure], related: Sequence[PlacedFigure] = ()
) -> tuple[YearSeries, ...]:
    """Return one indicator's figures of one place as series, that of the whole place first.

    A narrower scope has a series of its own where it has figures of several years; of one year alone it
    stands beside the others. Figures of parts of years, and what is no quantity, are in none.
    """
    usable = [one for one in figures if is_of_a_whole_year(one) and is_a_quantity(one)]
    groups: dict[tuple[str, str], list[PlacedFigure]] = defaultdict(list)
    for one in usable:
        groups[one.comparand.scope, one.comparand.actor].append(one)
    own = {key for key, members in groups.items() if len(_years(members)) > 1}
    main = _main_of(groups, own)
    together = [one for key, members in groups.items() if key not in own or key == main for one in members]
    narrower = [(key, groups[key]) for key in groups if key in own and key != main]
    beside = tuple(one for one in related if is_of_a_whole_year(one) and is_a_quantity(one))
    series = [_series(indicator, together, False, beside)] if together or beside else []
    return (*series, *(_series(indicator, members, True) for _, members in narrower))


def change_of(pair: Pair) -> Change:
    """Return how the later figure of a joined pair stands to the earlier one."""
    earlier, later = (hedged(one.figure.value, one.figure.qualifier) for one in pair)
    return change(earlier, later)


def _main_of(groups: dict[tuple[str, str], list[PlacedFigure]], own: set[tuple[str, str]]) -> tuple[str, str]:
    """Return the scope and body of the series that stands for the place: none stated, else the longest."""
    if ("", "") in groups:
        return "", ""
    # A report that names whose figure it is says so of the place as a whole more often than of a part.
    ranked = sorted(own, key=lambda key: (bool(key[0]), -len(_years(groups[key]))))
    return ranked[0] if ranked else ("", "")


def _years(figures: Iterable[PlacedFigure]) -> set[int]:
    return {one.figure.year for one in figures}


def _series(
    indicator: str, members: list[PlacedFigure], is_narrower: bool, beside: tuple[PlacedFigure, ...] = ()
) -> YearSeries:
    figures = tuple(sorted(members, key=lambda one: one.figure.year))
    joins = tuple(_joins(figures))
    return YearSeries(indicator, figures, joins, tuple(_breaks(figures, joins)), is_narrower, beside)


def _joins(figures: Sequence[PlacedFigure]) -> Iterator[Pair]:
    """Yield the pairs of consecutive years that are the same; of two that would do for one, none."""
    same = [
        (earlier, later)
        for earlier in figures
        for later in figures
        if later.figure.year == earlier.figure.year + 1 and earlier.against(later).grade == "same"
    ]
    for earlier, later in same:
        # Which of two figures a line should lead to is nobody's to guess.
        forks = sum(one is earlier for one, _ in same) > 1 or sum(one is later for _, one in same) > 1
        if not forks:
            yield earlier, later


def _breaks(figures: Sequence[PlacedFigure], joins: Sequence[Pair]) -> Iterator[Break]:
    years = sorted(_years(figures))
    joined = {earlier.figure.year for earlier, _ in joins}
    for year, after in pairwise(years):
        if year not in joined:
            earlier, later, pair = _nearest(figures, year, after)
            yield Break(earlier, later, pair, tuple(range(year + 1, after)))


def _nearest(
    figures: Sequence[PlacedFigure], year: int, after: int
) -> tuple[PlacedFigure, PlacedFigure, Comparability]:
    """Return the two figures of two years that are nearest to being the same, and how near."""
    pairs = [
        (one, other, one.against(other))
        for one in figures
        if one.figure.year == year
        for other in figures
        if other.figure.year == after
    ]
    return min(pairs, key=lambda compared: (GRADES.index(compared[2].grade), len(compared[2].reasons)))
