"""From what the judge keeps to figures and claims with their words, place, area and indicator."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from data.reading import claims as coverage
from data.reading import concept
from data.reading.areas import Areas, Number, area_of_words
from data.reading.carried import carried
from data.reading.catalogue import entry_of
from data.reading.confidence import confidence
from data.reading.in_turn import in_turn
from data.reading.indicators import indicator_of
from data.reading.judge import Judge, Kept
from data.reading.leads import Leads
from data.reading.neighbours import Neighbours
from data.reading.page import Page, Spans
from data.reading.plain import as_written
from data.reading.reading import Claim, Figure, Mention
from data.reading.sections import Section, Statement
from data.reading.shared_numbers import things
from data.reading.timing import beyond
from data.reading.tokens import Token
from data.reading.topics import names_only_a_step, names_topic, topic_before
from data.reading.words import any_of, column, held_once

# Numerals inside words (统一, 一审) are no numbers to anybody: they are not listed as mentions.
UNSAID = ("term", "article")
HONOUR = "other"
HONOURED = re.compile(any_of(column("honours")))
# How far on either side words may say which entry of the catalogue a number is.
SPAN = 60
SHORTEST_THING = 3
EACH = re.compile("[均都]")
OCCASIONS = frozenset(["次", "场", "场次"])
# Claims raise no doubts of their own: one share stands for all of them.
CLAIMED = 0.85

Span = tuple[int, int]


class Fit(NamedTuple):
    """A catalogue id, the indicator of ours under it, and how well the words fit."""

    catalogue: str
    indicator: str
    score: float


class Beside(NamedTuple):
    """The words beside a number, those of its sentence, and of these the ones behind the number before."""

    near: str
    far: str
    since: str = ""


class Reader:
    """Proposes the figures, claims and mentions of one page."""

    def __init__(
        self, made: Page, judge: Judge, parts: tuple[Section, ...], items: tuple[Statement, ...]
    ) -> None:
        self.page, self.judge, self.sections = made, judge, parts
        self.beside = Neighbours(made.plain, judge.tokens, self._is_masked)
        self.last_sentence = (0, 0), (0, 0)
        self.marks = {m.start(m.lastgroup or 0): m.end(m.lastgroup or 0) for m in made.markers}
        self.section_of = Spans([(part.start, part.end) for part in parts])
        self.statement_of = Spans([(item.start, item.end) for item in items])
        self.leads = Leads(made)
        self.honours = [m.start() for m in HONOURED.finditer(made.plain)]
        self.areas = Areas(made)

    def _is_masked(self, token: Token) -> bool:
        return bool(self.page.masks.at(token.start, token.end) or self.page.quotes.at(token.start, token.end))

    def figures(self) -> tuple[list[Figure], list[Mention]]:
        """The figures, and the numbers that are none."""
        figures: list[Figure] = []
        mentions: list[Mention] = []
        before = None
        for judged in self.judge.judged():
            if isinstance(judged, Kept):
                figures += self._figure(judged, before)
                before = judged.token
            else:
                mentions += self._refused(judged.token, judged.reason)
        return figures, mentions

    def _figure(self, judged: Kept, before: Token | None) -> Iterator[Figure]:
        """One figure for each thing that shares the number."""
        token, text = judged.token, self.page.text
        entry = self.judge.table.get(token.start)
        own = entry.place if entry else concept.span(self.page, token, before)
        sentence = _held_with(token, self._sentence(token.start))
        section, statement = self._place(token.start)
        for order, thing in enumerate(judged.shared or [own]):
            area = self._area_of(judged, thing)
            fit = self._fit(token, judged.kinds, sentence[0], area, thing if judged.shared else None)
            yield Figure(
                start=token.left,
                end=token.right,
                core_start=token.start,
                core_end=token.end,
                stated=held_once(text[token.left : token.right]),
                value=token.value or Decimal(0),
                unit=as_written(token.unit, text[token.left : token.right]),
                qualifier=token.qualifier,
                period=judged.period,
                concept=held_once(entry.names.concept if entry else text[thing[0] : thing[1]]),
                concept_start=thing[0],
                concept_end=thing[1],
                sentence_start=sentence[0],
                sentence_end=sentence[1],
                work_area=area,
                catalogue=fit.catalogue,
                indicator=fit.indicator,
                score=fit.score,
                kinds=judged.kinds,
                rule=judged.rule,
                confidence=confidence(judged.doubts),
                doubts=judged.doubts,
                section=section,
                statement=statement,
                shared=max(1, len(judged.shared)),
                order=order,
            )

    def claims(self) -> tuple[list[Claim], list[Mention]]:
        """The coverage claims, and the words that only look like one."""
        claims: list[Claim] = []
        mentions: list[Mention] = []
        for word in coverage.claims(self.page, self.judge.counts):
            planned = self.judge.plans.at(word.core) is not None
            later = beyond(self.judge.times.governing(word.core), self.judge.report)
            if reason := word.reason or self._of_others(word) or ("target" if planned or later else ""):
                mentions.append(self._mention(word.start, word.end, reason))
            else:
                claims += self._claims_of(word)
        return claims, mentions

    def _before(self, word: coverage.CoverageWord) -> Span:
        """Where what is covered stands: of a clause without end, which is no concept, the last of it."""
        start, _ = self.page.clause(word.core)
        return max(start, word.start - concept.LONGEST), word.start

    def _of_others(self, word: coverage.CoverageWord) -> str:
        left = self.page.plain[slice(*self._before(word))]
        return "other_place" if self.judge.elsewhere.holds_claim(left) else ""

    def _claims_of(self, word: coverage.CoverageWord) -> Iterator[Claim]:
        """One claim for each thing that shares it: 工资专户、实名制均实现全覆盖."""
        shares = EACH.match(self.page.plain, word.start) and self.page.plain.startswith("覆盖", word.end - 2)
        probe = Token(word.end, word.end, word.end, word.end, None, "coverage", "", "claim")
        whole = self._before(word)
        several = things(self.page, probe) if shares else []
        # 镇、村两级均已全覆盖 tells of one thing
        alone = any(last - first < SHORTEST_THING for first, last in several)
        for own in [whole] if alone else several or [whole]:
            yield self._claim(word, own)

    def _claim(self, word: coverage.CoverageWord, own: Span) -> Claim:
        text = self.page.text
        sentence = self._sentence(word.core)
        section, statement = self._place(word.core)
        probe = Token(word.start, word.end, word.start, word.end, None, "coverage", "", "claim")
        area = self._area_of_claim(probe, own)
        fit = self._fit(probe, ("coverage",), sentence[0], area, own if own[1] < word.start else None)
        several = self.judge.times.report.several
        period = self.judge.times.value(self.judge.times.governing(word.core), True)
        return Claim(
            start=word.start,
            end=word.end,
            stated=held_once(text[word.start : word.end]),
            extent=word.extent,
            period=self.judge.report if several else period,
            concept=held_once(text[own[0] : own[1]].strip()),
            concept_start=own[0],
            concept_end=own[1],
            sentence_start=sentence[0],
            sentence_end=sentence[1],
            work_area=area,
            catalogue=fit.catalogue,
            indicator=fit.indicator,
            score=fit.score,
            rule="coverage",
            confidence=CLAIMED,
            section=section,
            statement=statement,
        )

    def _fit(
        self, token: Token, kinds: tuple[str, ...], sentence: int, area: str, own: Span | None = None
    ) -> Fit:
        """Judged by the words between the numbers on either side, by its sentence and its work area."""
        near, far, since = self._words(token, sentence, own)
        if names_only_a_step(near) and not names_topic(far):
            far = self._topic(token, sentence) + far
        if token.form != "table":
            near = carried(self.page, token, near) + near
        before = near[: near.rfind(self.page.plain[token.left : token.end])]
        catalogue, score = entry_of(near, f"{far}[{area}]", token.unit, kinds, before, since)
        return Fit(catalogue, indicator_of(catalogue, token.unit, near, far, kinds), score)

    def _words(self, token: Token, sentence: int, own: Span | None) -> Beside:
        if entry := self.judge.table.get(token.start):
            return Beside(held_once(entry.names.says[0]), entry.head)
        text, clause = self.page.plain, self.page.clause(token.start)
        before, after = self.beside.of(token)
        start, end = concept.beside(self.page, token, before, after)
        end = min(end, token.right + SPAN // 2)
        near = text[max(start, token.left - SPAN) : end]
        if own := own or in_turn(self.page, token):
            near = text[own[0] : own[1]] + text[token.left : end]
        elif token.form not in ("claim", "zero") and concept.says_nothing(text[start : token.left]):
            # 2022年是93.1%: the sentence before said of what
            named = concept.span(self.page, token, before)
            near = text[named[0] : named[1]] + near
        far_end = min(clause[1], token.right + SPAN)
        if token.unit in OCCASIONS:
            # what a meeting was about may stand in the clause after it
            further = min(self.page.sentence(token.start)[1], token.right + SPAN)
            far_end = max(far_end, min(further, after.left) if after else further)
        first = max(sentence, token.left - 2 * SPAN)
        behind = text.rfind(";", first, token.left) + 1
        # behind ; another kind of case may be told of
        first = behind if behind and names_topic(text[behind : token.left]) else first
        last = before.right if before and before.right <= token.left else first
        return Beside(near, text[first:far_end], text[max(first, last) : token.left])

    def _topic(self, token: Token, sentence: int) -> str:
        """The words before a sentence that say whose cases it goes on counting: those of its section."""
        section = self.section_of.at(token.start)
        if section is None:
            return topic_before(self.page, sentence, 0)
        part = self.sections[section]
        return topic_before(self.page, sentence, part.start) or part.heading

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
        return Mention(start, end, held_once(self.page.text[start:end]), reason)

    def _sentence(self, at: int) -> Span:
        whole = self.page.sentence(at)
        # Asked once for all figures of a sentence, which then share the two places.
        if whole != self.last_sentence[0]:
            start, end = whole
            while start < end and self.page.text[start].isspace():
                start += 1
            while end > start and self.page.text[end - 1].isspace():
                end -= 1
            self.last_sentence = whole, (self.marks.get(start, start), end)
        return self.last_sentence[1]

    def _place(self, at: int) -> tuple[int | None, int | None]:
        return self.section_of.at(at), self.statement_of.at(at)

    def _area_of(self, judged: Kept, own: Span) -> str:
        """Ranks and streaks of honours are other; all else goes by the words around it."""
        token = judged.token
        end = self.page.clause(token.start)[1]
        honoured = token.form == "streak" and bisect_left(self.honours, token.end) < bisect_left(
            self.honours, end
        )
        if token.form == "rank" or honoured:
            return HONOUR
        entry = self.judge.table.get(token.start)
        area = area_of_words(*(entry.names.about or entry.names.says), by_end=True) if entry else ""
        return area or self._area(token, own, judged.kinds, entry.head if entry else "")

    def _area(self, token: Token, own: Span, kinds: tuple[str, ...], head: str = "") -> str:
        heading = self._heading(token.start)
        return self.areas.area(Number(token.start, token.end, own, token.unit, kinds, heading, head))

    def _area_of_claim(self, token: Token, own: Span) -> str:
        heading = self._heading(token.start)
        return self.areas.area_of_claim(
            Number(token.start, token.end, own, token.unit, ("coverage",), heading)
        )

    def _heading(self, at: int) -> str:
        """The area that the heading over a place is about; empty where none is."""
        section = self.section_of.at(at)
        area = self.sections[section].work_area if section is not None else ""
        return area or self.leads.area(at)


def _held_with(token: Token, span: Span) -> Span:
    """A span with the number's own places where they are the same: a cell may be a sentence of its own."""
    start, end = span
    return (token.left if token.left == start else start), (token.right if token.right == end else end)
