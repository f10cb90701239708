"""The year that a text is about, told from the day of its publishing or signing and words like 今年, 去年."""

from __future__ import annotations

import re

from data.reading.head.lines import FIRST, Title, published, signed_on
from data.reading.head.names import head_words
from data.reading.page import Page

# How far the first sentences go.
OPENING = 700
PAST = re.compile(rf"(?<![比较同与以])(?:{head_words('past')})")
NOW = re.compile("今年|本年")
PART = re.compile("上半年|[一二三]季度|前[0-9一二三四五六七八九十]{1,2}个?月")
WHOLE = re.compile("全年(?!度?(?:计划|目标|任务))")
MONTH_ALONE = re.compile(r"(?<![0-9年到至-])(?P<month>1[0-2]|[1-9]) ?月份")
# 文号:甲应急[2026]11号 over a report on 上一年度
OWN_NUMBER = re.compile(r"文 ?号[ :|\]]{1,4}[^\n0-9]{1,14}[\[(](?P<year>(?:19|20)[0-9]{2})[\])]")
LAST_YEAR = re.compile("上一?年度[^,。;\n《》]{0,16}(?:工作|建设|情况|报告|总结)")
# A report of the past year comes out by June; what speaks of 今年 in April or later is of that year.
EARLY, LATE, LAST = 6, 4, 12


def year_from_day(page: Page, title: Title) -> str:
    """A report read out or published early in a year, about the past one; or during the year it is about."""
    day = published(page, title) or signed_on(page)
    if not day:
        numbered = OWN_NUMBER.search(page.plain, 0, FIRST)
        return str(int(numbered["year"]) - 1) if numbered and LAST_YEAR.search(page.plain, 0, FIRST) else ""
    year, month = day
    if month <= EARLY and PAST.search(page.plain):
        return str(year - 1)
    if month >= LATE and NOW.search(page.plain):
        return str(year)
    if LATE <= month < LAST - 1 and PART.search(page.plain, 0, OPENING) and not PAST.search(page.plain):
        return str(year)
    alone = MONTH_ALONE.search(page.plain, 0, OPENING)
    if alone and int(alone["month"]) <= month:
        return str(year)
    return _from_signature(page)


def _from_signature(page: Page) -> str:
    """The day under a text that says what was done in the whole year: its own in December, or the past."""
    day = signed_on(page)
    if not day or not WHOLE.search(page.plain):
        return ""
    year, month = day
    told = year if month == LAST else year - 1 if month <= EARLY else 0
    return str(told) if told else ""
