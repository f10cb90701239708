"""A chart -> its figure."""

from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.bars import Part, draw_bar, draw_share, parts_of, share_parts
from components.charts.plan import Chart
from components.charts.squares import draw_squares
from components.text import text
from data.derived import Derived

KEPT = 32
REST = {"remainder": "chart.rest_outcome"}


@lru_cache(maxsize=KEPT)
def drawn(chart: Chart, language: str) -> go.Figure:
    """Return the figure of a chart, drawn once: pages ask for the plan's charts again and again."""
    return draw(chart, language)


def draw(chart: Chart, language: str) -> go.Figure:
    """Return the Plotly figure of a chart that draws quantities."""
    nothing = text("chart.nothing", language)
    match chart.form:
        case "squares":
            return draw_squares(chart.rows, nothing)
        case "share":
            return draw_share(chart.rows, nothing)
    return draw_bar(chart.rows, nothing, chart.emphasis)


@lru_cache(maxsize=KEPT)
def bar_parts(chart: Chart) -> list[Part]:
    """Return the stretches of a bar, for the labels beside it; empty where a value is missing."""
    if any(pd.isna(row.value) for row in chart.rows):
        return []
    if chart.form == "share":
        return share_parts(chart.rows)
    return parts_of(chart.rows, chart.emphasis)


def rest_number(chart: Chart) -> Derived | None:
    """Return the computed number of what the parts leave open, where the tables name it."""
    whole, *parts = chart.indicators
    for number in chart.whole.derived:
        if number.formula.startswith("difference") and number.inputs == (whole, *parts):
            return number
    return None


def stated_share(chart: Chart, indicator: str) -> Any | None:
    """Return the observation in which the report itself states a part's share of the chart's whole."""
    for check in chart.whole.checks:
        if check.kind == "ratio" and check.left == (indicator, chart.indicators[0]):
            return chart.whole.figures[check.right]
    return None


def part_share(chart: Chart, indicator: str) -> Derived | None:
    """Return the computed share of a part in the chart's whole, where the tables name it."""
    for number in chart.whole.derived:
        if number.formula.startswith("share") and number.inputs == (indicator, chart.indicators[0]):
            return number
    return None


def rest_key(chart: Chart) -> str:
    """Return the sentence about the rest: a remainder's outcome is open, other parts are not listed."""
    return REST.get(chart.form, "chart.rest_parts")


def open_rows(chart: Chart) -> list[Any]:
    """Return the chart's observations whose end is open."""
    return [row for row in chart.rows if row.qualifier == "at_least"]
