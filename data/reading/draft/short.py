"""What is too long for any reader is shown in part, around what it is shown for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

CUT = "…"
# No cell and no line of a prompt is longer: a sum of eighty parts is written in five hundred signs.
LONGEST_WORDS = 600
# On either side of a figure. The longest sentence of the reports at hand has 121 signs.
LONGEST = 120
# A prompt about more sentences quotes the first of them.
MOST_QUOTED = 4
# Beside a prompt: so many signs around the words that it is about, of so many sentences.
NEAR, MOST_LINES = 18, 3
SENTENCE_ENDS = re.compile(r"[。！？!?\n]")

Span = tuple[int, int]


def short(words: str, most: int = LONGEST_WORDS) -> str:
    """The words, cut where they are longer than `most`."""
    return words if len(words) <= most else words[:most] + CUT


def sentence_of(text: str, span: Span) -> str:
    """The sentence around a place on one line, cut on both sides where it is too long to be one."""
    return _quoted(text, span)[0]


def _quoted(text: str, span: Span) -> tuple[str, bool, Span]:
    """The sentence of a place, whether it is cut, and where what is quoted stands."""
    start, end = span[0], min(span[1], span[0] + LONGEST)
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    before = [mark.end() for mark in SENTENCE_ENDS.finditer(text, low, start)]
    behind = SENTENCE_ENDS.search(text, max(start, end - 1), high)
    first = before[-1] if before else low
    last = behind.end() if behind else high
    opens, goes_on = not before and low > 0, not behind and high < len(text)
    quoted = " ".join(text[first:last].split())
    return CUT * opens + quoted + CUT * goes_on, opens or goes_on, (first, last)


class Quotes:
    """Quotes a text for a table, and knows whether it had to cut anything."""

    def __init__(self, text: str) -> None:
        self.text, self.has_cut = text, False

    def sentence(self, span: Span) -> str:
        """As `sentence_of`."""
        quoted, is_cut, _ = _quoted(self.text, span)
        self.has_cut |= is_cut
        return quoted

    def sentences(self, spans: Iterable[Span]) -> str:
        """The sentences around some places, a line each; a place that is quoted already adds none."""
        quoted: dict[str, Span] = {}
        for span in spans:
            if any(first <= span[0] and span[1] <= last for first, last in quoted.values()):
                continue
            words, is_cut, where = _quoted(self.text, span)
            if len(quoted) == MOST_QUOTED and words not in quoted:
                self.has_cut = True
                return "\n".join([*quoted, CUT])
            self.has_cut |= is_cut
            quoted.setdefault(words, where)
        return "\n".join(quoted)

    def words(self, words: str) -> str:
        """As `short`."""
        self.has_cut |= len(words) > LONGEST_WORDS
        return short(words)


class Piece(NamedTuple):
    """Some words of a quotation, and whether a prompt is about them."""

    words: str
    is_meant: bool


def around(text: str, spans: Sequence[Span]) -> tuple[tuple[Piece, ...], ...]:
    """The words of some places with a few of their sentence's around them, a line a sentence."""
    lines: dict[tuple[int, int], list[Span]] = {}
    for span in sorted(spans):
        first, last = _quoted(text, span)[2]
        known = next((line for line in lines if line[0] <= span[0] and span[1] <= line[1]), (first, last))
        lines.setdefault(known, []).append((span[0], min(span[1], span[0] + LONGEST)))
    shown = list(lines.items())[:MOST_LINES]
    return tuple(_pieces(text, first, last, held) for (first, last), held in shown)


def _pieces(text: str, first: int, last: int, spans: list[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = first
    for start, end in spans:
        if start < at and pieces:
            continue
        pieces += [Piece(_between(text, at, start, not pieces), False), Piece(text[start:end], True)]
        at = end
    tail = text[at:last]
    pieces.append(Piece(tail if len(tail) <= NEAR else tail[:NEAR] + CUT, False))
    return tuple(Piece(" ".join(words.split("\n")), is_meant) for words, is_meant in pieces if words)


def _between(text: str, start: int, end: int, is_first: bool) -> str:
    """What stands before a place: its end, and of what parts two places also the beginning."""
    words = text[start:end].lstrip() if is_first else text[start:end]
    if len(words) <= (NEAR if is_first else 2 * NEAR):
        return words
    return ("" if is_first else words[:NEAR]) + CUT + words[-NEAR:]
