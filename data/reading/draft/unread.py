"""What of a draft was not read: numbers that are taken for no figure, and parts of the file left out."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from data.reading import Mention
from data.reading.words import in_language

from .model import NotRead, Review, words
from .short import short

# Notes of data.reading.files that speak of words which did not come in, or came in damaged.
LEFT_OUT = (
    "undecoded",
    "deletions_skipped",
    "footnotes_skipped",
    "margins_skipped",
    "pictures_skipped",
    "pages_without_words",
    "furniture_dropped",
)
NOT_UNDERSTOOD = "not_understood"
BARE = ("name", NOT_UNDERSTOOD)
NO_UNIT = ("no_unit_in_table", "no_unit")
IN_TABLE = "table_not_read"
CELL_MARKS = "\t|"
MOST_WORDS = 40
LONGEST_NUMBER = 60


@dataclass(frozen=True)
class Unread:
    """One line of what was not read.

    what: number, table or part of the file, in words. words: as they stand in the draft, each once, with how
    often. count: how many there are. reason: why.
    """

    what: str
    words: str
    count: int
    reason: str


def unread(review: Review, language: str) -> tuple[Unread, ...]:
    """Numbers by the reason why they are no figures, in the order of the text, then parts of the file."""
    kinds = not_read(review.text, review.reading.mentions) if review.not_read is None else review.not_read
    return *(_line(kind, language) for kind in kinds), *_parts(review, language)


def _line(kind: NotRead, language: str) -> Unread:
    known = words if kind.reason in NO_UNIT else _reason
    more = words("unread_more", language, count=str(kind.more)) if kind.more else ""
    return Unread(words(kind.what, language), kind.words + more, kind.count, known(kind.reason, language))


def _reason(name: str, language: str) -> str:
    return in_language("reasons", "id", language)[name]


def not_read(text: str, mentions: Sequence[Mention]) -> tuple[NotRead, ...]:
    """The numbers of a text that are no figures, by the reason why."""
    by_reason: dict[tuple[str, str], list[Mention]] = {}
    lines = Lines(text)
    for mention in mentions:
        by_reason.setdefault(_kind(lines, mention), []).append(mention)
    # Those without a unit may have been meant as figures: they are worth a look, years and numerals are not.
    first = (IN_TABLE, *NO_UNIT, NOT_UNDERSTOOD)
    ordered = sorted(by_reason.items(), key=lambda kind: kind[0][1] not in first)
    return tuple(_not_read(*kind, group) for kind, group in ordered)


def tables_unread(mentions: Sequence[Mention], language: str) -> str:
    """A sentence that says how many numbers of tables were not read; empty for none."""
    count = sum(mention.reason == IN_TABLE for mention in mentions)
    return words("tables_unread", language, count=str(count)) if count else ""


class Lines:
    """Asked which lines of a text are rows of a table; each line is looked at once."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        self.known: dict[int, bool] = {}

    def is_row(self, at: int) -> bool:
        """Whether the line of a position has marks between cells."""
        line = bisect_right(self.starts, at) - 1
        if line not in self.known:
            self.known[line] = any(mark in self.lines[line] for mark in CELL_MARKS)
        return self.known[line]


def _kind(lines: Lines, mention: Mention) -> tuple[str, str]:
    """Where a number stands and why it is no figure; one without a unit is called that, in a table or not."""
    if mention.reason == IN_TABLE:
        return "unread_table", IN_TABLE
    bare = mention.reason in BARE and mention.stated.strip().replace(",", "").replace(".", "").isdigit()
    if not bare:
        return "unread_number", mention.reason
    return (
        ("unread_table", "no_unit_in_table") if lines.is_row(mention.start) else ("unread_number", "no_unit")
    )


def _not_read(what: str, reason: str, mentions: list[Mention]) -> NotRead:
    """Each wording once, with how often it stands there."""
    counts = Counter(" ".join(mention.stated.split()) for mention in mentions)
    shown = [
        short(stated, LONGEST_NUMBER) + (f"×{count}" if count > 1 else "")
        for stated, count in islice(counts.items(), MOST_WORDS)
    ]
    return NotRead(what, reason, " / ".join(shown), len(mentions), max(0, len(counts) - MOST_WORDS))


def _parts(review: Review, language: str) -> Iterator[Unread]:
    for code, detail in review.notes:
        if code in LEFT_OUT:
            count = int(detail) if detail.isdigit() else 1
            yield Unread(words("unread_part", language), "", count, words(f"note_{code}", language))
