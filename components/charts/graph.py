"""A Plotly figure on a page, in a place that has its height before any script arrives."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.charts.chart import Chart
from components.charts.draw import drawn
from components.charts.finding import summary

# Nothing to zoom, pan or export: the axes are fixed, and the card has a menu of its own.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "doubleClick": False,
    "showTips": False,
}


def graph(chart: Chart, language: str, height: int, width: int | None = None) -> Component:
    """Return the figure of a chart, `height` px high; `width` px wide, or as wide as its place."""
    canvas = dcc.Graph(
        figure=drawn(chart, language),
        # A drawing of a fixed width must not follow its place: squares would be stretched.
        config={**CONFIG, "responsive": width is None},  # type: ignore[arg-type]  # a TypedDict of Dash
        className="chart-canvas",
        style={"height": f"{height}px"},
    )
    return html.Div(
        canvas,
        className="chart-figure",
        role="img",
        style={"height": f"{height}px", **({} if width is None else {"width": f"{width}px"})},
        **{"aria-label": summary(chart, language)},
    )
