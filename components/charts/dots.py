"""Figures of many places as dots on one axis from zero, a row a place: the scale, and the Plotly figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from components.charts.theme import CARD, CLEAR, DATA, DATA_2, RULE, TEMPLATE, fade, says_nothing

# Room beside the axis for half a dot, in px; the words of the rows reckon with the same.
EDGE_OF_DOTS = 8
# At most four steps above zero. STEPS ends with 10, so that one of them always fits.
TICKS = 4
STEPS = (1, 2, 2.5, 5, 10)
CHOSEN, REST, ANOTHER = "chosen", "rest", "another"
SIZES = {CHOSEN: 13, REST: 11, ANOTHER: 11}
FILLS = {CHOSEN: DATA, REST: DATA_2, ANOTHER: CARD}
LINES = {CHOSEN: CLEAR, REST: CLEAR, ANOTHER: DATA}
# Half the height of a fading end, as a share of a row.
THIN = 0.16
# How far an end fades that nothing says an end of, as a share of the axis.
OPEN = 0.08


@dataclass(frozen=True)
class Dot:
    """A figure on the axis, in its base unit. shade: CHOSEN, REST or ANOTHER (of another year, hollow).

    row: from the top, 0 first. below: where an open end (`is_open`) stops by usage; None where nothing says.
    """

    row: int
    value: float
    shade: str
    is_open: bool = False
    below: float | None = None


@dataclass(frozen=True)
class Scale:
    """An axis from zero. top: where it ends; ticks: where it is ruled, zero first."""

    top: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return where a value stands, 0 to 1."""
        return value / self.top if self.top else 0.0


def end_of(dot: Dot, scale: Scale) -> float:
    """Return where a dot's open end has faded out, its own value where it has none."""
    if not dot.is_open:
        return dot.value
    return min(scale.top, dot.below if dot.below is not None else dot.value + OPEN * scale.top)


def scale_of(values: Iterable[float]) -> Scale:
    """Return an axis from zero with a handful of round ticks; it ends just behind the largest value."""
    largest = max(values, default=0.0)
    if largest <= 0:
        return Scale(1.0, (0.0,))
    unit = Decimal(10) ** Decimal(largest / TICKS).adjusted()
    step = next(float(unit) * by for by in STEPS if float(unit) * by * TICKS >= largest)
    ticks = [step * number for number in range(TICKS + 1) if step * number <= largest * 1.06]
    # Six percent behind the largest value: its dot is not cut, and a tick just above it still shows.
    return Scale(largest * 1.06, tuple(ticks))


def draw_dots(dots: Sequence[Dot], rows: int, scale: Scale, nothing: str) -> go.Figure:
    """Draw dots on one axis from zero, the first row on top; as high and as wide as its place.

    nothing: the sentence that stands where no figure has a value. An open end fades to where its word stops.
    """
    if not dots:
        return says_nothing(nothing)
    figure = go.Figure(layout={"template": TEMPLATE, "autosize": True})
    figure.update_layout(margin={"l": EDGE_OF_DOTS, "r": EDGE_OF_DOTS, "t": 0, "b": 0})
    figure.update_xaxes(range=[0, scale.top])
    # Upside down, since rows are counted from the top; half a row of room above and below.
    figure.update_yaxes(range=[rows - 0.5, -0.5])
    figure.update_layout(shapes=[_rule(tick) for tick in scale.ticks])
    # Fades first: a dot lies upon the end that begins at it.
    figure.add_traces([_fade(dot, scale) for dot in dots if dot.is_open])
    figure.add_traces([_trace([dot for dot in dots if dot.shade == shade], shade) for shade in SIZES])
    return figure


def _rule(tick: float) -> dict[str, Any]:
    line = {"color": RULE, "width": 1}
    return {
        "type": "line",
        "layer": "below",
        "x0": tick,
        "x1": tick,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": line,
    }


def marker_of(shade: str, larger: int = 0) -> dict[str, Any]:
    """Return how dots of a shade look; larger: by so many px, on a picture."""
    line = {"color": LINES[shade], "width": 2 if shade == ANOTHER else 0}
    return {"size": SIZES[shade] + larger, "color": FILLS[shade], "opacity": 1, "line": line}


def _trace(dots: Sequence[Dot], shade: str) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[dot.value for dot in dots],
        y=[dot.row for dot in dots],
        cliponaxis=False,
        hoverinfo="skip",
        marker=marker_of(shade),
    )


def _fade(dot: Dot, scale: Scale) -> go.Scatter:
    """Return an open end: from what is said at least to where the word stops by usage."""
    colour = FILLS[dot.shade] if dot.shade != ANOTHER else DATA
    end = fade((dot.value, end_of(dot, scale)), (dot.row - THIN, dot.row + THIN), colour)
    return end.update(cliponaxis=False)
