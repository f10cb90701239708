"""One square for each unit counted; an open end fades out."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.frames import Observations, rows
from components.charts.theme import DATA, canvas, says_nothing

COLUMNS = 20
PITCH = 14
SIDE = 12
MOST = 200


def drawn_up_to(row: Any) -> int:
    """Return how many squares an observation takes: its value, or where its open end fades out.

    190余 takes 200: by usage the word does not reach the next step.
    """
    return int(row.value if pd.isna(row.usage_below) else row.usage_below)


def strengths(row: Any) -> list[float]:
    """Return the opacity of each square: 1 as far as the report says, then down to nothing."""
    certain, shown = int(row.value), drawn_up_to(row)
    steps = shown - certain + 1
    return [1.0] * certain + [1 - step / steps for step in range(1, steps)]


def square_places(observations: Observations, columns: int = COLUMNS) -> list[list[tuple[int, int]]]:
    """Return column and row of every square, a list for each observation.

    Counts that fit beside each other share a row with one place free between them; others start a new row.
    """
    column, row, places = 0, 0, []
    for observation in rows(observations):
        count = drawn_up_to(observation)
        if column and column + count > columns:
            column, row = 0, row + 1
        places.append([((column + n) % columns, row + (column + n) // columns) for n in range(count)])
        row, column = row + (column + count) // columns, (column + count) % columns
        column += 1 if column else 0
    return places


def height_of(observations: Observations) -> int:
    """Return the height of the drawing in px."""
    lines = [line for places in square_places(observations) for _, line in places]
    return (max(lines, default=0) + 1) * PITCH


def draw_squares(observations: Observations, nothing: str) -> go.Figure:
    """Draw one square for each unit counted.

    observations: rows of `select.observations` with an exact or an at-least value up to MOST.
    nothing: the sentence that stands where there is no value; it is never drawn as 0 squares.
    """
    given = [row for row in rows(observations) if pd.notna(row.value)]
    if not given:
        return says_nothing(nothing)
    height = height_of(given)
    figure = canvas(height, COLUMNS * PITCH)
    figure.add_traces([_trace(*each) for each in zip(given, square_places(given), strict=True)])
    figure.update_xaxes(range=[0, COLUMNS])
    figure.update_yaxes(range=[height / PITCH, 0])
    return figure


def _trace(row: Any, places: list[tuple[int, int]]) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[column + 0.5 for column, _ in places],
        y=[line + 0.5 for _, line in places],
        marker={
            "symbol": "square",
            "size": SIDE,
            "color": DATA,
            "opacity": strengths(row),
            "line": {"width": 0},
        },
        hoverinfo="none",
        customdata=[row.indicator] * len(places),
    )
