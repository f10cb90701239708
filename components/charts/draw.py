"""A chart -> its figure."""

from functools import lru_cache

import plotly.graph_objects as go

from components.charts.bars import Part
from components.charts.chart import Chart
from components.charts.frames import has_values
from components.text import text

# The charts of one or two reports: each Plotly figure is slow to make, and large.
KEPT = 32


@lru_cache(maxsize=KEPT)
def drawn(chart: Chart, language: str) -> go.Figure:
    """Return the figure of a chart, drawn once: pages ask for the plan's charts again and again."""
    return draw(chart, language)


def draw(chart: Chart, language: str) -> go.Figure:
    """Return the Plotly figure of a chart that draws quantities; ValueError where its form is HTML alone."""
    if chart.form.figure is None:
        raise ValueError(f"{chart.id}: a chart of the form {chart.form.name} has no figure")
    return chart.form.figure(chart.rows, text("chart.nothing", language), chart.emphasis)


@lru_cache(maxsize=KEPT)
def bar_parts(chart: Chart) -> list[Part]:
    """Return the stretches of a bar, for the labels beside it; empty where a value is missing."""
    if chart.form.stretches is None or not has_values(chart.rows):
        return []
    return chart.form.stretches(chart.rows, chart.emphasis)
