"""Which time a figure is of: its own, the one its sentence names, its paragraph's topic, the report's.

In 上年的31件 the time belongs to the number alone, in 2023年受理31件、办结30件 to both numbers of the
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from data.reading.page import Page
from data.reading.periods import Report, Time, last_year, same_months, together
from data.reading.reach import Reach
from data.reading.series import Series
from data.reading.time_words import times
from data.reading.tokens import Token
from data.reading.words import any_of, column

# 2020年的31件, 上年同期约31件: between time and number nothing but these.
ATTACHED = re.compile(r" ?(?:末|度)?[的为是]?(?:同期)? ?[约近超仅]?")
STOCK = re.compile(any_of(column("periods", place="stock")))
OWNER = tuple(column("periods", place="owner"))
# 相当于上年的95%: the share is of this year, the year before is its base.
RATIO = re.compile(r"(?:是|为|相当于|达到?|达)$")
# Letters between a time and its own number, letters back to a word of stock, times back in a sentence.
CLOSE, REACH, MOST = 4, 30, 40


class Times:
    """The times that a page names, asked by position.

    report: the report's year (2024), years (2021/2025) or, where it is on a part of a year, that part
    (2024-01/2024-06); empty where nobody knows. `periods.Report` takes the year, from which 去年 counts,
    and the period, which figures get that no other time word governs, apart.
    """

    def __init__(self, page: Page, report: str) -> None:
        self.page, self.report = page, Report.of(report)
        self.times = [time for time in times(page.plain, self.report) if not self._is_masked(time)]
        self.starts = [time.start for time in self.times]
        self.series = Series(page, self.times, self.report)
        self.reach = Reach(page, self.times, self.report)

    def _is_masked(self, time: Time) -> bool:
        """Whether a time stands in a title, or is the number of a list item before a month (5、6月)."""
        mask = self.page.masks.at(time.start, time.end)
        if mask is None:
            return False
        bare = self.page.plain[time.start : time.end].isdigit()
        return mask.reason == "document_title" or (mask.reason == "list_marker" and bare)

    def inside(self, start: int, end: int) -> Time | None:
        """The time whose words hold this span."""
        time = self._last(start + 1)
        return time if time and end <= time.end else None

    def _last(self, at: int) -> Time | None:
        i = bisect_left(self.starts, at) - 1
        return self.times[i] if i >= 0 else None

    def count(self, start: int, end: int) -> int:
        """How many times a stretch of the text names."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)

    def names_other(self, start: int, end: int) -> bool:
        """Whether a stretch of the text names another time than the report's."""
        named = self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return any(time.value != self.report.period for time in named[-MOST:])

    def attached(self, at: int) -> Time | None:
        """A time that belongs to this one number: 2020年的31件, 上年同期31件, 由2020年31件."""
        time = self._last(at)
        if not time or at - time.end > CLOSE or not ATTACHED.fullmatch(self.page.plain, time.end, at):
            return None
        text = self.page.plain
        direct = (
            time.compared
            or time.same
            or "的" in text[time.end : at]
            or text.endswith(OWNER, max(0, time.start - 1), time.start)
        )
        return time if direct else None

    def governing(self, at: int) -> Time | None:
        """The time under which a number at this place stands, or None for the report's own period."""
        start, _ = self.page.sentence(at)
        i = bisect_left(self.starts, at) - 1
        for place in range(i, max(-1, i - MOST), -1):
            time = self.times[place]
            if time.start < start:
                break
            if self.reach.governs(time, at):
                return self.times[place - 1] if self._is_up_to(place) else time
        return self.reach.carried(at)

    def _is_up_to(self, place: int) -> bool:
        """Whether 今年 stands right behind the day up to which it is told: 截至11月底,今年共办结."""
        time, before = self.times[place], self.times[place - 1] if place else None
        if not before or not before.until or before.value[:4] != time.value:
            return False
        return self.page.plain[before.end : time.start].strip(" ,") == ""

    def of(self, token: Token, stock: bool, later: bool) -> str:
        """The period of a number.

        stock: it says what there is, at a date, whose year counts. later: a change or a new value, which is
        of the last year of a span of years.
        """
        if listed := self.series.value(token):
            return self.value_of(listed, stock)
        attached, at = self.attached(token.left), token.left
        if attached and self._is_ratio(attached, token):
            at = attached.start
        elif attached:
            return self._attached_value(attached)
        value = self._governing_value(at)
        stock = stock and not self._is_span_of_months(at)
        spans_years = "/" in value and "-" not in value
        return self.value_of(value, stock or (later and spans_years))

    def _is_span_of_months(self, at: int) -> bool:
        """5月至12月,共有38件: what there was in these months, not what there is at their end."""
        time = self.governing(at)
        return bool(time and not time.until and "-" in time.value and "/" in time.value)

    def _governing_value(self, at: int) -> str:
        time = self.governing(at)
        if time is None:
            return self.report.period
        row = self.series.row(time)
        return (
            together([self._plain_value(each) for each in row]) if len(row) > 1 else self._plain_value(time)
        )

    def _plain_value(self, time: Time) -> str:
        value = time.value
        if time.same:
            return self._attached_value(time)
        return value[:4] if time.day and not time.until else value

    def _attached_value(self, time: Time) -> str:
        """上年同期: the months that its sentence, or the report, is about, a year before."""
        if not time.same or "-" in time.value:
            return time.value
        other = self.governing(time.start)
        return same_months(other.value if other else self.report.period, time.value)

    def _is_ratio(self, time: Time, token: Token) -> bool:
        """上年的2.3倍 and 相当于上年的95% say something of this year."""
        if token.unit.startswith("倍"):
            return True
        before = self.page.plain[max(0, time.start - 4) : time.start]
        return token.unit == "%" and bool(RATIO.search(before))

    def value(self, time: Time | None, stock: bool) -> str:
        """A time as a period; None is the report's own. A stock takes the year of its date."""
        return self.value_of(self._plain_value(time) if time else self.report.period, stock)

    def value_of(self, value: str, stock: bool) -> str:
        """A period; of a stock its last year; for the whole year of a half-year's report that half."""
        return value.split("/")[-1][:4] if stock else self.report.own(value)

    def is_stock(self, at: int) -> bool:
        """Whether the clause says what there is, not what was done."""
        start, end = self.page.clause(at)
        return bool(STOCK.search(self.page.plain, max(start, at - REACH), min(end, at + 12)))


def beyond(time: Time | None, report: str) -> bool:
    """Whether a time lies after the report's year, so that it is planned; False where no year is known."""
    year = last_year(report)
    return bool(time and time.value and year is not None and int(time.value[:4]) > year)
