"""The part of a year that a title or heading is about: 上半年, 第三季度, 1—9月."""

from __future__ import annotations

import re

from data.reading.head.lines import FIRST, Title
from data.reading.head.when import DONE, YEAR
from data.reading.head.where import FORMULA
from data.reading.numbers import han
from data.reading.page import Page

PART = re.compile(
    r"(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[两二三23])个?季度"
    r"|[一1] ?[-至到] ?(?P<run>[二三23])季度|前(?P<months>[一二三四五六七八九十]{1,2}|[0-9]{1,2})个?月"
    r"|(?<![0-9])(?P<first>1[0-2]|[1-9])月?份? ?[-至到] ?(?P<last>1[0-2]|[1-9])月"
    r"|(?<![0-9])(?P<month>1[0-2]|[1-9])月份?(?![0-9]{1,2}日)"
)
PART_HEADING = re.compile(r"(?:^|\n)[ \t]*[(]?[一1][)、.](?P<words>[^\n。]{2,40})")


def period_of(year: str, page: Page, title: Title) -> str:
    """The year, or the part of it that the title or the first heading names; empty where no year is known."""
    if not year.isdigit():
        return year
    heading = PART_HEADING.search(page.plain, 0, FIRST)
    formulas = [part["of"] for part in FORMULA.finditer(page.plain, 0, FIRST)]
    for words in (title.words, *formulas, heading["words"] if heading else ""):
        part = PART.search(words)
        named = {year_match["year"] for year_match in YEAR.finditer(words)}
        if part and named <= {year} and DONE.search(words, part.end()):
            return _part(year, part)
    return year


def _part(year: str, part: re.Match[str]) -> str:
    if part["half"]:
        return _months(year, *((1, 6) if part["half"] == "上" else (7, 12)))
    if part["quarter"]:
        last = 3 * _number(part["quarter"])
        return _months(year, last - 2, last)
    if quarters := part["quarters"] or part["run"]:
        return _months(year, 1, 3 * _number(quarters))
    if part["months"]:
        return _months(year, 1, min(12, max(1, _number(part["months"]))))
    if part["month"]:
        return _months(year, int(part["month"]), int(part["month"]))
    return _months(year, int(part["first"]), int(part["last"]))


def _number(words: str) -> int:
    return int(words) if words.isascii() else int(han(words) or 1)


def _months(year: str, first: int, last: int) -> str:
    if (first, last) == (1, 12):
        return year
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}/{year}-{last:02d}"
