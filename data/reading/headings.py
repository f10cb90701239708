"""Lines that are a time and govern what stands under them: (二)2023年情况, 1—9月主要数据如下:."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from data.reading.numbers import NUMERALS
from data.reading.page import Page, Spans
from data.reading.periods import Time
from data.reading.words import any_of, column

# A longer line says something of its own and heads nothing.
LONGEST = 40
REST = re.compile(rf"(?:{any_of(column('periods', place='heading'))}|[ :]){{0,8}}+")
# 一、 (一) 1.: the three levels of list marks.
MARKS = (
    re.compile(rf" {{0,9}}+第?[{NUMERALS}]{{1,3}}[、章节部]"),
    re.compile(rf" {{0,9}}+\([{NUMERALS}]{{1,3}}\)"),
    re.compile(r" {0,9}+(?:[0-9]{1,2}[.、)]|\([0-9]{1,2}\))"),
)
UNMARKED = len(MARKS)
# Where a heading without a mark ends: at the parts of the report itself.
PARTS = 2


class Headings:
    """The lines that stand under a time."""

    def __init__(self, page: Page, times: list[Time]) -> None:
        self.text = page.plain
        self.lines = array("i", [0, *(m.end() for m in re.finditer("\n", self.text))])
        heads = {line: time for time in times if (line := self._headed(time)) is not None}
        ends = self._ends(set(heads)) if heads else {}
        self.times = list(heads.values())
        self.spans = Spans([(self._line_end(line), ends[line]) for line in heads])

    def over(self, at: int) -> Time | None:
        """The time in the nearest heading over this place."""
        i = self.spans.at(at)
        return None if i is None else self.times[i]

    def _line_end(self, line: int) -> int:
        return self.lines[line + 1] - 1 if line + 1 < len(self.lines) else len(self.text)

    def _mark(self, at: int) -> tuple[int, int]:
        """The level of the line that begins here, and where its mark ends."""
        for level, shape in enumerate(MARKS):
            if mark := shape.match(self.text, at):
                return level, mark.end()
        return UNMARKED, at

    def _headed(self, time: Time) -> int | None:
        """The line that consists of this time and words such as 工作情况; None where there is more to it."""
        line = bisect_right(self.lines, time.start) - 1
        start, end = self.lines[line], self._line_end(line)
        if end >= len(self.text) or end - start > LONGEST or time.compared:
            return None
        level, first = self._mark(start)
        # the first line is the title, which says what the report is of
        if (not line and level == UNMARKED) or self.text[first : time.start].strip() not in ("", "关于"):
            return None
        # a year alone in its line may be a head of a table that was pasted one cell a line
        bare = level == UNMARKED and not self.text[time.end : end].strip()
        return line if not bare and REST.fullmatch(self.text, time.end, end) else None

    def _ends(self, heads: set[int]) -> dict[int, int]:
        """Where each heading's lines end: at the next of its level or above; a list's at an empty line."""
        ends: dict[int, int] = {}
        nearest = [len(self.text)] * (UNMARKED + 1)
        empty = len(self.text)
        for line in range(len(self.lines) - 1, -1, -1):
            start = self.lines[line]
            level, _ = self._mark(start)
            if line in heads:
                above = level + 1 if level < UNMARKED else PARTS
                ends[line] = min(
                    *nearest[:above], nearest[level], empty if level == UNMARKED else len(self.text)
                )
            if level < UNMARKED or line in heads:
                nearest[level] = start
            if not self.text[start : self._line_end(line)].strip():
                # an empty line right under the head of a list does not end it
                empty = start if line - 1 not in heads else empty
        return ends
