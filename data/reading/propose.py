"""One text in, one reading out."""

from __future__ import annotations

import re

from data.reading import claims as coverage
from data.reading import concept
from data.reading.areas import Hit, area, hits
from data.reading.figures import Judge, Kept
from data.reading.match import match
from data.reading.page import Page, page
from data.reading.places import own_rank
from data.reading.reading import Claim, Figure, Mention, Reading
from data.reading.sections import Section, Statement, plan_spans, saying, sections, statements
from data.reading.title import place_of, title_of, year_of
from data.reading.tokens import Token

LOOK_BACK = 60


def propose(text: str, year: str | int | None = None, level: str | None = None) -> Reading:
    """Propose the figures of a report.

    year: of the report (2022, or 2021/2025 for several); taken from the text where none is given.
    level: province, city, county, town, department or other; says which totals are another place's.
    """
    made = page(text)
    title = title_of(made)
    stated = str(year) if year else year_of(made, title)
    parts = sections(made)
    judge = Judge(made, stated, own_rank(made.plain, level), plan_spans(made, parts))
    reader = _Reader(made, judge, parts, statements(made, parts))
    figures, mentions = reader.figures()
    claimed, no_claims = reader.claims()
    says = [saying(s, [f.start for f in figures], [c.start for c in claimed]) for s in reader.statements]
    both = sorted({*mentions, *no_claims}, key=lambda mention: (mention.start, mention.end))
    return Reading(
        title, place_of(title, made), stated, parts, tuple(says), tuple(figures), tuple(claimed), tuple(both)
    )


class _Reader:
    def __init__(
        self, made: Page, judge: Judge, parts: tuple[Section, ...], items: tuple[Statement, ...]
    ) -> None:
        self.page, self.judge, self.sections, self.statements = made, judge, parts, items
        self.hits: tuple[int, list[Hit]] = (-1, [])
        self.last: tuple[int, str] = (-1, "")

    def figures(self) -> tuple[list[Figure], list[Mention]]:
        found, mentions, before = [], [], None
        for judged in self.judge.judged():
            token = judged.token
            if isinstance(judged, Kept):
                found += self._figure(judged, before)
            else:
                mentions.append(self._mention(token.start, max(token.end, token.right), judged.reason))
            before = token
        return found, mentions

    def _figure(self, kept: Kept, before: Token | None) -> list[Figure]:
        token, text = kept.token, self.page.text
        start, end = concept.span(self.page, token, before)
        sentence = self._sentence(token.start)
        work_area = self._area(token.start, (start, end))
        fit = match(self.page, token, kept.kinds, (start, end), sentence)
        figure = Figure(
            token.left,
            token.right,
            token.start,
            token.end,
            text[token.left : token.right],
            token.value or token.value.__class__(0),
            token.unit,
            token.qualifier,
            kept.period,
            text[start:end],
            start,
            end,
            *sentence,
            work_area,
            *fit,
            kept.kinds,
            kept.rule,
            kept.confidence,
            *self._place(token.start),
            kept.shared,
        )
        from dataclasses import replace

        return [replace(figure, order=n) for n in range(kept.shared)]

    def claims(self) -> tuple[list[Claim], list[Mention]]:
        found, mentions = [], []
        for word in coverage.claims(self.page):
            if not word.reason and any(start <= word.core < end for start, end in self.judge.plans):
                word.reason = "target"
            if word.reason:
                mentions.append(self._mention(word.start, word.end, word.reason))
            else:
                found.append(self._claim(word))
        return found, mentions

    def _claim(self, word: coverage.Found) -> Claim:
        text = self.page.text
        start, _ = self.page.clause(word.core)
        sentence = self._sentence(word.core)
        probe = Token(word.start, word.end, word.start, word.end, None, "coverage", "", "claim")
        fit = match(self.page, probe, ("coverage",), (start, word.start), sentence)
        period = self.judge.times.value(self.judge.times.governing(word.core), True)
        many = "/" in self.judge.report
        return Claim(
            word.start,
            word.end,
            text[word.start : word.end],
            word.extent,
            self.judge.report if many else period,
            text[start : word.start].strip(),
            start,
            word.start,
            *sentence,
            self._area(word.core, (start, word.start)),
            *fit,
            "coverage",
            0.85,
            *self._place(word.core),
        )

    def _mention(self, start: int, end: int, reason: str) -> Mention:
        return Mention(start, end, self.page.text[start:end], reason)

    def _sentence(self, at: int) -> tuple[int, int]:
        start, end = self.page.sentence(at)
        mark = re.match(r"\s*", self.page.text[start:end])
        start += mark.end() if mark else 0
        for m in self.page.markers:
            if m.start(m.lastgroup or 0) == start:
                start = m.end(m.lastgroup or 0)
        return start, start + len(self.page.text[start:end].rstrip())

    def _place(self, at: int) -> tuple[int | None, int | None]:
        section = [i for i, part in enumerate(self.sections) if part.start <= at < part.end]
        item = [i for i, part in enumerate(self.statements) if part.start <= at < part.end]
        return (section[-1] if section else None), (item[-1] if item else None)

    def _area(self, at: int, own: tuple[int, int]) -> str:
        start, end = self.page.sentence(at)
        if self.hits[0] != start:
            self.hits = start, hits(self.page.plain, max(0, start - LOOK_BACK), end)
        section, _ = self._place(at)
        heading = self.sections[section].work_area if section is not None else ""
        last = self.last[1] if self.last[0] == start else ""
        found = area(self.hits[1], own, self.page.clause(at), start, heading, last)
        self.last = start, found
        return found
