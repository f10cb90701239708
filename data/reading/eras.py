"""Words for several years: 近三年, 五年来, “十四五”期间, 党的十八大以来, 新修订的《…法》施行以来."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.numbers import NUMERALS, han
from data.reading.periods import Report, Time, since
from data.reading.words import any_of, column, mapping

N = rf"[{NUMERALS}]{{1,3}}|[0-9]{{1,2}}"
SPAN = re.compile(
    rf"(?<![0-9{NUMERALS}第])"
    rf"(?:(?:最?近|过去|这)(?P<near>{N})个?年(?:多?以?来|间|内)?|(?P<years>{N})个?年(?:多?以?来|间))"
)
PLAN = re.compile(rf"“?(?P<plan>十[{NUMERALS}])五”?(?:规划)?(?P<after>以来|期间|时期|[^\n]{{0,2}}年)")
# the plans of legal publicity run with those of the state, six numbers behind
LEARNING = re.compile(
    r"“?(?P<plan>[六七八九])五”?普法(?:规划|工作)?(?:开展|启动|实施)?(?P<after>以来|期间|时期)"
)
START = mapping("eras", "word", "start")
CONGRESS = re.compile(
    rf"(?:党的)?(?P<word>{any_of(column('eras', kind='congress'))})(?:胜利)?(?:召开|闭幕)?[之]?以来"
)
LAW = re.compile(
    rf"(?:新?修[订正]后?的?|新)?《?(?:{any_of(column('eras', kind='country'))})?"
    rf"(?P<word>{any_of(column('eras', kind='law'))})》?"
    r"(?:正式|全面)?(?:颁布|公布|修[订正]|施行|实施|生效){1,2}以来"
)
# More than forty years are a slip; the report's year is the safer reading.
LONGEST = 40
# A plan has five years; 八五普法 runs with the fourteenth five-year plan.
PLAN_YEARS, BEHIND = 5, 6


def eras(text: str, start: int, end: int, report: Report) -> Iterator[Time]:
    """The spans of years that a stretch of text names; of no value where they count from an unknown year."""
    for m in SPAN.finditer(text, start, end):
        yield Time(m.start(), m.end(), _span(_count(m["near"] or m["years"]), report))
    for m in PLAN.finditer(text, start, end):
        yield Time(m.start(), m.end(), _plan(int(han(m["plan"]) or 10), m["after"], report))
    for m in LEARNING.finditer(text, start, end):
        yield Time(m.start(), m.end(), _plan(int(han(m["plan"]) or 0) + BEHIND, m["after"], report))
    for pattern in (CONGRESS, LAW):
        for m in pattern.finditer(text, start, end):
            yield Time(m.start(), m.end(), _since(START[m["word"]], report))


def _count(word: str) -> int:
    return int(word) if word.isascii() else int(han(word) or 1)


def _span(years: int, report: Report) -> str:
    if report.year is None:
        return ""
    if years == 1:
        return report.own(report.last)
    return f"{report.year - years + 1}/{report.year}" if years < LONGEST else report.last


def _since(year: str, report: Report) -> str:
    """An era that begins after the report's year is a slip of the pen: the report's own year."""
    begun = report.year is None or int(year) <= report.year
    return since(year, report) if begun else report.last


def _plan(number: int, after: str, report: Report) -> str:
    """The years of a plan (14: 2021 to 2025), up to the report's; after: the word behind the plan."""
    first = 2001 + PLAN_YEARS * (number - 10)
    last = first + PLAN_YEARS - 1
    if after[-1] == "年":
        return report.last
    if report.year is None:
        return f"{first}/{last}" if after != "以来" else ""
    end = min(last, report.year) if after != "以来" else report.year
    return f"{first}/{end}" if first < report.year else report.last
