"""A whole and one part of it on a bar; what became of the rest, the report leaves open."""

from collections.abc import Sequence
from typing import Any

from components.charts.bar_picture import form_of_a_whole
from components.charts.chart import Chart, Names
from components.charts.whole import whole_and_largest, whole_of
from components.text import phrase
from data.select.rows import Observation


def applies(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return a whole and its part where there is only one."""
    names = whole_of(row, stated)
    return names if len(names) == 2 else ()


def finding(chart: Chart, language: str) -> list[Any]:
    """Say how many of the whole the part is, and which share where that is known."""
    words = whole_and_largest(chart, language)
    if not words:
        return []
    key = "chart.finding_remainder" if "share" in words else "chart.finding_remainder_no_share"
    return phrase(key, language, **words)


FORM = form_of_a_whole(
    name="remainder",
    turn=30,
    applies=applies,
    finding=finding,
    rest="chart.rest_outcome",
)
