"""Words that say what is to be done, not what was done, and how far each reaches.

2025年将新建站点12个 is a plan up to its sentence's end, 力争办结率达98% an aim, 每年不得少于4次 an order;
将120名 人员纳入 and 应当公开的信息1320条 say what was done.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.words import any_of, column, rows

WORDS = {row["word"]: row for row in rows("demands")}
WORD = re.compile(any_of(WORDS))
APART = {
    word: (tuple(row["not_after"].split()), tuple(row["not_before"].split())) for word, row in WORDS.items()
}
# 将在册的120名纳入, 审查拟出台的文件6次: an object or a word to a noun, nothing is to come
TAKES_OBJECT = re.compile(r"[^,;。0-9]{0,12}的(?![,;。])")
# 按照省委要求, 与改革要求不符: the word is a noun behind what it belongs to
AS_ASKED = re.compile(rf"(?:{any_of(column('as_asked'))})[^,;。]{{0,16}}$")
# 应当公开的信息1320条: what is due describes the thing that is counted
DESCRIBES = re.compile(r"的[^,;。0-9的]{1,12}$")
DONE = re.compile(any_of(column("done_words", kind="any")))
DONE_TODAY = re.compile(any_of(column("done_words", kind="strong")))
OPENS_DONE = re.compile(rf"[,;:](?:{any_of(column('done_words', kind='opens'))})")
NUMBER = re.compile("[0-9]")
WILL = "将"
# A word of a plan further back than this has been left behind, whatever the sentence's length.
REACH = 160
# Kinds of words to reasons of mentions: an order is a norm, all others are targets.
REASONS = {"target": "target", "future": "target", "demand": "target", "order": "norm"}


@dataclass(frozen=True, slots=True)
class Demand:
    """A word for what is to be done. kind: target and future reach on through their sentence until
    something is said to be done, demand holds for its clause, order for its clause and its list of norms."""

    start: int
    end: int
    kind: str


class Demands:
    """The words of a text that say what is to be done, asked by position."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.demands = list(_demands_in(text))
        self.starts = [demand.start for demand in self.demands]

    def reason(self, sentence: int, at: int) -> str | None:
        """Why a number at this place is still to come; None if it is not. sentence: where its own starts."""
        last = bisect_left(self.starts, at)
        first = bisect_left(self.starts, max(sentence, at - REACH))
        for demand in self.demands[first:last][::-1]:
            if demand.end <= at and self._reaches(demand, self.text[demand.end : at]):
                return REASONS[demand.kind]
        return None

    def _reaches(self, demand: Demand, between: str) -> bool:
        if demand.kind == "future":
            # 将继续推进,全年共排查320处: the word is of its own clause, what was counted is done
            own = between.partition(",")[2] if self.text.startswith(WILL, demand.start) else ""
            return not (DONE_TODAY.search(between) or DONE.search(own) or (own and ";" in own))
        if demand.kind == "target":
            own, _, later = between.partition(",")
            return not (DONE_TODAY.search(own) or DONE.search(later) or OPENS_DONE.search(between))
        if demand.kind == "order" and DESCRIBES.search(between):
            return False
        clause, comma, _ = between.partition(",")
        if not comma:
            return ";" not in clause
        listed = demand.kind == "order" and NUMBER.search(clause)
        return bool(listed) and not DONE.search(between) and between.count(",") == 1


def _demands_in(text: str) -> Iterator[Demand]:
    for m in WORD.finditer(text):
        word, kind = m.group(), WORDS[m.group()]["kind"]
        not_after, not_before = APART[word]
        if text.endswith(not_after, 0, m.start()) or text.startswith(not_before, m.end()):
            continue
        if word[0] in "将拟" and TAKES_OBJECT.match(text, m.end()):
            continue
        if kind == "order" and AS_ASKED.search(text, max(0, m.start() - 20), m.start()):
            continue
        yield Demand(m.start(), m.end(), kind)
