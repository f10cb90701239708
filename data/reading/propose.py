"""One text in, one reading out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from data.reading import claims as coverage
from data.reading import concept
from data.reading.areas import Hit, area, area_of_words, hits
from data.reading.figures import Judge, Kept
from data.reading.match import match
from data.reading.places import own_rank
from data.reading.reading import Claim, Figure, Mention, Reading
from data.reading.page import Page, Spans, page
from data.reading.sections import Section, Statement, plan_spans, saying, sections, statements
from data.reading.title import place_of, title_of, year_of
from data.reading.tokens import Token
from data.reading.words import any_of, column

UNSAID = ("term", "article")
HONOUR = "other"
HONOURED = re.compile(any_of(column("honours")))
LOOK_BACK = 60
SPAN = 60
NEAR = 300


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
    starts = [figure.start for figure in figures], [claim.start for claim in claimed]
    says = [saying(statement, *starts) for statement in reader.statements]
    both = sorted({*mentions, *no_claims}, key=lambda mention: (mention.start, mention.end))
    return Reading(
        title, place_of(title, made), stated, parts, tuple(says), tuple(figures), tuple(claimed), tuple(both)
    )


class _Reader:
    def __init__(
        self, made: Page, judge: Judge, parts: tuple[Section, ...], items: tuple[Statement, ...]
    ) -> None:
        self.page, self.judge, self.sections, self.statements = made, judge, parts, items
        self.counting = [token for token in judge.tokens if token.unit and not self._is_masked(token)]
        self.places = [token.start for token in self.counting]
        self.marks = {m.start(m.lastgroup or 0): m.end(m.lastgroup or 0) for m in made.markers}
        self.section_of = Spans([(part.start, part.end) for part in parts])
        self.statement_of = Spans([(item.start, item.end) for item in items])
        self.hits: tuple[int, list[Hit]] = (-1, [])
        self.last: tuple[int, str] = (-1, "")

    def _is_masked(self, token: Token) -> bool:
        return bool(self.page.masks.at(token.start, token.end) or self.page.quotes.at(token.start, token.end))

    def figures(self) -> tuple[list[Figure], list[Mention]]:
        found, mentions, before = [], [], None
        for judged in self.judge.judged():
            token = judged.token
            if isinstance(judged, Kept):
                found += self._figure(judged, before)
                before = token
            else:
                mentions += self._refused(token, judged.reason)
        return found, mentions

    def _figure(self, kept: Kept, before: Token | None) -> Iterator[Figure]:
        """One figure for each thing that shares the number."""
        token, text = kept.token, self.page.text
        entry = self.judge.table.get(token.start)
        own = entry.concept if entry else concept.span(self.page, token, before)
        sentence = self._sentence(token.start)
        stated = text[token.left : token.right]
        for order, (start, end) in enumerate(kept.shared or [own]):
            fit = self._fit(token, kept.kinds, sentence[0], (start, end) if kept.shared else None)
            work_area = self._area_of(kept, (start, end))
            yield Figure(
                *(token.left, token.right, token.start, token.end, stated, token.value or Decimal(0)),
                *(
                    token.unit,
                    token.qualifier,
                    kept.period,
                    text[start:end],
                    start,
                    end,
                    *sentence,
                    work_area,
                ),
                *(*fit, kept.kinds, kept.rule, kept.confidence, *self._place(token.start)),
                *(max(1, len(kept.shared)), order),
            )

    def _area_of(self, kept: Kept, own: tuple[int, int]) -> str:
        """Ranks and streaks of honours are other; all else goes by the words around it."""
        token = kept.token
        if token.form == "rank":
            return HONOUR
        if token.form == "streak" and HONOURED.search(
            self.page.plain, token.end, self.page.clause(token.start)[1]
        ):
            return HONOUR
        entry = self.judge.table.get(token.start)
        found = area_of_words(entry.head) if entry else ""
        return found or self._area(token.start, own, "part" in kept.kinds)

    def claims(self) -> tuple[list[Claim], list[Mention]]:
        found, mentions = [], []
        for word in coverage.claims(self.page):
            if not word.reason and self.judge.plans.at(word.core) is not None:
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
        fit = self._fit(probe, ("coverage",), sentence[0])
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

    def _fit(
        self, token: Token, kinds: tuple[str, ...], sentence: int, own: tuple[int, int] | None = None
    ) -> tuple[str, str, float]:
        """Catalogue id, indicator id, score: judged by the words between the numbers on either side."""
        if entry := self.judge.table.get(token.start):
            catalogue, score = match(entry.head, entry.head, token.unit, kinds)
            return catalogue, "", score
        clause = self.page.clause(token.start)
        start, end = self._window(token, *clause)
        near = self.page.plain[max(start, token.left - SPAN) : min(end, token.right + SPAN // 2)]
        if own:
            near = (
                self.page.plain[own[0] : own[1]]
                + self.page.plain[token.left : min(end, token.right + SPAN // 2)]
            )
        far = self.page.plain[max(sentence, token.left - 2 * SPAN) : min(clause[1], token.right + SPAN)]
        catalogue, score = match(near, far, token.unit, kinds)
        return catalogue, "", score

    def _window(self, token: Token, start: int, end: int) -> tuple[int, int]:
        """From the number before to the number after; what follows a 、 belongs to the next number."""
        i = bisect_left(self.places, token.start)
        if i and self.counting[i - 1].right > start:
            start = min(self.counting[i - 1].right, token.left)
        if self.page.plain[token.right : token.right + 1] in ("、", "和", "及", ""):
            return start, token.right
        following = next((other for other in self.counting[i : i + 3] if other.start >= token.right), None)
        return start, min(end, following.left) if following else end

    def _refused(self, token: Token, reason: str) -> list[Mention]:
        """The whole phrase that a number stands in; numerals inside words are left out."""
        if reason in UNSAID and token.form == "han":
            return []
        mask = self.page.masks.at(token.start, token.end)
        if mask is None and reason == "set_phrase":
            mask = self.page.quotes.at(token.start, token.end)
        if mask and mask.reason == reason:
            return [self._mention(mask.start, mask.end, reason)]
        return [self._mention(token.left, max(token.end, token.right), reason)]

    def _mention(self, start: int, end: int, reason: str) -> Mention:
        return Mention(start, end, self.page.text[start:end], reason)

    def _sentence(self, at: int) -> tuple[int, int]:
        start, end = self.page.sentence(at)
        mark = re.match(r"\s*", self.page.text[start:end])
        start += mark.end() if mark else 0
        start = self.marks.get(start, start)
        return start, start + len(self.page.text[start:end].rstrip())

    def _place(self, at: int) -> tuple[int | None, int | None]:
        return self.section_of.at(at), self.statement_of.at(at)

    def _area(self, at: int, own: tuple[int, int], part: bool = False) -> str:
        start, end = self.page.sentence(at)
        if self.hits[0] != start:
            self.hits = start, hits(self.page.plain, max(0, start - LOOK_BACK), end)
        section, _ = self._place(at)
        heading = self.sections[section].work_area if section is not None else ""
        sort = "类" in self.page.plain[own[0] : own[1]]
        last = self.last[1] if self.last[0] == start or (sort and start - self.last[0] < NEAR) else ""
        found = area(self.hits[1], own, self.page.clause(at), start, heading, last, part or sort)
        self.last = start, found
        return found
