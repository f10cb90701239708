"""Tiny drawings for rows that are closed: what the chart behind them looks like."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.bars import Part
from components.charts.draw import bar_parts
from components.charts.plan import Chart
from components.charts.squares import drawn_up_to, strengths
from components.charts.theme import DATA, DATA_2, DATA_3

SHADES = {DATA: "data", DATA_2: "data-2", DATA_3: "data-3"}
FEW = 20
COLUMNS = {"few": 20, "many": 40}


def small_drawing(chart: Chart) -> Component:
    """Return a drawing of a chart's shape, of no height to speak of; the row's words say what it shows."""
    return html.Span(_marks(chart), className=f"small-drawing form-{chart.form}", **{"aria-hidden": "true"})


def shade(part: Part) -> str:
    """Return the class of a part's colour: data, data-2, data-3 or hollow."""
    return SHADES.get(part.shade[0], "hollow")


def _marks(chart: Chart) -> list[Component]:
    match chart.form:
        case "squares":
            return [_squares(row) for row in chart.rows]
        case "parts" | "remainder" | "share":
            return [_stretch(part) for part in bar_parts(chart)]
        case "box":
            return [html.Span(className="inside"), *[html.Span(className="outside") for _ in range(3)]]
        case "words":
            return [html.Span(className=f"claim {extent}") for extent in (row.extent for row in chart.rows)]
    return []


def _squares(row: Any) -> Component:
    count = drawn_up_to(row)
    size = "few" if count <= FEW else "many"
    faded = [html.Span(style={"opacity": round(s, 2)}) if s < 1 else html.Span() for s in strengths(row)]
    return html.Span(faded, className=f"squares-of {size}", style={"--n": min(count, COLUMNS[size])})


def _stretch(part: Part) -> Component:
    width = {"flexGrow": round(part.end - part.start, 4)}
    return html.Span(className=f"stretch {shade(part)}{' fades' if part.fades else ''}", style=width)
