"""A year as printed -> a period as the tables hold it: no part of a year, and no longer time, becomes one.

`2024`, `2024(1-6月)`, `2016-08`, `2024(截至11-06)`, `2021-08~2022-07`, `2020~2022`, and any period that
the schema knows (`2022-01/2022-09`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = re.compile(r"([0-9]{4})[(（]([0-9]{1,2})[-~至]([0-9]{1,2})月[)）]")
UP_TO = re.compile(r"([0-9]{4})[(（]截至([0-9]{1,2})-([0-9]{1,2})[)）]")
PART = "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
SPAN = re.compile(f"({PART})[~/]({PART})")
SINGLE = re.compile(PART)
FIRST_YEAR = 1978


@dataclass(frozen=True)
class Period:
    """year: in which it ends. flow: the period of what happened; stock: the date of what there was."""

    year: int
    flow: str
    stock: str

    def of(self, nature: str) -> str:
        """Return the period of a figure of this nature."""
        return self.stock if nature == "stock" else self.flow


def read_period(words: str) -> Period | None:
    """Return the period that a cell states; None where it states none, or one that has not been."""
    words = words.replace(" ", "")
    if match := MONTHS.fullmatch(words):
        year, first, last = match.groups()
        return _span(f"{year}-{first:0>2}", f"{year}-{last:0>2}")
    if match := UP_TO.fullmatch(words):
        year, month, day = match.groups()
        return _up_to(year, f"{year}-{month:0>2}-{day:0>2}")
    if match := SPAN.fullmatch(words):
        return _span(*match.groups())
    if SINGLE.fullmatch(words) and _is_past(words):
        return Period(int(words[:4]), words, words)
    return None


def _up_to(year: str, day: str) -> Period | None:
    # What happened is counted from the year's first day; what there was is counted on the day itself.
    if not _is_past(day):
        return None
    is_last = int(day[8:]) == monthrange(int(year), int(day[5:7]))[1]
    flow = f"{year}-01/{day[:7]}" if is_last else f"{year}-01-01/{day}"
    return Period(int(year), year if day[5:] == "12-31" else flow, day)


def _span(first: str, last: str) -> Period | None:
    # Ends of one form (two months, two days) compare as text.
    if not _is_past(first) or not _is_past(last) or len(first) != len(last) or first >= last:
        return None
    year = last[:4]
    whole = first[:4] == year and (first[4:], last[4:]) in (("-01", "-12"), ("-01-01", "-12-31"))
    words = year if whole else f"{first}/{last}"
    return Period(int(year), words, words)


def _is_past(part: str) -> bool:
    """Say whether a year, month or day is one of the calendar and has begun."""
    year, month, day = (*map(int, part.split("-")), 1, 1)[:3]
    if not FIRST_YEAR <= year <= date.max.year or not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(year, month)[1] and date(year, month, day) <= date.today()
