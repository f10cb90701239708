"""What of a draft was not read: numbers that are taken for no figure, and parts of the file left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading import Mention
from data.reading.words import mapping

from .model import Review, words

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
BARE = "name"
NO_UNIT = ("no_unit_in_table", "no_unit")
CELL_MARKS = "\t|"
MOST_WORDS = 40
CUT = "…"


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
    return *_numbers(review, language), *_parts(review, language)


def _numbers(review: Review, language: str) -> Iterator[Unread]:
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in review.reading.mentions:
        found.setdefault(_kind(review.text, mention), []).append(mention)
    # Those without a unit may have been meant as figures: they are worth a look, years and numerals are not.
    for (what, reason), mentions in sorted(found.items(), key=lambda kind: kind[0][1] not in NO_UNIT):
        said = words(reason, language) if reason in NO_UNIT else mapping("reasons", "id", language)[reason]
        yield Unread(words(what, language), _words(mentions), len(mentions), said)


def _kind(text: str, mention: Mention) -> tuple[str, str]:
    """Where a number stands and why it is no figure; one without a unit is called that, in a table or not."""
    bare = mention.reason == BARE and mention.stated.strip().replace(",", "").replace(".", "").isdigit()
    if not bare:
        return "unread_number", mention.reason
    start = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.start)
    line = text[start : stop if stop >= 0 else len(text)]
    in_table = any(mark in line for mark in CELL_MARKS)
    return ("unread_table", "no_unit_in_table") if in_table else ("unread_number", "no_unit")


def _words(mentions: list[Mention]) -> str:
    """Each wording once, with how often it stands there."""
    counts = Counter(" ".join(mention.stated.split()) for mention in mentions)
    shown = [f"{stated}×{count}" if count > 1 else stated for stated, count in counts.items()]
    return " / ".join([*shown[:MOST_WORDS], *([CUT] if len(shown) > MOST_WORDS else [])])


def _parts(review: Review, language: str) -> Iterator[Unread]:
    for code, detail in review.notes:
        if code in LEFT_OUT:
            count = int(detail) if detail.isdigit() else 1
            yield Unread(words("unread_part", language), "", count, words(f"note_{code}", language))
