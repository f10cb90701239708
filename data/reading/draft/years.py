"""Year slips: headings, openings and comparisons whose year is not the one they must mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page

from .model import Prompt, letters, table
from .outline import Outline, Title

YEAR = r"(?<!\d)(?P<year>20\d\d)年"
NAMED = re.compile(YEAR)
OPENING = re.compile(
    rf"(?:^|[\n。;]|\([{letters('numerals')}]\)|[{letters('numerals')}]是)[ \t]*{YEAR}"
    r"(?:[,]|全年|以来[,]|度?[,])"
)
PLANNED = re.compile(
    rf"(?:^|[\n。;,])[ \t]*(?:在)?{YEAR}(?:度)?[,]?(?:全年)?"
    r"(?:[,]?[\u4e00-\u9fff]{0,6}(?:将|要|力争|计划)|[,])"
)
REPORTED = re.compile(rf"现将[^。,\n]{{0,12}}?{YEAR}")
COMPARED = re.compile(
    rf"[较比与同]{YEAR}(?:度|同期)?(?:相比|同比|增长|上升|下降|增加|减少|提高|提升|降低|多|少)"
)
RANGE = re.compile(r"(?<!\d)(?P<first>20\d\d)年?\s*[-至到]{1,2}\s*(?P<last>20\d\d)(?!\d)")
UNLIKELY = re.compile(r"(?<!\d)(?:2[1-9]\d\d|20[6-9]\d|20\d\d\d|2\d{4}|1[0-8]\d\d)年(?!以)")
BOOK = re.compile(r"《([^《》\n]{2,60})》(?:[ ]*\((\d{4})-(\d{4})年?\)年?)?")
TITLED_RANGE = re.compile(r"\(?(20\d\d)年?-{1,2}(20\d\d)年?\)?")
# Plans of the years from here on are not known to the table yet.
UNKNOWN_FROM = 2026
COMPARES = re.compile(r"[较比]|同期|以来|起")


def checks(page: Page, outline: Outline, title: Title, year: int | None) -> Iterator[Prompt]:
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
        found = NAMED.search(page.plain[heading.start : heading.end])
        if not found or (heading.level not in (0, 1) and heading.kind == "measures"):
            continue
        named = int(found["year"])
        span = heading.start + found.start(), heading.start + found.end()
        if heading.kind == "plan" and named != year + 1:
            yield _prompt("year_plan", span, named, year + 1)
        elif heading.kind in ("measures", "problems") and named != year:
            yield _prompt("year_heading", span, named, year)


def _openings(page: Page, outline: Outline, year: int) -> Iterator[Prompt]:
    """Sentences that open with a year: this one's in what was done, the next one's in the plan."""
    for found in OPENING.finditer(page.plain):
        named = int(found["year"])
        part = outline.part(found.start("year"))
        span = found.start("year"), found.end("year") + 1
        if part in ("front", "measures") and named in (year - 1, year + 1) and not _is_told(page, found):
            yield _prompt("year_opening", span, named, year)
    for found in REPORTED.finditer(page.plain):
        if int(found["year"]) != year and outline.part(found.start()) == "front":
            yield _prompt(
                "year_opening", (found.start("year"), found.end("year") + 1), int(found["year"]), year
            )
    for found in PLANNED.finditer(page.plain):
        named = int(found["year"])
        part = outline.part(found.start("year"))
        meant = part == "plan" or (part == "both" and not found.group().endswith(","))
        if meant and (named <= year or named - year in (2, 3)):
            yield _prompt("year_plan", (found.start("year"), found.end("year") + 1), named, year + 1)


def _is_told(page: Page, found: re.Match[str]) -> bool:
    """Tell a sentence that speaks of another year on purpose: a comparison, several years in one."""
    _, end = page.sentence(found.end("year"))
    return bool(
        COMPARES.search(page.plain, found.end(), min(end, found.end() + 20))
        or NAMED.search(page.plain, found.end(), end)
        or found.group().rstrip(",").endswith("以来")
    )


def _comparisons(page: Page, year: int) -> Iterator[Prompt]:
    for found in COMPARED.finditer(page.plain):
        if int(found["year"]) >= year:
            span = found.start("year"), found.end("year") + 1
            yield _prompt("year_compared", span, int(found["year"]), year - 1)


def _unlikely(page: Page) -> Iterator[Prompt]:
    for found in UNLIKELY.finditer(page.plain):
        yield Prompt(
            "year_unlikely",
            "writing",
            "to_check",
            (found.span(),),
            (),
            (("words", page.text[slice(*found.span())]),),
        )


def _ranges(page: Page) -> Iterator[Prompt]:
    for found in RANGE.finditer(page.plain):
        if int(found["first"]) > int(found["last"]):
            yield Prompt(
                "year_range", "writing", "to_check", (found.span(),), (), (("words", found.group()),)
            )


def _plan_years(page: Page) -> Iterator[Prompt]:
    """Well-known plans whose years are printed otherwise than they are."""
    for found in BOOK.finditer(page.plain):
        years = TITLED_RANGE.search(found.group())
        if not years or int(years[2]) > UNKNOWN_FROM:
            continue
        for row in table("plans"):
            if row["title"] in found[1] and not _belongs(found[1], row["title"]):
                known = row["years"].split()
                if f"{years[1]}-{years[2]}" not in known:
                    span = found.start() + years.start(), found.start() + years.end()
                    values = (
                        ("words", page.text[slice(*span)]),
                        ("title", row["title"]),
                        ("known", " / ".join(known)),
                    )
                    yield Prompt("year_of_plan", "writing", "to_check", (span,), (), values)
                break


def _belongs(words: str, title: str) -> bool:
    """Tell a place's own plan of the same name: its years are its own."""
    return bool(re.search(rf"[{letters('plan_places')}]", words.split(title)[0])) or any(
        tail in words.split(title)[1] for tail in ("方案", "意见", "计划")
    )


def _prompt(kind: str, span: tuple[int, int], named: int, meant: int) -> Prompt:
    return Prompt(kind, "writing", "to_check", (span,), (), (("named", str(named)), ("meant", str(meant))))
