"""What a column or a row is for, told by its head: numbers that count, serial numbers, remarks, years."""

from __future__ import annotations

import re
from functools import lru_cache

from data.reading.cells.model import YEAR
from data.reading.numbers import NUMERALS
from data.reading.periods import Report, last_year
from data.reading.time_words import times
from data.reading.words import any_of, column, letters

WHOLE = {
    word: role
    for role in ("serial", "units", "remark", "code", "years", "last_year", "this_year", "names")
    for word in column("table_heads", role=role)
}
TOTALS = frozenset(column("table_heads", role="total"))
GROUPS = frozenset(column("table_heads", role="group"))
TARGETS = frozenset(column("table_heads", role="target"))
PERSONS = frozenset(column("table_heads", role="persons"))
CHANGE = re.compile(any_of(column("table_heads", role="change")))
RATE_OF_CHANGE = re.compile("[率幅%]|同比|环比")
AMOUNT_OF_CHANGE = re.compile("[量数额值]|件|个数")
BRACKETED = re.compile(r"\([^()]*\)")
# 2019受理量, 受理量(2019年): a year that stands glued to what is counted, or in brackets behind it.
GLUED = re.compile(rf"(?P<year>{YEAR.pattern})(?![{letters('not_after_glued_year')}])[\u4e00-\u9fff]{{2,12}}")
IN_BRACKETS = re.compile(rf"\((?P<year>{YEAR.pattern})年?度?\)")
# 2025年目标, 年度计划数: what was aimed at.
OF_A_YEAR = re.compile(rf"(?:{YEAR.pattern}|[本今全])?年?度?")
MARK = re.compile(
    rf"(?P<first>[{NUMERALS}]{{1,3}}、)|(?P<second>\([{NUMERALS}]{{1,3}}\))|(?P<third>[0-9]{{1,2}}[.、](?![0-9]))"
    r"|(?P<fourth>\([0-9]{1,2}\))"
)
RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
TABLE_NUMBER = re.compile(rf"附?[表图] ?[0-9{NUMERALS}]|附件|第[0-9{NUMERALS}]{{1,4}}条(?:第|$)")
SPAN_LEFT = 3
# 上年结转 is counted this year.
LAST_YEAR = re.compile(
    rf"(?:{any_of(column('table_heads', role='last_year'))})(?!结|转|遗|末)[\u4e00-\u9fff]{{0,6}}[数量额值]"
)


def bare(words: str) -> str:
    """A head without blanks, brackets and marks: 合 计(件) is 合计."""
    return BRACKETED.sub("", words).replace(" ", "").strip(":*[]")


@lru_cache(maxsize=4096)
def role_of(words: str) -> str:
    """serial, units, remark, code, years, last_year, this_year, names, total, target, change; or empty."""
    known = bare(words)
    if known in TOTALS:
        return "total"
    if known in WHOLE:
        return WHOLE[known]
    if OF_A_YEAR.sub("", known, count=1) in TARGETS:
        return "target"
    return "change" if CHANGE.search(words.replace(" ", "")) else ""


def change_in_percent(words: str) -> bool | None:
    """Whether a change is in per cent (增幅), not in what is counted (增减量); None where nothing tells."""
    known = bare(words)
    if AMOUNT_OF_CHANGE.search(known) and "率" not in known:
        return False
    return True if RATE_OF_CHANGE.search(words) else None


def rank_of(words: str) -> int:
    """How deep a list mark stands: 1 for 一、 to 4 for (1); 0 for none."""
    mark = MARK.match(words)
    return RANKS[mark.lastgroup or "first"] if mark else 0


@lru_cache(maxsize=4096)
def period_of(words: str, report: str) -> str:
    """The period that a head, a row's name or a caption names; empty where it names none.

    report: the report's year, empty where it is not known.
    """
    known = bare(words)
    if YEAR.fullmatch(known):
        return known
    if beside := GLUED.fullmatch(known) or IN_BRACKETS.search(words):
        return beside["year"]
    if not report:
        named = YEAR.findall(known)
        return named[0] if len(set(named)) == 1 and f"{named[0]}年" in known else ""
    if role := "last_year" if LAST_YEAR.fullmatch(known) else WHOLE.get(known):
        last = last_year(report)
        return {"last_year": str(last - 1) if last else "", "this_year": report}.get(role, "")
    dates = times(known, Report.of(report))
    if len({time.value for time in dates}) != 1:
        return ""
    time = dates[0]
    whole = len(known) - (time.end - time.start) < SPAN_LEFT
    return time.value if whole or YEAR.search(known) else ""


def is_caption(words: str) -> bool:
    """Whether words number a table or name the article that asks for it: 表2 ..., 附件1, 第二十条第(五)项."""
    return bool(TABLE_NUMBER.match(words))
