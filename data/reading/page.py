"""A text made ready for the rules: plain letters, sentences, clauses, masks and numbers, each found once.

A mask is a place where numbers count nothing whatever stands around it, such as the title of a law.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from data.reading.demands import Demands
from data.reading.plain import plain
from data.reading.shapes import MARKER, Masks, quotes, shapes
from data.reading.tokens import Token, Tokens, scan

# A comma between thousands and a colon between hours and minutes end nothing.
BREAK = re.compile(
    r"(?=[。!?\n;,:.])(?:[。!?\n;]|(?<![0-9]),|,(?![0-9]{3}(?![0-9]))|(?<![0-9]):|:(?![0-9])|(?<=[^0-9A-Za-z])\.(?![0-9A-Za-z]))"
)
SENTENCE_ENDS = frozenset("。!?.\n")
# A copy from print breaks sentences into lines of at least so many letters.
WRAPPED = 14
# How many spans may begin inside one another and are looked back through.
NESTED = 40
# Letters behind a number that may hold its measure word.
LOOK_ON = 8


@dataclass(slots=True)
class Page:
    """One text. Positions are those of the text as given."""

    text: str
    plain: str
    clauses: Sequence[int] = ()
    sentences: Sequence[int] = ()
    markers: list[re.Match[str]] = field(default_factory=list)
    scanned: Tokens | None = None
    masks: Masks = field(default_factory=lambda: Masks([]))
    quotes: Masks = field(default_factory=lambda: Masks([]))
    demands: Demands = field(default_factory=lambda: Demands(""))
    last_clause: tuple[int, int] = (0, 0)
    last_sentence: tuple[int, int] = (0, 0)

    @property
    def tokens(self) -> Tokens:
        """The numbers of the text, found when first asked for: tables are taken apart without them."""
        if self.scanned is None:
            self.scanned = Tokens(_unglued(self.plain, scan(self.plain), self.markers))
        return self.scanned

    def let_go(self) -> None:
        """Keep the numbers no longer; whoever needs them holds them."""
        self.scanned = Tokens(())

    def clause(self, at: int) -> tuple[int, int]:
        """From one comma to the next."""
        # asked many times for the same number
        if not self.last_clause[0] <= at < self.last_clause[1]:
            self.last_clause = _around(self.clauses, at, len(self.text))
        return self.last_clause

    def sentence(self, at: int) -> tuple[int, int]:
        """From one full stop to the next, list markers not counted."""
        if not self.last_sentence[0] <= at < self.last_sentence[1]:
            self.last_sentence = _around(self.sentences, at, len(self.text))
        return self.last_sentence


def _around(ends: Sequence[int], at: int, length: int) -> tuple[int, int]:
    i = bisect_right(ends, at)
    return (ends[i - 1] if i else 0), (ends[i] if i < len(ends) else length)


class Spans:
    """Spans asked by position; nested ones are in order of their start, and the innermost answers."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self.order = sorted(range(len(spans)), key=lambda i: spans[i])
        self.spans = [spans[i] for i in self.order]
        self.starts = [start for start, _ in self.spans]

    def at(self, place: int) -> int | None:
        """Which span, counted as given, holds this place."""
        i = bisect_right(self.starts, place) - 1
        for j in range(i, max(-1, i - NESTED), -1):
            if self.spans[j][1] > place:
                return self.order[j]
        return None


def sentences_of(text: str) -> Page:
    """Prepare a text for rules that read words and sentences alone: it has no masks."""
    words = plain(text)
    made = Page(text, words)
    made.markers = list(MARKER.finditer(words))
    starts = {m.start(m.lastgroup or 0) for m in made.markers}
    made.clauses, made.sentences = _breaks(words, starts)
    return made


def page(text: str) -> Page:
    """Prepare a text."""
    made = sentences_of(text)
    words = made.plain
    made.masks = Masks(shapes(words, made.markers))
    made.quotes = quotes(words)
    made.demands = Demands(words)
    return made


def _unglued(text: str, tokens: Iterable[Token], markers: list[re.Match[str]]) -> Iterator[Token]:
    """The tokens, a list number that is glued to the number behind it (2.14个部门) parted from it."""
    ends = {m.start(m.lastgroup or 0): m.end(m.lastgroup or 0) for m in markers}
    for token in tokens:
        end = ends.get(token.start, token.end)
        if end >= token.end:
            yield token
            continue
        yield Token(token.start, end, token.start, end, None, "", "exact", "digits")
        behind = next((other for other in scan(text[end : token.right + LOOK_ON]) if not other.start), None)
        if behind:
            yield replace(
                behind,
                start=end,
                end=behind.end + end,
                left=end,
                right=behind.right + end,
            )


def _breaks(text: str, markers: set[int]) -> tuple[Sequence[int], Sequence[int]]:
    clauses, sentences, line = array("i"), array("i"), 0
    for mark in BREAK.finditer(text):
        end = mark.end()
        if mark.group() == "\n":
            wrapped = _is_wrapped(text, line, mark.start(), end in markers)
            line = end
            if wrapped:
                continue
        clauses.append(end)
        if mark.group() in SENTENCE_ENDS:
            sentences.append(end)
    return _with(clauses, markers), _with(sentences, markers)


def _with(ends: array[int], markers: set[int]) -> array[int]:
    """The places where a list item begins end what stands before, too."""
    return array("i", sorted(markers.union(ends))) if markers else ends


def _is_wrapped(text: str, line: int, end: int, marked: bool) -> bool:
    """Whether a line break stands inside a sentence: a long line that ends in a letter, comma or digit."""
    if marked or end - line < WRAPPED or text[end + 1 : end + 2] in ("", "\n", " "):
        return False
    last = text[end - 1]
    return last in ",、" or (("\u4e00" <= last <= "\u9fff" or last.isdigit()) and end - line >= 2 * WRAPPED)
