"""How far a time governs: one number, its clause, its sentence, the sentences, items or lines that follow.

前三季度受理120件。其中行政案件30件。 goes on to the second sentence, since 其中 says so; a sentence that
begins with 今年 or turns to another matter does not.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from data.reading.headings import Headings
from data.reading.page import Page
from data.reading.periods import Report, Time
from data.reading.words import any_of, column

# 在2023年120件的基础上: what follows the base is of another time.
BASE = "基础上"
NOW = "目前"
PAIR = re.compile("[\u4e00-\u9fff]{2}")
# Pairs of letters that stand in every sentence of a report and tie none to another.
COMMON = frozenset(column("periods", place="common"))
# Letters beside a time, steps along sentences, letters compared, the longest line followed:
# bounds that keep the work in proportion to the text.
REACH, MOST, FAR, FARTHEST = 30, 60, 160, 2_000


def words(place: str) -> str:
    """A pattern of the words of one kind in the table of periods."""
    return any_of(column("periods", place=place))


OPENING = re.compile(rf"[ (]{{0,9}}+(?:{words('opening')}){{0,4}}+[ (]{{0,9}}+")
TAKEN = re.compile(rf"(?:{words('object_of')})(?:了|好)?$")
PAPER = re.compile("[^,。;、0-9]{0,16}?(?:报告|总结|计划|要点|通报|方案|清单|规划)(?=[、和与及]|等)")
ONCE = re.compile("[^,。;0-9]{0,6}首[次度]")
SPANS = tuple(column("periods", place="in_brackets"))
OWNER = tuple(column("periods", place="owner"))
EDITION = re.compile(rf"[^,。;0-9]{{0,24}}?(?:{words('edition')})(?:工作|活动|”)?(?:{words('edition_then')})")
STILL_EDITION = re.compile(words("still_edition"))
TOPIC = re.compile(r"(?:期间|间|里|份|内|以来|的?时候)?[,:]")
CONTINUING = re.compile(
    rf" {{0,9}}+(?:(?:{words('continuing')})|[^,。;:0-9]{{1,12}}[率额数量]|[从按][^,。;]{{1,14}}[看分],?)"
)
MOVED_ON = re.compile(rf" {{0,9}}+(?:{words('moved_on')})")


class Reach:
    """Up to where each time of a page governs."""

    def __init__(self, page: Page, times: list[Time], report: Report) -> None:
        self.page, self.times, self.report = page, times, report
        self.starts = [time.start for time in times]
        self.headings = Headings(page, times)
        self.counts, self.numbers = array("i"), array("i")
        for token in page.tokens:
            if token.unit:
                self.counts.append(token.left)
            if not self._is_time(token.start, token.end):
                self.numbers.append(token.left)
        self.marks = [m.start(m.lastgroup or 0) for m in page.markers]
        self.ends = [self._end(time) for time in times]
        self.spans: list[tuple[int, int, Time]] = []
        for time in times:
            self._carry(time)
        self.spans.sort(key=lambda span: span[:2])
        self.span_starts = [start for start, *_ in self.spans]

    def _is_time(self, start: int, end: int) -> bool:
        i = bisect_left(self.starts, start + 1) - 1
        return i >= 0 and end <= self.times[i].end

    def governs(self, time: Time, at: int) -> bool:
        """Whether a number at this place of the same sentence is of this time."""
        end = self.ends[bisect_left(self.starts, time.start)]
        return time.end <= at < end and BASE not in self.page.plain[time.end : min(at, time.end + REACH)]

    def carried(self, at: int) -> Time | None:
        """The time that an earlier sentence or a heading sets for what follows."""
        i = bisect_right(self.span_starts, at) - 1
        for start, end, time in self.spans[max(0, i - 3) : i + 1][::-1]:
            if start <= at < end:
                return time
        return self.headings.over(at)

    def leads(self, time: Time) -> bool:
        """Whether a time opens its sentence or stands alone before a comma: it holds for all."""
        start, _ = self.page.sentence(time.start)
        before = self.page.plain[max(start, time.start - REACH) : time.start]
        return self._is_topic(time) or bool(OPENING.fullmatch(self._unmarked(before, start, time)))

    def _unmarked(self, before: str, start: int, time: Time) -> str:
        """The words before a time without the mark of a list item (一是, 1.)."""
        i = bisect_right(self.marks, time.start) - 1
        if i < 0 or self.marks[i] < start:
            return before
        mark = self.page.markers[i]
        return self.page.plain[min(mark.end(mark.lastgroup or 0), time.start) : time.start]

    def _is_topic(self, time: Time) -> bool:
        alone = bool(TOPIC.match(self.page.plain, time.end))
        return alone and not time.compared and not (time.day and not time.until)

    def _end(self, time: Time) -> int:
        """Up to where in its sentence a time governs; its own end where it governs nothing."""
        text = self.page.plain
        end = min(self.page.sentence(time.start)[1], time.end + FARTHEST)
        if time.compared:
            return time.end
        if self._owns_one(time):
            i = bisect_left(self.numbers, time.end)
            near = i < len(self.numbers) and self.numbers[i] - time.end < REACH
            return self.numbers[i] + 1 if near else time.end
        if closing := _bracket(text, time, end):
            return closing
        clause = self.page.clause(time.start)
        if TAKEN.search(text[max(clause[0], time.start - 6) : time.start]):
            # 审议上年度报告、听取通报等议题23项: the time is the report's, not what stands beside it
            named = PAPER.match(text, time.end, clause[1])
            return min(named.end() if named else clause[1], end)
        if EDITION.match(text, time.end):
            return self._first_counting_clause(time.end, end)
        leads = self.leads(time)
        if _is_moment(time) and not self._is_topic(time):
            # 于11月首次出庭,副区长出庭2次: what happened once is told by then
            if ONCE.match(text, time.end) and not self._counts_in(time.end, clause[1]):
                return min(clause[1], end)
            return self._first_counting_clause(time.end, end)
        stop = -1 if leads else text.find(";", time.end, end)
        return stop if stop >= 0 else end

    def _owns_one(self, time: Time) -> bool:
        """2020年的31件, 由2020年31件降至17件: the time is the first number's own."""
        text = self.page.plain
        if text.startswith("的", time.end):
            return True
        owner = text.endswith(OWNER, max(0, time.start - 1), time.start)
        return owner and not time.value.count("/") and not text.startswith((",", "开始"), time.end)

    def _counts_in(self, start: int, end: int) -> bool:
        return bisect_left(self.numbers, start) < bisect_left(self.numbers, end)

    def _first_counting_clause(self, at: int, end: int) -> int:
        """The end of the first clause that counts and of those that say more of it, before a semicolon."""
        stop = self.page.plain.find(";", at, end)
        end = stop if stop >= 0 else end
        i = bisect_left(self.numbers, at)
        if i == len(self.numbers) or self.numbers[i] >= end:
            return end
        stop = self.page.clause(self.numbers[i])[1]
        while stop < end and STILL_EDITION.match(self.page.plain, stop):
            stop = self.page.clause(stop)[1]
        return min(stop, end)

    def _carry(self, time: Time) -> None:
        """Note the stretch behind its sentence, if any, that a time goes on to govern."""
        if time.compared or self._owns_one(time):
            return
        sentence = self.page.sentence(time.start)
        if self.leads(time) and not self._is_now(time) and (time.until or not time.day):
            end = self._followers(time, sentence)
            if end > sentence[1]:
                self.spans.append((sentence[1], end, time))

    def _followers(self, time: Time, sentence: tuple[int, int]) -> int:
        """The end of the last sentence of the paragraph or list item that still goes on about this time."""
        text = self.page.plain
        line_end = text.find("\n", sentence[1] - 1, sentence[1] + FARTHEST)
        line_end = min(len(text), sentence[1] + FARTHEST) if line_end < 0 else line_end
        listed = text[sentence[0] : sentence[1]].rstrip().endswith(":")
        i = bisect_left(self.marks, sentence[1])
        stop = min(line_end, self.marks[i]) if i < len(self.marks) and not listed else line_end
        later = bisect_left(self.starts, sentence[1])
        if self._another(time, sentence[1]):
            return sentence[1]
        end = sentence[1]
        for _ in range(MOST):
            if end >= stop:
                break
            following = self.page.sentence(end)
            if not (listed or self._goes_on(time, following[0])):
                break
            end = min(following[1], stop)
            while later < len(self.times) and self.times[later].compared:
                later += 1
            if later < len(self.times) and self.times[later].start < following[1]:
                break
        return end

    def _another(self, time: Time, end: int) -> bool:
        """Whether a later time of the same sentence goes on instead."""
        i = bisect_left(self.starts, time.end)
        return any(self.leads(other) for other in self.times[i : i + MOST] if other.start < end)

    def _goes_on(self, time: Time, start: int) -> bool:
        text = self.page.plain
        if CONTINUING.match(text, start):
            return True
        if not self._is_topic(time):
            return False
        # 2021年以来,全县深入实施规划。 says no number of its own: what follows is of that span
        if "/" in time.value and "-" not in time.value and self._sets_the_scene(time):
            return not MOVED_ON.match(text, start)
        planned = self.report.year is not None and time.value[:4] > str(self.report.year)
        if planned or "-" not in time.value or _is_moment(time) or MOVED_ON.match(text, start):
            return planned
        return self._same_matter(time, start)

    def _sets_the_scene(self, time: Time) -> bool:
        """Whether the sentence of a time counts nothing."""
        i = bisect_left(self.counts, time.end)
        return i == len(self.counts) or self.counts[i] >= self.page.sentence(time.start)[1]

    def _same_matter(self, time: Time, start: int) -> bool:
        """Whether a sentence names before its first number what the sentence of the time was about."""
        first, end = self.page.sentence(time.start)
        i = bisect_left(self.counts, start)
        stop = min(self.page.sentence(start)[1], self.counts[i] if i < len(self.counts) else start)
        said, now = (
            self.page.plain[first : min(end, first + FAR)],
            self.page.plain[start : min(stop, start + FAR)],
        )
        pairs = (now[j : j + 2] for j in range(len(now) - 1))
        return any(pair in said for pair in pairs if PAIR.fullmatch(pair) and pair not in COMMON)

    def _is_now(self, time: Time) -> bool:
        return self.page.plain.startswith(NOW, max(time.start, time.end - 2))


def _is_moment(time: Time) -> bool:
    """Whether a time is one month or day, at which something happened once."""
    return "-" in time.value and "/" not in time.value and not time.until


def _bracket(text: str, time: Time, end: int) -> int:
    """Where the bracket closes that a time stands in; 0 for none, and where 期间(3月至5月) tells a span."""
    alone = text[time.start - 1 : time.start] == "(" and text.startswith(")", time.end)
    if alone and text.endswith(SPANS, 0, time.start - 1):
        return 0
    start = max(0, time.start - REACH)
    if text.rfind("(", start, time.start) <= text.rfind(")", start, time.start):
        return 0
    closing = text.find(")", time.end, end)
    return closing if closing >= 0 else end
