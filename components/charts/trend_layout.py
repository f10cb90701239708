"""Where the figures of a trend stand: a column a year, wider where more than one figure shares it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from components.charts.frames import is_drawn
from data.select import IndicatorYears
from data.select.place_rows import QUOTED
from data.select.placed_rows import PlacedFigure
from data.select.year_series import YearSeries

# Widths in px of one figure's place, of an empty column, and of one among several empty ones.
FIGURE, EMPTY, AMONG_EMPTY = 92, 88, 52
# So many empty years together are set narrower: they have one reason, which stands across all of them.
LONG_RUN = 3
# How far into its place a dot stands; its label begins there.
INSET = 0.14
# What the axis leaves free: above for labels, below for dots at zero.
ABOVE, BELOW = 0.24, 0.07
MOST_TICKS = 4


@dataclass(frozen=True)
class Column:
    """A year. left, width: shares of the drawing; is_empty: no figure of any series stands in it."""

    year: int
    left: float
    width: float
    is_empty: bool


@dataclass(frozen=True, eq=False)
class Dot:
    """A figure in its place. x, room: shares of the width. is_related: it is of another indicator."""

    placed: PlacedFigure
    x: float
    room: float
    is_related: bool

    @property
    def value(self) -> float:
        """Its number, the lower bound where it is open above."""
        return self.placed.figure.stated_value

    @property
    def is_open(self) -> bool:
        """Whether its number is a lower bound."""
        return self.placed.figure.qualifier == "at_least"

    @property
    def top(self) -> float:
        """The highest number that its mark reaches: where an open end stops by usage, else its own."""
        # Usage always ends above the number itself, hence never at 0: `or` is safe.
        return self.placed.figure.usage_below or self.value

    @property
    def is_full(self) -> bool:
        """Whether its mark is filled: the text is here. What is only cited or related is hollow."""
        return self.placed.source.evidence == QUOTED and not self.is_related


@dataclass(frozen=True, eq=False)
class Panel:
    """A series on its own axis from zero. step: of the axis; top: its highest step."""

    series: YearSeries
    dots: tuple[Dot, ...]
    step: float
    top: float

    @property
    def ticks(self) -> list[float]:
        """The numbers of the axis, from 0."""
        return [number * self.step for number in range(round(self.top / self.step) + 1)]

    @property
    def limits(self) -> tuple[float, float]:
        """The lowest and the highest number that the drawing shows."""
        return -BELOW * self.top, (1 + ABOVE) * self.top

    def height(self, value: float) -> float:
        """Return how high a number stands, as a share of the drawing from below."""
        low, high = self.limits
        return (value - low) / (high - low)

    def dot(self, placed: PlacedFigure) -> Dot | None:
        """Return the dot of a figure, None where it is not drawn."""
        # Identity, not equality: two sources may state the same number for the same year.
        return next((dot for dot in self.dots if dot.placed is placed), None)


@dataclass(frozen=True, eq=False)
class TrendLayout:
    """The columns and panels of a trend; width: px that it needs at least."""

    columns: tuple[Column, ...]
    panels: tuple[Panel, ...]
    width: int

    @property
    def is_open_ended(self) -> bool:
        """Whether any dot is a lower bound."""
        return any(dot.is_open for panel in self.panels for dot in panel.dots)

    def column(self, year: int) -> Column:
        """Return the column of a year."""
        return next(column for column in self.columns if column.year == year)

    def breaks(self, panel: Panel) -> list[float]:
        """Return where dashed rules stand: between neighbouring years of which nothing is joined."""
        years = {dot.placed.figure.year for dot in panel.dots}
        joined = {earlier.figure.year for earlier, _ in panel.series.joins}
        pairs = [year for year in years if year + 1 in years and year not in joined]
        return sorted(self.column(year + 1).left for year in pairs)


def laid_out(years: IndicatorYears, label_width: Callable[[PlacedFigure], float]) -> TrendLayout:
    """Return the layout of all series of an indicator's years.

    label_width: how many px the words of a figure take.
    """
    series = [one for one in years.series if any(map(is_drawn, one.all_figures))]
    # A column is as wide as the panel needs that has most figures in that year: panels share their columns.
    places = {year: max([0, *(len(_of_year(one, year)) for one in series)]) for year in years.years}
    drawn = [placed for one in series for placed in one.all_figures if is_drawn(placed)]
    room = max([FIGURE, *(round(label_width(placed)) for placed in drawn)])
    widths = _widths(places, room)
    columns = _columns(places, widths)
    return TrendLayout(columns, tuple(_panel(one, columns) for one in series), sum(widths))


def _of_year(series: YearSeries, year: int) -> list[PlacedFigure]:
    return [placed for placed in series.all_figures if placed.figure.year == year and is_drawn(placed)]


def _widths(places: dict[int, int], figure: int) -> list[int]:
    counts = list(places.values())
    return [
        number * figure if number else AMONG_EMPTY if _run(counts, at) >= LONG_RUN else EMPTY
        for at, number in enumerate(counts)
    ]


def _run(counts: Sequence[int], at: int) -> int:
    """Return how many empty columns stand together around one."""
    first = last = at
    while first > 0 and not counts[first - 1]:
        first -= 1
    while last + 1 < len(counts) and not counts[last + 1]:
        last += 1
    return last - first + 1


def _columns(places: dict[int, int], widths: Sequence[int]) -> tuple[Column, ...]:
    whole, left, columns = sum(widths), 0, []
    for (year, number), width in zip(places.items(), widths, strict=True):
        columns.append(Column(year, left / whole, width / whole, not number))
        left += width
    return tuple(columns)


def _panel(series: YearSeries, columns: Sequence[Column]) -> Panel:
    dots = tuple(dot for column in columns for dot in _dots(series, column))
    highest = max(dot.top for dot in dots)
    step = step_for(highest)
    # Rounded up to a whole step; at least one, since an axis of zeros would have no height.
    return Panel(series, dots, step, max(step, -(-highest // step) * step))


def _dots(series: YearSeries, column: Column) -> list[Dot]:
    placed_here = _of_year(series, column.year)
    return [
        Dot(
            placed,
            column.left + column.width * (at + INSET) / len(placed_here),
            column.width / len(placed_here),
            is_related=not any(placed is own for own in series.figures),
        )
        for at, placed in enumerate(placed_here)
    ]


def step_for(highest: float) -> float:
    """Return the distance of an axis's numbers: 1, 2 or 5 times a power of ten, at most four above zero."""
    if highest <= 0:
        return 1.0
    # One power of ten below the number: of 10 the step is 5, of 99 it is 50; the nine sizes hold both.
    power = Decimal(10) ** (Decimal(highest).adjusted() - 1)
    sizes = [Decimal(size) * power * scale for scale in (1, 10, 100) for size in (1, 2, 5)]
    return float(next(size for size in sizes if size * MOST_TICKS >= Decimal(highest)))
