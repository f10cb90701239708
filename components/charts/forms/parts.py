"""A whole and its parts on one bar."""

from collections.abc import Sequence
from typing import Any

from components.charts.bar_picture import form_of_a_whole
from components.charts.chart import Chart, Names
from components.charts.whole import whole_and_largest, whole_of
from components.text import phrase
from data.select.rows import Observation


def applies(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return a whole and its parts where there are two or more."""
    names = whole_of(row, stated)
    return names if len(names) > 2 else ()


def finding(chart: Chart, language: str) -> list[Any]:
    """Say which share of the whole the largest part has; nothing where no share is known."""
    words = whole_and_largest(chart, language)
    return phrase("chart.finding_parts", language, **words) if "share" in words else []


FORM = form_of_a_whole(
    name="parts",
    turn=20,
    applies=applies,
    finding=finding,
)
