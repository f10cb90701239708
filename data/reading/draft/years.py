"""Year slips: headings, openings and comparisons whose year is not the one they must mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page
from data.reading.words import any_of, column, letters, rows

from .model import Prompt
from .outline import Outline, TitleYear

YEAR = r"(?<!\d)(?P<year>20\d\d)年"
NAMED = re.compile(YEAR)
OPENING = re.compile(
    rf"(?:^|[\n。;]|\([{letters('numerals')}]\)|[{letters('numerals')}]是)[ \t]*{YEAR}"
    r"(?:[,]|全年|以来[,]|度?[,])"
)
# 2023年共办理案件3件: a year glued to what was done in it.
GLUED = re.compile(
    rf"(?:^|[\n。;]|\([{letters('numerals')}]\)|[{letters('numerals')}]是)[ \t]*{YEAR}(?:度)?"
    rf"(?:共|累计|全[{letters('whole_place')}]|[我本][{letters('own_place')}]|{any_of(column('draft_steps'))}|{any_of(column('draft_done'))})"
    r"[^,;。\n《》的]{0,24}?[0-9]"
)
UP_TO = re.compile(rf"截[至止]到?{YEAR}(?:底|末|12月(?:底|末|31日))")
PLANNED = re.compile(
    rf"(?:^|[\n。;,])[ \t]*(?:在)?{YEAR}(?:度)?[,]?(?:全年)?"
    r"(?:[,]?[\u4e00-\u9fff]{0,6}(?:将|要|力争|计划)|[,])"
)
REPORTED = re.compile(rf"现将[^。,\n]{{0,12}}?{YEAR}")
COMPARED = re.compile(
    rf"[较比与同]{YEAR}(?:度|同期)?(?:的?[0-9][0-9,.]*[余多]?[万亿]?[\u4e00-\u9fff]{{1,3}}?)?(?:相比|同比|增长|上升|下降|增加|减少|提高|提升|降低|多|少)"
)
RANGE = re.compile(r"(?<!\d)(?P<first>20\d\d)年?\s*[-至到]{1,2}\s*(?P<last>20\d\d)(?!\d)")
UNLIKELY = re.compile(r"(?<!\d)(?:2[1-9]\d\d|20[6-9]\d|20\d\d\d|2\d{4}|1[0-8]\d\d)年(?!以)")
BOOK = re.compile(r"《([^《》\n]{2,60})》(?:[ ]*\((\d{4})-(\d{4})年?\)年?)?")
TITLED_RANGE = re.compile(r"\(?(20\d\d)年?-{1,2}(20\d\d)年?\)?")
# Plans that begin in this year or later are not known to the table yet.
UNKNOWN_FROM = 2026
# 2025年，力争…: what is to come may be told at the end of a text without a plan.
AHEAD = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:将|力争|计划|拟)")
COMPARES = re.compile(r"[较比]|同期|以来|起")


def checks(page: Page, outline: Outline, title: TitleYear, year: int | None) -> Iterator[Prompt]:
    """Every year that does not fit the report's."""
    yield from _unlikely(page)
    yield from _ranges(page)
    yield from _plan_years(page)
    if year is None:
        return
    if title.year is not None and title.year != year:
        yield _prompt("year_title", title.span, title.year, year)
    yield from _headings(page, outline, year)
    yield from _openings(page, outline, year)
    yield from _comparisons(page, year)


def _headings(page: Page, outline: Outline, year: int) -> Iterator[Prompt]:
    for heading in outline.headings:
        match = NAMED.search(page.plain[heading.start : heading.end])
        if not match or (heading.level not in (0, 1) and heading.kind == "measures"):
            continue
        named = int(match["year"])
        span = heading.start + match.start(), heading.start + match.end()
        if heading.kind == "plan" and named != year + 1:
            yield _prompt("year_plan", span, named, year + 1)
        elif heading.kind in ("measures", "problems") and named != year:
            yield _prompt("year_heading", span, named, year)


def _openings(page: Page, outline: Outline, year: int) -> Iterator[Prompt]:
    """Sentences that open with a year: this one's in what was done, the next one's in the plan."""
    opened = (match for pattern in (OPENING, GLUED, UP_TO) for match in pattern.finditer(page.plain))
    for match in opened:
        named = int(match["year"])
        part = outline.part(match.start("year"))
        span = match.start("year"), match.end("year") + 1
        if part in ("front", "measures") and named in (year - 1, year + 1) and not _is_told(page, match):
            yield _prompt("year_opening", span, named, year)
    for match in REPORTED.finditer(page.plain):
        if int(match["year"]) != year and outline.part(match.start()) == "front":
            yield _prompt(
                "year_opening", (match.start("year"), match.end("year") + 1), int(match["year"]), year
            )
    for match in PLANNED.finditer(page.plain):
        named = int(match["year"])
        part = outline.part(match.start("year"))
        meant = part == "plan" or (part == "both" and not match.group().endswith(","))
        if meant and (named <= year or named - year in (2, 3)):
            yield _prompt("year_plan", (match.start("year"), match.end("year") + 1), named, year + 1)


def _is_told(page: Page, match: re.Match[str]) -> bool:
    """Tell a sentence that speaks of another year on purpose: a comparison, several years in one."""
    _, end = page.sentence(match.end("year"))
    return bool(
        AHEAD.match(page.plain, match.end())
        or COMPARES.search(page.plain, match.end(), min(end, match.end() + 20))
        or NAMED.search(page.plain, match.end(), end)
        or match.group().rstrip(",").endswith("以来")
    )


def _comparisons(page: Page, year: int) -> Iterator[Prompt]:
    for match in COMPARED.finditer(page.plain):
        if int(match["year"]) >= year:
            span = match.start("year"), match.end("year") + 1
            yield _prompt("year_compared", span, int(match["year"]), year - 1)


def _unlikely(page: Page) -> Iterator[Prompt]:
    for match in UNLIKELY.finditer(page.plain):
        yield Prompt(
            "year_unlikely",
            "to_check",
            (match.span(),),
            (),
            (("words", page.text[slice(*match.span())]),),
        )


def _ranges(page: Page) -> Iterator[Prompt]:
    for match in RANGE.finditer(page.plain):
        if int(match["first"]) > int(match["last"]):
            yield Prompt("year_range", "to_check", (match.span(),), (), (("words", match.group()),))


def _plan_years(page: Page) -> Iterator[Prompt]:
    """Well-known plans whose years are printed otherwise than they are."""
    for book in BOOK.finditer(page.plain):
        years = TITLED_RANGE.search(book.group())
        if not years or int(years[1]) >= UNKNOWN_FROM:
            continue
        for row in rows("draft_plans"):
            if row["title"] in book[1] and not _belongs(book[1], row["title"]):
                known = row["years"].split()
                if f"{years[1]}-{years[2]}" not in known:
                    span = book.start() + years.start(), book.start() + years.end()
                    values = (
                        ("words", page.text[slice(*span)]),
                        ("title", row["title"]),
                        ("known", " / ".join(known)),
                    )
                    yield Prompt("year_of_plan", "to_check", (span,), (), values)
                break


def _belongs(words: str, title: str) -> bool:
    """Tell a place's own plan of the same name: its years are its own."""
    return bool(re.search(rf"[{letters('plan_places')}]", words.split(title)[0])) or any(
        tail in words.split(title)[1] for tail in ("方案", "意见", "计划")
    )


def _prompt(kind: str, span: tuple[int, int], named: int, meant: int) -> Prompt:
    return Prompt(kind, "to_check", (span,), (), (("named", str(named)), ("meant", str(meant))))
