"""What is drawn: a panel a year, in it a row a place; figures of other years join the row of their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from components.charts.dots import ANOTHER, CHOSEN, REST, Dot, Scale, scale_of
from components.charts.frames import is_drawn
from data.select import Comparison
from data.select.placed_rows import PlacedFigure

# Page, labels and picture of one comparison ask for the same panels one after the other; more are not kept.
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
    """The rows of one year; year: 0 where no figure is of a year that was asked for."""

    year: int
    rows: tuple[Row, ...]

    @cached_property
    def dots(self) -> tuple[Dot, ...]:
        """The dots of its rows; a figure that says no number from which to draw has none."""
        dots = []
        for position, row in enumerate(self.rows):
            dots += [dot_of(position, placed, ANOTHER) for placed in row.others if is_drawn(placed)]
            dots += [dot_of(position, row.figure, row.shade)] if is_drawn(row.figure) else []
        return tuple(dots)


def dot_of(position: int, placed: PlacedFigure, shade: str) -> Dot:
    """Return a figure as a dot in row `position`."""
    figure = placed.figure
    return Dot(position, figure.stated_value, shade, figure.qualifier == "at_least", figure.usage_below)


@lru_cache(maxsize=KEPT)
def panels_of(answer: Comparison) -> tuple[Panel, ...]:
    """Return the panels of the page of rows that is shown, the oldest year first."""
    figures = answer.page()
    years = sorted(
        {placed.comparand.year for placed in figures if not answer.is_of_another_year(placed)}
    ) or [0]
    in_years: dict[int, list[PlacedFigure]] = {year: [] for year in years}
    for placed in figures:
        # Figures of other years stand once, in the newest panel.
        year = years[-1] if answer.is_of_another_year(placed) else placed.comparand.year
        in_years[year].append(placed)
    return tuple(Panel(year, _rows(in_year, answer)) for year, in_year in in_years.items())


def _rows(figures: Sequence[PlacedFigure], answer: Comparison) -> tuple[Row, ...]:
    by_place: dict[str, list[PlacedFigure]] = {}
    for placed in figures:
        by_place.setdefault(placed.comparand.place, []).append(placed)
    rows: list[Row] = []
    for of_place in by_place.values():
        own = [placed for placed in of_place if not answer.is_of_another_year(placed)]
        others = tuple(placed for placed in of_place if answer.is_of_another_year(placed))
        if not own:
            rows += [Row(placed, (), answer.is_picked(placed), True, len(others) > 1) for placed in others]
            continue
        for position, placed in enumerate(own):
            # Of a place with several rows only the first shows its other years: they are said once.
            beside = others if position == 0 else ()
            rows.append(Row(placed, beside, answer.is_picked(placed), False, len(own) > 1))
    return tuple(rows)


def shared_scale(panels: Sequence[Panel]) -> Scale:
    """Return the one axis of all panels."""
    return scale_of([_reach(dot) for panel in panels for dot in panel.dots])


def _reach(dot: Dot) -> float:
    return max(dot.value, dot.below or 0.0)
