"""Times in a row and numbers in a row: 2022年、2023年、2024年分别为56件、83件、141件.

The first number is of the first time, the second of the second, where both rows are equally long.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from data.reading.numbers import value_of
from data.reading.page import Page
from data.reading.periods import Report, Time, parts
from data.reading.time_words import AND
from data.reading.tokens import Token

# These words give each time of the row its own number.
EACH = re.compile("分别|依次|逐年|逐季|逐月")
OWN_YEARS = re.compile(
    "(?<![0-9近前后])(?P<years>[两二三四五])年(?!级)[^,。;、0-9]{0,24}(?:依次|逐年|分别)[^,。;、0-9]{0,4}$"
)
LISTED = re.compile(r"[位名]? ?(?:、|和|及|与|以及|/) ?第?")
# 甲镇、乙镇分别: the numbers are of the places, not of the times named before.
OWN_LIST = re.compile(r"[^,。;、0-9]{1,14}(?:、|和|及|与)[^,。;、0-9]{1,14}$")
# A row of times stands in the same sentence and close; a year has twelve months.
REACH, LONGEST = 120, 12


class Series:
    """Which number of a list is of which time of a row that is just as long."""

    def __init__(self, page: Page, times: list[Time], report: Report) -> None:
        self.page, self.times, self.report = page, times, report
        self.starts = [time.start for time in times]
        self.of: dict[int, str] = {}
        for group in self._lists():
            self._match(group)

    def value(self, token: Token) -> str | None:
        """The period of a number in such a list; None where it stands in none."""
        return self.of.get(token.start)

    def row(self, time: Time) -> list[Time]:
        """The times joined by 、 that end with this one."""
        i = bisect_left(self.starts, time.start)
        row = [time]
        while (
            i > 0
            and len(row) < LONGEST
            and AND.fullmatch(self.page.plain, self.times[i - 1].end, self.times[i].start)
        ):
            row.insert(0, self.times[i - 1])
            i -= 1
        return row

    def _lists(self) -> Iterator[list[Token]]:
        """Numbers with nothing but 、 between, two at least."""
        group: list[Token] = []
        for token in self.page.tokens:
            if self._is_time(token):
                continue
            if group and LISTED.fullmatch(self.page.plain, group[-1].right, token.left):
                group.append(token)
                continue
            yield from [group] * (len(group) > 1)
            group = [token]
        yield from [group] * (len(group) > 1)

    def _is_time(self, token: Token) -> bool:
        i = bisect_left(self.starts, token.start + 1) - 1
        return i >= 0 and token.end <= self.times[i].end

    def _match(self, group: list[Token]) -> None:
        first = group[0].left
        start = max(self.page.sentence(first)[0], first - REACH)
        i = bisect_left(self.starts, first) - 1
        if i >= 0 and self.times[i].start >= start:
            values = self._values(self.times[i], first)
        else:
            values = self._own_years(start, first)
        if len(values) == len(group):
            for token, value in zip(group, values, strict=True):
                # a rank begins with its 第
                self.of[token.start] = self.of[token.start - 1] = value

    def _own_years(self, start: int, first: int) -> list[str]:
        """三年败诉率依次为12%、9%、7%: each of the report's own years, where it has as many."""
        told = OWN_YEARS.search(self.page.plain, start, first)
        years = parts(self.report.period) if self.report.several and "-" not in self.report.period else []
        return years if told and value_of(told["years"]) == len(years) else []

    def _values(self, last: Time, first: int) -> list[str]:
        """The periods named before a list, one for each of its numbers; empty where they are not meant so."""
        if last.compared and not self.page.plain.startswith("的", last.end):
            # 较2022年、2023年分别增长20%、30%: both are this year's
            return []
        row = self.row(last)
        between = self.page.plain[last.end : first]
        each = EACH.search(between)
        if (
            each
            and "," in between[: each.start()]
            and OWN_LIST.search(between[: each.start()].rpartition(",")[2])
        ):
            # 2023年、2024年,甲镇、乙镇分别: the places are told apart
            return []
        if len(row) > 1:
            return [time.value for time in row]
        return parts(last.value) if each and "/" in last.value else []
