"""Dates: days that no calendar has, and days after the reported year among what was done."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator

from data.reading.page import Page

from .model import Prompt
from .outline import Outline

DATE = re.compile(
    r"(?<![0-9.])(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?P<month>[0-9]{1,2}) ?月"
    r"(?:(?: ?(?P<day>[0-9]{1,2}) ?[日号](?:[至到-](?P<until>[0-9]{1,2})[日号])?)"
    r"|(?P<part>[底末初份中上下]))?"
    r"|(?<![0-9./-])(?P<year2>20[0-9]{2})(?P<mark>[-./])(?P<month2>[0-9]{1,2})(?P=mark)(?P<day2>[0-9]{1,2})(?![0-9./-])"
)
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEBRUARY, MONTHS = 2, 12
# 历时13个月 says 个月; a bare 13月 says a month only beside a year, a day or 份.
LATER = re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}[日号])?")
# What is planned, in force from then on, or told at the report's own date is no slip.
UNTIL = re.compile(r"[0-9]月[至到-]$")
AHEAD = re.compile(
    r"将|拟|计划|预计|力争|目标|施行|实施|生效|执行|启用|届时|之前|以前|[日月底年]前|期限|有效|截至|截止|至|起|任期|规划|安排"
)
TOLD = re.compile(r"[(（]|公布|发布|印发日期|日期|通过")
NAMED = re.compile(r"(?<![0-9])(20[0-9]{2})年")
REACH = 60


def checks(page: Page, outline: Outline, year: int | None) -> Iterator[Prompt]:
    """Every date that is none, and every later one; year: the report's, None where nobody tells."""
    for match in DATE.finditer(page.plain):
        if not _exists(page, match, year):
            words = (("words", page.text[slice(*match.span())]),)
            yield Prompt("date_none", "to_check", (match.span(),), (), words)
    if year is not None:
        yield from _later(page, outline, year)


def _exists(page: Page, match: re.Match[str], year: int | None) -> bool:
    named = match["year"] or match["year2"]
    month = int(match["month"] or match["month2"])
    days = [int(day) for day in (match["day"], match["until"], match["day2"]) if day]
    if not 1 <= month <= MONTHS:
        # 1.35 and 12.40 are no dates; a month alone may be a count, one that ends a time is none.
        until = UNTIL.search(page.plain, max(0, match.start() - REACH), match.start())
        return not (days or named or until or match["part"] == "份")
    of_year = int(named) if named else _year_beside(page, match, year)
    is_short = month == FEBRUARY and of_year is not None and not isleap(of_year)
    return all(1 <= day <= DAYS[month - 1] - is_short for day in days)


def _year_beside(page: Page, match: re.Match[str], year: int | None) -> int | None:
    """The year that a date without one is of: the report's, unless its sentence names another."""
    start, _ = page.sentence(match.start())
    others = set(NAMED.findall(page.plain[max(start, match.start() - REACH) : match.start()]))
    return int(others.pop()) if len(others) == 1 else None if others else year


def _later(page: Page, outline: Outline, year: int) -> Iterator[Prompt]:
    """2025年3月 in what was done in 2024."""
    for match in LATER.finditer(page.plain):
        if int(match["year"]) != year + 1 or outline.part(match.start()) != "measures":
            continue
        if page.quotes.at(match.start(), match.end()) or _is_meant(page, match, year):
            continue
        values = (("words", page.text[slice(*match.span())]), ("meant", str(year)))
        yield Prompt("date_later", "to_check", (match.span(),), (), values)


def _is_meant(page: Page, match: re.Match[str], year: int) -> bool:
    """Tell a date that is later on purpose, or that stands alone in its line or in brackets."""
    start, end = page.sentence(match.start())
    start, end = max(start, match.start() - REACH), min(end, match.end() + REACH)
    before, behind = page.plain[start : match.start()], page.plain[match.end() : end]
    if before.rfind("《") > before.rfind("》") or before.rfind("(") > before.rfind(")"):
        return True
    alone = not before.strip(" \n") and not behind.strip(" \n。")
    return bool(alone or AHEAD.search(before) or AHEAD.search(behind) or f"{year}年" in before + behind)
