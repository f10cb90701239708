"""The year or period of a figure, where it is not the whole year of its report."""

import re

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import date_words
from components.text import text
from data.select.rows import Observation

PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def is_whole_year(period: str, year: int) -> bool:
    """Say whether a period is all of a year."""
    return period in ("", str(year))


def period_words(period: str, language: str) -> str:
    """Return 2021, 2022-09, 2022-01/2022-09 or 2018/2022 as the language writes it."""
    begin, _, end = period.partition("/")
    if not end or end == begin:
        return _point(begin, language)
    # Months of one year: the year is said once, January to September 2022.
    if begin[:4] == end[:4] and len(begin) == len(end) == len("2022-09"):
        values = {"first": _month(begin, language), "last": _month(end, language), "year": begin[:4]}
        return text("period.months_of_a_year", language, **values)
    return text("period.span", language, first=_point(begin, language), last=_point(end, language))


def _point(words: str, language: str) -> str:
    match = PART.fullmatch(words)
    if match is None:
        return words
    year, month, day = match.groups()
    if day:
        return text("period.day", language, year=year, month=_month(words, language), day=int(day))
    if month:
        return text("period.month", language, year=year, month=_month(words, language))
    return text("period.year", language, year=year)


def _month(words: str, language: str) -> str:
    return text("period.names", language).split()[int(words[5:7]) - 1]


def other_period(row: Observation, year: int, language: str) -> Component | None:
    """Return the label of a figure's period, None where it is the whole of its report's year."""
    if row.status != "reported" or (int(row.year) == year and is_whole_year(row.period, year)):
        return None
    return html.Small(date_words(period_words(row.period, language)), className="of-period")
