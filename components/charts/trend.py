"""One panel of a trend as a Plotly figure: dots from zero, joined only where nothing changed between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import plotly.graph_objects as go

from components.charts.theme import CARD, DATA, DATA_2, EDGE, canvas, fade
from components.charts.trend_layout import Dot, Panel

# In px: the first panel, which the page is about, and those below it.
HEIGHT, LOWER_HEIGHT = 190, 132
SIDE = 11
# Half the width of a fade, in px of the width that a drawing takes at most on a page.
HALF_FADE, WIDEST = 5, 1040


def draw_trend(panel: Panel, height: int) -> go.Figure:
    """Return the figure of a panel, as wide as its place and `height` px high."""
    figure = canvas(height, None, (0, 1), panel.limits)
    figure.add_traces([*trend_traces(panel)])
    return figure


def trend_traces(panel: Panel) -> Iterable[go.Scatter]:
    """Yield the marks of a panel: stems, joins, open ends, dots; x from 0 to 1, y in the figures' unit.

    The chevron over an open end stands with the figure's words, which have a size in px.
    """
    for colour, dots in _by_colour(panel.dots):
        yield _lines([[(dot.x, 0), (dot.x, dot.value)] for dot in dots], colour, 1)
    yield _lines(_joins(panel), DATA, 2)
    for dot in panel.dots:
        if dot.placed.figure.usage_below is not None:
            yield _fade(dot, HALF_FADE / WIDEST)
    yield _marks(panel.dots)


def _by_colour(dots: Sequence[Dot]) -> Iterable[tuple[str, list[Dot]]]:
    yield DATA_2, [dot for dot in dots if not dot.is_related]
    yield EDGE, [dot for dot in dots if dot.is_related]


def _joins(panel: Panel) -> list[list[tuple[float, float]]]:
    pairs = [(panel.dot(earlier), panel.dot(later)) for earlier, later in panel.series.joins]
    # A figure that is not drawn (at most, about) leaves its join out.
    return [[(start.x, start.value), (end.x, end.value)] for start, end in pairs if start and end]


def _lines(paths: Sequence[Sequence[tuple[float, float]]], colour: str, width: int) -> go.Scatter:
    """Return broken lines as one trace; a gap stands between them."""
    points = [point for path in paths for point in (*path, (None, None))]
    return go.Scatter(
        mode="lines",
        x=[x for x, _ in points],
        y=[y for _, y in points],
        line={"color": colour, "width": width},
        connectgaps=False,
        hoverinfo="skip",
    )


def colour_of(dot: Dot) -> str:
    """Return the colour of a mark: grey where it is only related."""
    return EDGE if dot.is_related else DATA


def _fade(dot: Dot, half: float) -> go.Scatter:
    return fade((dot.value, dot.top), (dot.x - half, dot.x + half), colour_of(dot), "vertical")


def _marks(dots: Sequence[Dot]) -> go.Scatter:
    """Return the dots: filled where the text is here, hollow where it is cited, grey where only related."""
    return go.Scatter(
        mode="markers",
        x=[dot.x for dot in dots],
        y=[dot.value for dot in dots],
        # A dot at the edge of the drawing stays whole.
        cliponaxis=False,
        marker={
            "symbol": "circle",
            "size": SIDE,
            "opacity": 1,
            "color": [DATA if dot.is_full else CARD for dot in dots],
            "line": {"width": 2, "color": [colour_of(dot) for dot in dots]},
        },
        # The page itself says what a mark means: 32-mark.js.
        hoverinfo="none",
        customdata=[dot.placed.address for dot in dots],
    )
