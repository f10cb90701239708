"""A share whose whole the report does not state: so much of a hundred."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components.charts.bar_labels import bar_drawing, small_bar
from components.charts.bar_picture import bar_picture
from components.charts.bars import EMPHASIS, HOLLOW, Part, bar_of, placed
from components.charts.chart import Chart, Form, Names
from components.charts.frames import DRAWN, Observations
from components.charts.theme import says_nothing
from components.text import text
from data.select.rows import Observation


def applies(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return a share in percent that says from which or up to which part of a hundred it goes."""
    is_drawn = row.kind == "share" and row.unit_base == "percent" and row.qualifier in DRAWN
    return (row.indicator,) if is_drawn else ()


def share_parts(observations: Observations, emphasis: str = "") -> list[Part]:
    """Return the stretches of 0 to 100 for one share: what is stated, its open end, and the hollow rest.

    observations: one row, in percent. emphasis: the share stands out anyhow.
    """
    row = observations[0]
    stated = row.stated_value
    top = row.usage_below if row.usage_below is not None else 100.0
    drawn = [Part(row.indicator, stated, EMPHASIS)]
    # `At least 90 %` fades to where usage lets the word reach, never beyond the hundred.
    if row.qualifier == "at_least" and top > stated:
        drawn.append(Part(row.indicator, min(top, 100.0) - stated, EMPHASIS, fades=True))
    left_open = 100.0 - sum(part.value for part in drawn)
    return placed([*drawn, *([Part("", left_open, HOLLOW)] if left_open > 0 else [])])


def draw_share(observations: Observations, nothing: str, emphasis: str = "") -> go.Figure:
    """Draw a share whose whole the report does not state: so much of 0 to 100, the rest hollow."""
    with_values = [row for row in observations if pd.notna(row.value)]
    return bar_of(share_parts(with_values[:1])) if with_values else says_nothing(nothing)


def measure(chart: Chart, language: str) -> str:
    """Say what a hundred is."""
    return text("chart.share_of_hundred", language)


FORM = Form(
    name="share",
    by_hand=False,
    turn=40,
    applies=applies,
    figure=draw_share,
    stretches=share_parts,
    drawing=bar_drawing,
    small=small_bar,
    picture=bar_picture,
    measure=measure,
    reconciles=True,
)
