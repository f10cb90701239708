"""The measure word behind a number: known words, compound units, words that run into the next one.

件, (场)次, 微克/立方米; in 3支行政检查队 the measure word is 支, since 行政 is the next word.
"""

from __future__ import annotations

import re
from sys import intern

from data.reading.numbers import NUMERALS
from data.reading.words import any_of, column, letters, rows

# Which words may not follow a measure word, since the two would be another word: 项 and 目 are 项目.
MEASURES = {row["word"]: tuple(row["not_before"].split()) for row in rows("measures")}
# 9案11人 counts cases, 一案一策 is a manner.
BEHIND_DIGITS = frozenset(column("measures", only="digits"))
LONGEST_MEASURE = max(map(len, MEASURES))
# 3支行政检查队: the next word is 行政, so 支 and 行 are no 支行.
RUN_ON = column("run_on")
BRACKETED = re.compile(r"\(([^()\n]{1,3})\)")
MEETINGS = column("meetings", place="after")
# 召开12次会议: behind such a verb the number counts meetings.
HELD = re.compile(rf"(?:{any_of(column('meetings', place='before'))})[^,。;0-9]{{0,4}}$")
# 十四届四次会议: behind a term of office the number names a meeting.
IN_TERM = re.compile(r"届[^,。;0-9]{0,8}$")
KNOWN_PER = any_of((*MEASURES, *column("per")))
PER = re.compile(
    rf"(?: ?[/·] ?|每(?={any_of(column('per', kind='physical'))}))"
    rf"(?P<per>[{letters('rounds')}]{{0,2}}(?:{KNOWN_PER})|[\u4e00-\u9fff]{{1,4}}(?=[,。;、)\n]|$))"
)
# 12个/家 has two words for one thing, 46件/人 is a rate.
ALIKE = (frozenset("件起宗例"), frozenset("个家所处"), frozenset("名人位"))
FOOTNOTES = frozenset("¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳※")
# How far before a number a verb or a term of office is looked for.
REACH = 16


def measure_at(text: str, at: int) -> tuple[str, int]:
    """The measure word that starts here and where it ends; empty where there is none."""
    for size in range(LONGEST_MEASURE, 0, -1):
        word = text[at : at + size]
        if word in MEASURES and _may_end(text, at + size, MEASURES[word]):
            return intern(word), at + len(word)
    return "", at


def _may_end(text: str, at: int, not_before: tuple[str, ...]) -> bool:
    return not text.startswith(not_before, at) or text.startswith(RUN_ON, at)


def unit_at(text: str, start: int, at: int) -> tuple[str, int]:
    """The unit behind a number and where it ends; empty where there is none.

    start: of the number; at: its end. (场)次 and 件(次) have a measure word in brackets, 元/吨 two.
    """
    at += text[at : at + 1] in FOOTNOTES
    at += text[at : at + 1] in (" ", "\n")
    if bracketed := BRACKETED.match(text, at):
        word, end = measure_at(text, bracketed.end())
        return (word, end) if word and bracketed[1] in MEASURES else ("", at)
    word, end = measure_at(text, at)
    if word in BEHIND_DIGITS and text[start] in NUMERALS:
        return "", at
    if not word or (word == "次" and _is_numbered_meeting(text, start, end)):
        return "", at
    return _compound(text, word, end)


def _is_numbered_meeting(text: str, start: int, end: int) -> bool:
    """十四届四次会议 and 87次常务会议 give a meeting's number, 召开12次会议 how many there were."""
    if not text.startswith(MEETINGS, end):
        return False
    before = text[max(0, start - REACH) : start]
    return bool(IN_TERM.search(before)) or not HELD.search(before)


def _compound(text: str, word: str, end: int) -> tuple[str, int]:
    if bracketed := BRACKETED.match(text, end):
        inside = bracketed[1]
        if inside in MEASURES:
            joined = word + inside
            return (joined if inside == "次" and joined in MEASURES else word), bracketed.end()
        return word, end
    per = PER.match(text, end)
    if not per:
        return word, end
    if per["per"] == "次" and word + "次" in MEASURES:
        return word + "次", per.end()
    if any(word in alike and per["per"] in alike for alike in ALIKE):
        return word, per.end()
    return intern(f"{word}/{per['per']}"), per.end()
