"""One bar over the full width: a whole cut into its parts, or into a part and what the report leaves open."""

from dataclasses import dataclass, replace

import plotly.graph_objects as go

from components.charts.frames import Observations, has_values
from components.charts.theme import (
    CARD,
    CLEAR,
    DATA,
    DATA_2,
    DATA_3,
    EDGE,
    HEIGHT_OF_A_BAR,
    canvas,
    fade,
    says_nothing,
)
from data.select.rows import Observation

# Paper between neighbouring parts, as a share of the whole: 2 px at 700.
# It is added to the axis, never cut from a part.
GAP = 0.003
# Half of a hollow part's outline lies outside it, and the axis must not cut it off.
OUTLINE = 0.001
# Three shades are all that the eye tells apart side by side: a fourth part shares the lightest, set off by
# its outline.
FILLS = ((DATA, CLEAR), (DATA_2, CLEAR), (DATA_3, DATA_2))
EMPHASIS, OTHERS = (DATA, CLEAR), (DATA_3, DATA_2)
HOLLOW = (CARD, EDGE)
SHADES = {DATA: "data", DATA_2: "data-2", DATA_3: "data-3"}


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


def shade_name(part: Part) -> str:
    """Return the class of a part's colour: data, data-2, data-3 or hollow."""
    return SHADES.get(part.shade[0], "hollow")


def parts_of(observations: Observations, emphasis: str = "") -> list[Part]:
    """Return the stretches of a whole in the report's order; what its parts leave open comes last, hollow.

    observations: the whole first, then its parts, all with values in one unit.
    emphasis: the indicator that stands out; by default the larger the part, the darker.
    """
    whole, *parts = observations
    shades = _shades(parts, emphasis)
    drawn = [Part(row.indicator, row.stated_value, shade) for row, shade in zip(parts, shades, strict=True)]
    left_open = whole.stated_value - sum(part.value for part in drawn)
    if left_open > 0:
        drawn.append(Part("", left_open, HOLLOW))
    # The whole's own open end: it fades out beyond the parts, up to where usage lets the word reach.
    if whole.usage_below is not None:
        drawn.append(Part("", whole.usage_below - whole.stated_value, (EDGE, CLEAR), fades=True))
    return placed(drawn)


def _shades(parts: list[Observation], emphasis: str) -> list[tuple[str, str]]:
    if emphasis in {row.indicator for row in parts}:
        return [EMPHASIS if row.indicator == emphasis else OTHERS for row in parts]
    # Shades go by size but stay with their part: the bar itself keeps the report's order.
    by_size = sorted(parts, key=lambda row: -row.stated_value)
    ranks = {row.indicator: min(rank, len(FILLS) - 1) for rank, row in enumerate(by_size)}
    return [FILLS[ranks[row.indicator]] for row in parts]


def placed(parts: list[Part]) -> list[Part]:
    """Return the stretches with their places along the axis."""
    whole = sum(part.value for part in parts)
    # A fading end touches what it continues.
    gaps = sum(not part.fades for part in parts[1:])
    length = whole * (1 + GAP * gaps)
    placed_parts: list[Part] = []
    for part in parts:
        before = placed_parts[-1].end if placed_parts else 0.0
        start = before + (whole * GAP / length if placed_parts and not part.fades else 0.0)
        placed_parts.append(replace(part, start=start, end=start + part.value / length))
    return placed_parts


def draw_bar(observations: Observations, nothing: str, emphasis: str = "") -> go.Figure:
    """Draw a whole and its parts as one bar from zero to the whole.

    observations: the whole first, then its parts, exact values in one unit; the whole may be open.
    nothing: the sentence that stands where a value is missing. emphasis: see `parts_of`.
    """
    if not has_values(observations):
        return says_nothing(nothing)
    return bar_of(parts_of(observations, emphasis))


def bar_of(parts: list[Part]) -> go.Figure:
    """Return the figure of placed parts."""
    # The bar is 1 high, from -0.5 to 0.5; the rest holds the outline of hollow parts (HEIGHT_OF_A_BAR).
    figure = canvas(HEIGHT_OF_A_BAR, None, (-OUTLINE, 1 + OUTLINE), (-0.53, 0.53))
    figure.add_trace(solid([part for part in parts if not part.fades]))
    ends = [part for part in parts if part.fades]
    figure.add_traces([fade((part.start, part.end), (-0.5, 0.5), part.shade[0]) for part in ends])
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
