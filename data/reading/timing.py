"""Which time a figure is of: its own, the one its sentence names, its paragraph's topic, the year."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from data.reading.page import Page
from data.reading.periods import Time, last_year, times
from data.reading.words import any_of, column

ATTACHED = re.compile(r" ?(?:同期|末)?[的为是]?(?:同期)? ?[约近超]?")
AND = re.compile(r" ?(?:、|和|及|与) ?")
STOCK = re.compile(any_of(column("periods", place="stock")))
BASE = "基础上"
REACH = 30


class Times:
    """The times that a page names, asked by position."""

    def __init__(self, page: Page, report: str) -> None:
        self.page, self.report = page, report
        self.times = times(page.plain, report)
        self.lines = [0, *(m.end() for m in re.finditer("\n", page.plain))]
        self.numbers = [token.left for token in page.tokens]
        self.starts = [time.start for time in self.times]
        self.marks = [m.start(m.lastgroup or 0) for m in page.markers]
        self.topics = [time for time in self.times if self._is_topic(time)]
        self.topic_starts = [time.start for time in self.topics]

    def inside(self, start: int, end: int) -> Time | None:
        """The time whose words hold this span."""
        time = self._last(start + 1)
        return time if time and end <= time.end else None

    def attached(self, at: int) -> Time | None:
        """A time that belongs to this one number: 2020年的31件, 2023年、2022年的328件、354件."""
        time = self._last(at)
        if time and at - time.end <= 4 and ATTACHED.fullmatch(self.page.plain, time.end, at):
            direct = (
                time.compared
                or "的" in self.page.plain[time.end : at]
                or self.page.plain[time.end - 2 : time.end] == "同期"
            )
            return time if direct else None
        return None

    def row(self, time: Time) -> list[Time]:
        """The times joined by 、 that end with this one."""
        i = bisect_left(self.starts, time.start)
        row = [time]
        while i > 0 and AND.fullmatch(self.page.plain, self.times[i - 1].end, self.times[i].start):
            row.insert(0, self.times[i - 1])
            i -= 1
        return row

    def _last(self, at: int) -> Time | None:
        i = bisect_left(self.starts, at) - 1
        return self.times[i] if i >= 0 else None

    def _is_topic(self, time: Time) -> bool:
        after = self.page.plain[time.end : time.end + 1]
        return after == "," and not time.compared and not (time.day and not time.until)

    def governing(self, at: int) -> Time | None:
        """The time under which a number at this place stands, or None for the report's own year."""
        start, _ = self.page.sentence(at)
        i = bisect_left(self.starts, at) - 1
        while i >= 0 and self.times[i].start >= start:
            if self._governs(self.times[i], at):
                return self.times[i]
            i -= 1
        return self._carried(start)

    def _governs(self, time: Time, at: int) -> bool:
        if time.compared or time.end > at:
            return False
        text = self.page.plain
        between = text[time.end : at]
        if BASE in between or (";" in between and not self._leads(time)):
            return False
        if ")" in text[time.end : at] and _in_brackets(text, time.start):
            return False
        if not text.startswith("的", time.end):
            return True
        i = bisect_left(self.numbers, time.end)
        # 2020年的31件降至17件: the time is the first number's own
        return at - time.end < REACH and (i == len(self.numbers) or self.numbers[i] >= at)

    def _leads(self, time: Time) -> bool:
        """Whether a time opens its sentence, so that it holds for all of it."""
        start, _ = self.page.sentence(time.start)
        return self._is_topic(time) or not self.page.plain[start : time.start].strip(" (")

    def _carried(self, start: int) -> Time | None:
        line = self.lines[bisect_right(self.lines, start) - 1]
        i = bisect_left(self.marks, start + 1)
        floor = max(line, self.marks[i - 1] if i else 0)
        last = bisect_left(self.topic_starts, start) - 1
        return self.topics[last] if last >= 0 and self.topics[last].start >= floor else None

    def value(self, time: Time | None, stock: bool) -> str:
        """A time as a period; a stock takes the year of its date."""
        if time is None:
            return str(last_year(self.report)) if stock else self.report
        value = time.value
        if stock:
            return value.split("/")[-1][:4]
        return value[:4] if time.day and not time.until else value

    def is_stock(self, at: int) -> bool:
        """Whether the clause says what there is, not what was done."""
        start, end = self.page.clause(at)
        return bool(STOCK.search(self.page.plain, max(start, at - REACH), min(end, at + 12)))


def _in_brackets(text: str, at: int) -> bool:
    start = max(0, at - REACH)
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def beyond(time: Time | None, report: str) -> bool:
    """Whether a time lies after the report's year: what stands there is planned."""
    return time is not None and int(time.value[:4]) > last_year(report)
