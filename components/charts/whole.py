"""A whole and its parts: when they may stand on one bar, and how they stand to each other in numbers."""

from collections.abc import Sequence

from components.charts.chart import Chart, Names
from components.charts.frames import DRAWN
from components.text import named, phrases
from data.arithmetic.derived import Derived
from data.select.rows import Observation


def whole_of(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return the whole that a figure belongs to and its parts, if they may stand on one bar; else nothing."""
    name = row.part_of or row.indicator
    whole = next((one for one in stated if one.indicator == name), None)
    parts = [one for one in stated if one.part_of == name and one.kind == "count"]
    if whole is None or not parts or not _adds_up(whole, parts):
        return ()
    return name, *(one.indicator for one in parts)


def _adds_up(whole: Observation, parts: list[Observation]) -> bool:
    # Parts with an open end have no place where the next one could begin.
    exact = all(part.qualifier == "exact" for part in parts) and whole.qualifier in DRAWN
    same_unit = all(part.unit == whole.unit for part in parts)
    return exact and same_unit and fits_in(whole, parts)


def fits_in(whole: Observation, parts: Sequence[Observation]) -> bool:
    """Say whether parts come to no more than their whole; a report may state otherwise, and no bar can."""
    return sum(part.stated_value for part in parts) <= whole.stated_value


def parts_only(chart: Chart) -> Sequence[Observation]:
    """Return the chart's parts: its whole is the bar itself, and has no mark."""
    return chart.rows[1:]


def whole_and_largest(chart: Chart, language: str) -> dict[str, object]:
    """Return what a title by rule says: the whole, its largest part, and that part's share if it is known.

    Nothing where another figure of the chart stands out: then the title is about that one.
    """
    if chart.emphasis in chart.indicators:
        return {}
    whole, *parts = chart.rows
    part = max(parts, key=lambda row: row.stated_value)
    words: dict[str, object] = {
        "whole": named(whole, "short", language),
        "figure": phrases.figure(whole, language, style="title"),
        "part": named(part, "short", language),
        "number": phrases.figure(part, language, style="title"),
    }
    share = share_words(chart, part.indicator, language)
    return words | {"share": share} if share else words


def share_words(chart: Chart, indicator: str, language: str) -> phrases.Phrase | None:
    """Return a part's share of the whole: the report's own where it states one, else the computed one."""
    stated, computed = stated_share(chart, indicator), part_share(chart, indicator)
    if stated is not None:
        return phrases.figure(stated, language)
    return phrases.computed(computed, language) if computed is not None else None


def rest_number(chart: Chart) -> Derived | None:
    """Return the computed number of what the parts leave open, where the tables name it."""
    whole, *parts = chart.indicators
    for number in chart.whole.derived:
        if number.formula.startswith("difference") and number.inputs == (whole, *parts):
            return number
    return None


def stated_share(chart: Chart, indicator: str) -> Observation | None:
    """Return the observation in which the report itself states a part's share of the chart's whole."""
    for check in chart.whole.reconciliations:
        if check.kind == "ratio" and check.left == (indicator, chart.indicators[0]):
            return chart.whole.figures[check.right]
    return None


def part_share(chart: Chart, indicator: str) -> Derived | None:
    """Return the computed share of a part in the chart's whole, where the tables name it."""
    for number in chart.whole.derived:
        if number.formula.startswith("share") and number.inputs == (indicator, chart.indicators[0]):
            return number
    return None
