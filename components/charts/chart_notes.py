"""What a drawing does not say by itself: what open ends mean, and what is computed here."""

from typing import Any

import pandas as pd

from components.charts.chart import Chart
from components.charts.whole import part_share, rest_number, stated_share
from components.text import phrase, phrases, text, unit_named
from components.text.numbers import format_number
from components.text.phrases import Phrase, Words
from data.select.rows import Observation


def notes(chart: Chart, language: str) -> list[Words]:
    """Return a note for each open-ended figure of the chart, and one for the numbers that it adds."""
    is_open = [row for row in chart.rows if row.qualifier == "at_least"]
    return [*(_note(row, chart, language) for row in is_open), *_computed(chart, language)]


def _computed(chart: Chart, language: str) -> list[list[Any]]:
    if not chart.form.of_a_whole:
        return []
    shares = [name for name in chart.indicators[1:] if part_share(chart, name) and _unsaid(chart, name)]
    notes_needed = [
        ("chart.shares_computed", bool(shares)),
        ("chart.rest_computed", rest_number(chart) is not None),
    ]
    return [[text(key, language)] for key, is_needed in notes_needed if is_needed]


def _unsaid(chart: Chart, name: str) -> bool:
    return stated_share(chart, name) is None


def _note(row: Observation, chart: Chart, language: str) -> list[Any]:
    parts = {
        "words": phrases.figure(row, language),
        "number": _number(row, "value", language),
        "unit": unit_named(row, language),
    }
    if pd.isna(row.usage_below):
        return phrase("chart.open_end_unbounded", language, **parts)
    key = "chart.open_end" if chart.is_plotly else "chart.open_end_reading"
    return phrase(key, language, below=_number(row, "usage_below", language), **parts)


def _number(row: Observation, bound: str, language: str) -> Phrase:
    return phrases.bound(row, bound, format_number(getattr(row, bound), language))
