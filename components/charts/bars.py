"""One bar over the full width: a whole cut into its parts, or into a part and what the report leaves open."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.frames import Observations, has_values, rows
from components.charts.theme import (
    CARD,
    CLEAR,
    DATA,
    DATA_2,
    DATA_3,
    EDGE,
    HEIGHT_OF_A_BAR,
    canvas,
    says_nothing,
    see_through,
)

# Paper between neighbouring parts, as a share of the whole: 2 px at 700.
# It is added to the axis, never cut from a part.
GAP = 0.003
OUTLINE = 0.001
FILLS = ((DATA, CLEAR), (DATA_2, CLEAR), (DATA_3, DATA_2))
EMPHASIS, OTHERS = (DATA, CLEAR), (DATA_3, DATA_2)
HOLLOW = (CARD, EDGE)


@dataclass(frozen=True)
class Part:
    """A stretch of the bar, in the unit of the whole.

    indicator: empty for what the report does not account for. shade: fill and outline.
    fades: an open end, from what the report says at least to where its word stops by usage.
    start, end: where it stands along the axis, 0 to 1.
    """

    indicator: str
    value: float
    shade: tuple[str, str]
    fades: bool = False
    start: float = 0.0
    end: float = 0.0


def parts_of(observations: Observations, emphasis: str = "") -> list[Part]:
    """Return the stretches of a whole in the report's order; what its parts leave open comes last, hollow.

    observations: the whole first, then its parts, all with values in one unit.
    emphasis: the indicator that stands out; by default the larger the part, the darker.
    """
    whole, *parts = rows(observations)
    shades = _shades(parts, emphasis)
    found = [Part(row.indicator, float(row.value), shade) for row, shade in zip(parts, shades, strict=True)]
    left_open = float(whole.value) - sum(part.value for part in found)
    if left_open > 0:
        found.append(Part("", left_open, HOLLOW))
    if pd.notna(whole.usage_below):
        found.append(Part("", float(whole.usage_below - whole.value), (EDGE, CLEAR), fades=True))
    return _placed(found)


def _shades(parts: list[Any], emphasis: str) -> list[tuple[str, str]]:
    if emphasis in {row.indicator for row in parts}:
        return [EMPHASIS if row.indicator == emphasis else OTHERS for row in parts]
    by_size = sorted(parts, key=lambda row: -row.value)
    ranks = {row.indicator: min(rank, len(FILLS) - 1) for rank, row in enumerate(by_size)}
    return [FILLS[ranks[row.indicator]] for row in parts]


def _placed(parts: list[Part]) -> list[Part]:
    whole = sum(part.value for part in parts)
    gaps = sum(not part.fades for part in parts[1:])
    length = whole * (1 + GAP * gaps)
    placed: list[Part] = []
    for part in parts:
        before = placed[-1].end if placed else 0.0
        start = before + (whole * GAP / length if placed and not part.fades else 0.0)
        placed.append(replace(part, start=start, end=start + part.value / length))
    return placed


def draw_bar(observations: Observations, nothing: str, emphasis: str = "") -> go.Figure:
    """Draw a whole and its parts as one bar from zero to the whole.

    observations: the whole first, then its parts, exact values in one unit; the whole may be open.
    nothing: the sentence that stands where a value is missing. emphasis: see `parts_of`.
    """
    if not has_values(observations):
        return says_nothing(nothing)
    return bar_of(parts_of(observations, emphasis))


def share_parts(observations: Observations) -> list[Part]:
    """Return the stretches of 0 to 100 for one share: what is stated, its open end, and the hollow rest.

    observations: one row, in percent.
    """
    row = rows(observations)[0]
    said = float(row.value)
    top = float(row.usage_below) if pd.notna(row.usage_below) else 100.0
    found = [Part(row.indicator, said, EMPHASIS)]
    if row.qualifier == "at_least" and top > said:
        found.append(Part(row.indicator, min(top, 100.0) - said, EMPHASIS, fades=True))
    left_open = 100.0 - sum(part.value for part in found)
    return _placed([*found, *([Part("", left_open, HOLLOW)] if left_open > 0 else [])])


def draw_share(observations: Observations, nothing: str) -> go.Figure:
    """Draw a share whose whole the report does not state: so much of 0 to 100, the rest hollow."""
    given = [row for row in rows(observations) if pd.notna(row.value)]
    return bar_of(share_parts(given[:1])) if given else says_nothing(nothing)


def bar_of(parts: list[Part]) -> go.Figure:
    """Return the figure of placed parts."""
    figure = canvas(HEIGHT_OF_A_BAR)
    figure.add_trace(solid([part for part in parts if not part.fades]))
    figure.add_traces([fade(part) for part in parts if part.fades])
    figure.update_xaxes(range=[-OUTLINE, 1 + OUTLINE])
    figure.update_yaxes(range=[-0.53, 0.53])
    return figure


def solid(parts: list[Part]) -> go.Bar:
    """Return the stretches that end where the report says they end."""
    return go.Bar(
        orientation="h",
        base=[part.start for part in parts],
        x=[part.end - part.start for part in parts],
        y=[0] * len(parts),
        width=1,
        marker={
            "color": [part.shade[0] for part in parts],
            "line": {
                "color": [part.shade[1] for part in parts],
                "width": [0 if part.shade[1] == CLEAR else 1 for part in parts],
            },
        },
        # The page itself says what a mark means: 32-mark.js.
        hoverinfo="none",
        customdata=[part.indicator for part in parts],
    )


def fade(part: Part) -> go.Scatter:
    """Return an open end: bars have no gradient, a filled scatter has."""
    colour = part.shade[0]
    return go.Scatter(
        mode="none",
        x=[part.start, part.end, part.end, part.start, part.start],
        y=[-0.5, -0.5, 0.5, 0.5, -0.5],
        fill="toself",
        hoverinfo="skip",
        fillgradient={
            "type": "horizontal",
            "colorscale": [[0, colour], [1, see_through(colour)]],
            "start": part.start,
            "stop": part.end,
        },
    )
