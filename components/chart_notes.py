"""What a drawing does not say by itself: what open ends mean, and what is computed here."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.charts.draw import open_rows, part_share, rest_number, stated_share
from components.charts.plan import OF_A_WHOLE, Chart
from components.quantity import bound_words, figure_words
from components.text import phrase, text
from components.text.numbers import format_number


def notes(chart: Chart, language: str) -> list[Component]:
    """Return a note for each open-ended figure of the chart, and one for the numbers that it adds."""
    found = [_note(row, chart, language) for row in open_rows(chart)] + _computed(chart, language)
    return [html.P(note, className="note") for note in found]


def _computed(chart: Chart, language: str) -> list[list]:
    if chart.form not in OF_A_WHOLE:
        return []
    shares = [name for name in chart.indicators[1:] if part_share(chart, name) and _unsaid(chart, name)]
    told = [("chart.shares_computed", bool(shares)), ("chart.rest_computed", rest_number(chart) is not None)]
    return [[text(key, language)] for key, said in told if said]


def _unsaid(chart: Chart, name: str) -> bool:
    return stated_share(chart, name) is None


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
