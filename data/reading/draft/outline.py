"""Which part of a draft a place belongs to: what was done, what is wanting, what comes next."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from data.reading.head.lines import title_of
from data.reading.head.when import year_in
from data.reading.page import Page
from data.reading.words import column, letters

N = letters("numerals")
HEADING = re.compile(
    rf"(?:^|\n)[ \t]*(?P<mark>[{N}]{{1,3}}[、.]|第[{N}]{{1,3}}(?:部分|章)[、. ]?"
    rf"|\([{N}]{{1,3}}\)|[0-9]{{1,2}}[.、](?![0-9]))?(?P<words>[^\n]{{2,80}})"
)
LONGEST = 60
# 四、下一步安排。2025年将…: a heading that its text runs on from.
RUN_IN = re.compile(r"[^。:,;\n]{2,24}(?=[。:])")
ENDS = ("。", ";", ":", ",", "!")


@dataclass(frozen=True)
class Heading:
    """A heading. level: 1 for 一、, 2 for （一）, 3 for 1., 0 for none. kind: as of `kind_of`."""

    start: int
    end: int
    level: int
    kind: str


class Outline:
    """The headings of a draft, asked by position."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.headings = [heading for match in HEADING.finditer(page.plain) if (heading := _heading(match))]
        parts = [heading for heading in self.headings if heading.level == 1 or heading.kind != "measures"]
        self._parts = _with_openings(page, parts)
        self._all = [heading.start for heading in self.headings]
        self._starts = [heading.start for heading in self._parts]

    def part(self, at: int) -> str:
        """front, measures, problems, plan or both (one heading for problems and plan)."""
        index = bisect_right(self._starts, at) - 1
        return self._parts[index].kind if index >= 0 else "front"

    def heading(self, at: int) -> str:
        """The words of the heading that a place stands under; empty for none."""
        index = bisect_right(self._all, at) - 1
        under = self.headings[index] if index >= 0 else None
        return self.page.plain[under.start : under.end] if under else ""

    def of_kind(self, *kinds: str) -> list[Heading]:
        """The headings that open such a part."""
        return [heading for heading in self._parts if heading.kind in kinds]

    def span_of(self, heading: Heading) -> tuple[int, int]:
        """From a heading to the next part."""
        index = bisect_right(self._starts, heading.start)
        return heading.start, self._starts[index] if index < len(self._starts) else len(self.page.text)


def _heading(match: re.Match[str]) -> Heading | None:
    words, mark = match["words"].strip(), match["mark"] or ""
    run_in = RUN_IN.match(words)
    if run_in and mark[-1:] == "、" and kind_of(run_in.group()) != "measures":
        return Heading(match.start("mark"), match.start("words") + run_in.end(), 1, kind_of(run_in.group()))
    if len(words) > LONGEST or words.endswith(ENDS) or (not mark and not _alone(words)):
        return None
    level = 0 if not mark else 2 if mark.startswith("(") else 3 if mark[0].isdigit() else 1
    start = match.start("mark") if mark else match.start("words")
    return Heading(start, match.end(), level, kind_of(words) if level < 3 else "measures")


def _alone(words: str) -> bool:
    """Tell a heading without a mark: a short line that names problems or plans and is no sentence."""
    return len(words) <= 20 and kind_of(words) != "measures" and not re.search(r"[,。;]", words)


def kind_of(words: str) -> str:
    """What a heading announces."""
    problems = any(word in words for word in column("draft_parts", kind="problems"))
    plan = any(word in words for word in column("draft_parts", kind="plan"))
    return "both" if problems and plan else "problems" if problems else "plan" if plan else "measures"


def _with_openings(page: Page, parts: list[Heading]) -> list[Heading]:
    """Add paragraphs that open a part without a heading: 下一步，我们将…."""
    opening = "|".join(map(re.escape, column("draft_parts", kind="opening")))
    openings = [
        Heading(match.start(1), match.end(1), 0, "plan")
        for match in re.finditer(rf"(?:^|\n)[ \t]*({opening})", page.plain)
    ]
    openings += [
        Heading(match.start(1), match.end(1), 0, "measures")
        for match in re.finditer(r"(?:^|\n)[ \t]*(附(?:件|表|注)?[0-9]?[:])", page.plain)
    ]
    taken = {heading.start for heading in parts}
    return sorted([*parts, *(h for h in openings if h.start not in taken)], key=lambda heading: heading.start)


@dataclass(frozen=True)
class TitleYear:
    """The year that a draft's title names, and where; year None where it names none, or several."""

    year: int | None
    span: tuple[int, int]


def title_year(page: Page) -> TitleYear:
    """The year of the title, as the reader of figures understands it."""
    title = title_of(page)
    named = year_in(title.words).year
    at = page.plain.find(named, title.start, title.end) if named.isdigit() else -1
    return TitleYear(int(named), (at, at + len(named))) if at >= 0 else TitleYear(None, (0, 0))
