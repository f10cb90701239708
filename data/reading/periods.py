"""Periods as values, and the year that a report's words count from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# No report of a people's government is older; a later year is a slip or a number.
FIRST_YEAR, LAST_YEAR = 1949, 2100


class Report(NamedTuple):
    """What a report is about: the year that its words count from, and the period of its own figures.

    Read from one string: 2024; 2021/2025 for several years; 2024-01/2024-06 for a part of a year; empty
    where nobody knows. year: the (last) one, from which 去年 and 近三年 count; None where not known.
    period: what a figure gets that no other time word governs; the same string, empty where not known.
    """

    period: str
    year: int | None

    @classmethod
    def of(cls, stated: str) -> Report:
        """The report whose year or period is stated like this; nothing stated is no error."""
        years = YEAR.findall(stated)
        return cls(stated if years else "", int(years[-1]) if years else None)

    @property
    def several(self) -> bool:
        """Whether it is about more than one year."""
        return len(set(YEAR.findall(self.period))) > 1

    @property
    def last(self) -> str:
        """Its (last) year as a period; empty where not known."""
        return "" if self.year is None else str(self.year)

    def own(self, value: str) -> str:
        """A period, where the whole year is meant in a report on a part of it: that part."""
        part = "-" in self.period and not self.several
        return self.period if part and value == self.last else value


@dataclass(frozen=True, slots=True)
class Time:
    """A time as worded.

    value: YYYY, YYYY-MM or START/END; empty where the words count from a year that nobody gave.
    until: a day up to which things are counted (截至9月底). compared: to compare with (较去年).
    own_year: whether its words name a year. day: one day. same: the same months of that year (去年同期).
    """

    start: int
    end: int
    value: str
    until: bool = False
    compared: bool = False
    own_year: bool = True
    day: bool = False
    same: bool = False


def last_year(report: str) -> int | None:
    """The (last) year of a report: 2021/2025 -> 2025; None where nobody gave one."""
    return Report.of(report).year


def months(year: int | None, first: int, last: int) -> str:
    """The months of a year from first to last; empty where the year is not known."""
    if year is None:
        return ""
    if (first, last) == (1, 12):
        return str(year)
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}/{year}-{last:02d}"


def since(value: str, report: Report) -> str:
    """From the start of a period to the end of the report; a period after the report stays as it is."""
    first = value.split("/")[0]
    if not first or report.year is None:
        return ""
    year = int(first[:4])
    if year > report.year:
        return value
    if "-" not in first:
        return report.last if year == report.year else f"{first}/{report.year}"
    return _between(first, f"{report.year}-12")


def up_to(value: str) -> str:
    """From January to the end of a period."""
    last = value.split("/")[-1]
    return months(int(last[:4]), 1, int(last[5:])) if "-" in last else last


def from_to(first: Time, last: Time) -> str:
    """From the start of one time to the end of the other: 2023年1月至11月."""
    start, end = first.value.split("/")[0], last.value.split("/")[-1]
    if not start or not end:
        return ""
    # the second month takes the year of the first: 2023年12月至2月 is not meant
    if not last.own_year:
        end = start[:4] + end[4:]
    if "-" in start and "-" not in end:
        end += "-12"
    elif "-" in end and "-" not in start:
        start += "-01"
    return _between(start, end)


def _between(start: str, end: str) -> str:
    if start[:4] == end[:4] and "-" in start:
        return months(int(start[:4]), int(start[5:]), int(end[5:]))
    return start if start == end else f"{start}/{end}"


def same_months(period: str, year: str) -> str:
    """The months of a period in another year: 2024-01/2024-09 in 2023 -> 2023-01/2023-09."""
    return YEAR.sub(year[:4], period) if "-" in period and year else year


def parts(value: str) -> list[str]:
    """The years (2021/2023) or months (2024-01/2024-03) that a span is made of; itself where it is one."""
    start, _, end = value.partition("/")
    if not end:
        return [value]
    if "-" not in value:
        return [str(year) for year in range(int(start), int(end) + 1)]
    if start[:4] != end[:4] or "-" not in start or "-" not in end:
        return [value]
    return [f"{start[:4]}-{month:02d}" for month in range(int(start[5:]), int(end[5:]) + 1)]


def together(values: list[str]) -> str:
    """One period for times named in a row: 2023年、2024年 are 2023/2024, 3月、6月、9月 the year.

    Of years with a gap the last counts.
    """
    pieces = sorted(piece for value in values for piece in parts(value))
    first, last = pieces[0], pieces[-1]
    if not first or len(pieces) == 1:
        return values[-1]
    whole = f"{first}/{last}"
    if parts(whole) == pieces:
        return whole
    return first[:4] if first[:4] == last[:4] else values[-1]
