"""What an open-ended value means and how it is drawn, said beside the drawing."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.charts.draw import open_rows
from components.charts.plan import Chart
from components.quantity import bound_words, figure_words
from components.text import phrase
from components.text.numbers import format_number


def open_end_notes(chart: Chart, language: str) -> list[Component]:
    """Return a note for each open-ended figure of the chart."""
    return [html.P(_note(row, chart, language), className="note") for row in open_rows(chart)]


def _note(row: Any, chart: Chart, language: str) -> list:
    parts = {
        "words": figure_words(row, language),
        "number": _number(row, "value", language),
        "unit": row.unit_zh if language == "zh" else row.unit_en_many,
    }
    if pd.isna(row.usage_below):
        return phrase("chart.open_end_unbounded", language, **parts)
    key = "chart.open_end" if chart.is_plotly else "chart.open_end_reading"
    return phrase(key, language, below=_number(row, "usage_below", language), **parts)


def _number(row: Any, bound: str, language: str) -> Component:
    return bound_words(row, bound, format_number(getattr(row, bound), language))
