"""What is drawn: a panel a year, in it a row a place; figures of other years join the row of their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from components.charts.dots import ANOTHER, CHOSEN, REST, Dot, Scale, scale_of
from components.charts.frames import is_drawn
from data.select import Comparison
from data.select.placed_rows import PlacedFigure

KEPT = 8


@dataclass(frozen=True)
class Row:
    """A row: its figure, and those of other years beside it. repeats: the place has more rows."""

    figure: PlacedFigure
    others: tuple[PlacedFigure, ...] = ()
    is_picked: bool = False
    is_of_another_year: bool = False
    repeats: bool = False

    @property
    def shade(self) -> str:
        """How its dot looks."""
        if self.is_of_another_year:
            return ANOTHER
        return CHOSEN if self.is_picked else REST


@dataclass(frozen=True)
class Panel:
    """One year's rows; year: 0 for a panel of other years alone."""

    year: int
    rows: tuple[Row, ...]

    @cached_property
    def dots(self) -> tuple[Dot, ...]:
        """The dots of its rows; a figure that says no number from which to draw has none."""
        found = []
        for place, row in enumerate(self.rows):
            found += [dot_of(place, one, ANOTHER) for one in row.others if is_drawn(one)]
            found += [dot_of(place, row.figure, row.shade)] if is_drawn(row.figure) else []
        return tuple(found)


def dot_of(place: int, one: PlacedFigure, shade: str) -> Dot:
    """Return a figure as a dot in row `place`."""
    figure = one.figure
    return Dot(place, figure.stated_value, shade, figure.qualifier == "at_least", figure.usage_below)


@lru_cache(maxsize=KEPT)
def panels_of(answer: Comparison) -> tuple[Panel, ...]:
    """Return the panels of the page of rows that is shown, the oldest year first."""
    figures = answer.page()
    years = sorted({one.comparand.year for one in figures if not answer.is_of_another_year(one)}) or [0]
    in_years: dict[int, list[PlacedFigure]] = {year: [] for year in years}
    for one in figures:
        # Figures of other years stand once, in the newest panel.
        year = years[-1] if answer.is_of_another_year(one) else one.comparand.year
        in_years[year].append(one)
    return tuple(Panel(year, _rows(found, answer)) for year, found in in_years.items())


def _rows(figures: Sequence[PlacedFigure], answer: Comparison) -> tuple[Row, ...]:
    by_place: dict[str, list[PlacedFigure]] = {}
    for one in figures:
        by_place.setdefault(one.comparand.place, []).append(one)
    rows: list[Row] = []
    for found in by_place.values():
        own = [one for one in found if not answer.is_of_another_year(one)]
        others = tuple(one for one in found if answer.is_of_another_year(one))
        if not own:
            rows += [Row(one, (), answer.is_picked(one), True, len(others) > 1) for one in others]
            continue
        for place, one in enumerate(own):
            beside = others if place == 0 else ()
            rows.append(Row(one, beside, answer.is_picked(one), False, len(own) > 1))
    return tuple(rows)


def shared_scale(panels: Sequence[Panel]) -> Scale:
    """Return the one axis of all panels."""
    return scale_of([_reach(dot) for panel in panels for dot in panel.dots])


def _reach(dot: Dot) -> float:
    return max(dot.value, dot.below or 0.0)
