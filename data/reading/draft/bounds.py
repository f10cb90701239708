"""How much of a review is shown: no draft makes a page without end. What is left out is counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import TypeVar

from data.reading import Claim, Figure, Reading

from .model import Found, Prompt, Review, Span
from .unread import not_read


@dataclass(frozen=True)
class Bounds:
    """The most that a list holds. prompts: of each group, those to look at and those that agree apart."""

    prompts: int
    figures: int


# A report of 100,000 characters, five times the longest seen, states 500 figures in 30 prompts a group.
PAGE = Bounds(prompts=100, figures=300)
WORKBOOK = Bounds(prompts=5_000, figures=5_000)
# What a page makes an element of: a line, a half-width comma, a figure, a claim, a place of a prompt.
MOST_PIECES = 6_000
PIECE = re.compile(r"[\n,;:]")
# A page ends with a line, unless that has no end.
LONG_LINE = 1_000

Marked = TypeVar("Marked", Figure, Claim)


def listed(review: Review, most: int) -> tuple[Prompt, ...]:
    """The first `most` prompts of each group, those to look at and those that agree apart."""
    counts: Counter[tuple[str, bool]] = Counter()
    shown = []
    for prompt in review.prompts:
        sort = prompt.group, prompt.is_open
        counts[sort] += 1
        if counts[sort] <= most:
            shown.append(prompt)
    return tuple(shown)


def found(review: Review) -> Found:
    """How much of each sort there is, also in a review that was cut."""
    if review.found:
        return review.found
    reading = review.reading
    says = Counter(statement.says for statement in reading.statements if statement.kind == "measure")
    return Found(len(reading.figures), len(reading.claims), len(reading.statements), tuple(says.items()))


def bounded(review: Review) -> Review:
    """The review with no more than a page shows of it."""
    spans = {span for prompt in listed(review, PAGE.prompts) if prompt.number for span in prompt.spans}
    end = _shown_to(review, spans)
    reading = review.reading
    sections = tuple(section for section in reading.sections if section.start < end)
    statements = tuple(
        statement
        for statement in reading.statements
        if statement.start < end and statement.section < len(sections)
    )
    shortened: Reading = replace(
        reading,
        sections=sections,
        statements=statements,
        figures=_kept(reading.figures, end, spans),
        claims=_kept(reading.claims, end, spans),
        mentions=(),
    )
    return replace(
        review,
        reading=shortened,
        found=found(review),
        shown_to=end,
        not_read=not_read(review.text, reading.mentions),
    )


def _shown_to(review: Review, spans: set[Span]) -> int:
    """Where the page's part of the text ends: with a line, else where there are pieces enough."""
    text, reading = review.text, review.reading
    pieces = [piece.start() for piece in PIECE.finditer(text)]
    pieces += [figure.start for figure in reading.figures]
    pieces += [claim.start for claim in reading.claims]
    pieces += [start for start, _ in spans]
    if len(pieces) <= MOST_PIECES:
        return len(text)
    end = nsmallest(MOST_PIECES, pieces)[-1]
    line = text.rfind("\n", 0, end) + 1
    return line if end - line < LONG_LINE else end


def _kept(marks: tuple[Marked, ...], end: int, spans: set[Span]) -> tuple[Marked, ...]:
    """The first marks, those of the text that is shown, and those that prompts are about."""
    return tuple(
        mark
        for at, mark in enumerate(marks)
        if at < PAGE.figures or mark.end <= end or (mark.start, mark.end) in spans
    )
