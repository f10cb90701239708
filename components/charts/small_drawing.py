"""Tiny drawings for rows that are closed: what the chart behind them looks like."""

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart


def small_drawing(chart: Chart) -> Component:
    """Return a drawing of a chart's shape, of no height to speak of; the row's words say what it shows."""
    marks = chart.form.small(chart) if chart.form.small else []
    return html.Span(marks, className=f"small-drawing form-{chart.form.name}", **{"aria-hidden": "true"})
