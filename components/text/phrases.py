"""Words that know what they are: which of them hedge, which are a figure, and where a figure comes from.

A page writes phrases as HTML (`components/figures/phrase_html.py`), a picture as lines of markup
(`components/charts/runs.py`); neither has to look at what the other made of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from components.text import FIRST_LANGUAGE, key_for, phrase, text
from components.text.numbers import (
    Pieces,
    classifier,
    coverage_pieces,
    derived_pieces,
    figure_pieces,
    format_number,
    zh_pieces,
)
from data.select.quantities import Quantity, StatedQuantity

COVERAGE, SHARE = "coverage", "share"
AS_WORDED = {"sentence", "map", "title"}
Kind = Literal[
    "plain",  # words that only belong together
    "hedge",  # the word that keeps a figure or a claim from being exact
    "number",  # a figure of the report, as this site writes it
    "claim",  # a coverage claim
    "quantity",  # a number that a figure leads to: without its hedge, its next step, one side of a sum
    "classifier",  # what is counted, small beside a large figure
    "computed",  # a number computed here
    "count",  # a number that this site counted
    "date",  # a year or a date, which is no quantity
    "sum",  # both sides of a reconciliation
    "name",  # what a label names
    "share",  # the share that stands in a label behind the name
    "stated",  # a figure inside its sentence, as the report prints it
    "stated_claim",  # a claim inside its sentence
    "comma",  # a half-width comma of the report, set with air
]


@dataclass(frozen=True)
class Phrase:
    """A stretch of words of one kind; it may hold others.

    origin: where a number comes from (observation, derived, count, date …); such a phrase is never broken.
    verbatim: whether these are words of the report.
    """

    kind: Kind
    words: str | tuple[str | Phrase, ...]
    origin: Mapping[str, str] = field(default_factory=dict)
    verbatim: bool = False


Words: TypeAlias = Sequence[str | Phrase]


def plain(words: str | Words | Phrase) -> str:
    """Return phrases as a reader without marks has them."""
    if isinstance(words, str):
        return words
    return plain(words.words) if isinstance(words, Phrase) else "".join(map(plain, words))


def hedge(words: str) -> Phrase:
    """Return a word that hedges a figure or a claim."""
    return Phrase("hedge", words)


def of_pieces(pieces: Pieces) -> tuple[str | Phrase, ...]:
    """Return pieces of a figure as words, its hedge as a phrase."""
    return tuple(hedge(piece.text) if piece.hedge else piece.text for piece in pieces)


def figure(row: StatedQuantity, language: str, style: str = "sentence") -> Phrase:
    """Return an observation's figure.

    row: one of `select.observations`. style: `sentence`, `map` and `title` (as worded), `row` (with
    separators), `large` (its classifier small), `table` (with signs), `counted` (what it counts too).
    Coverage is words in every style.
    """
    is_claim = row.kind == COVERAGE
    words = (*of_pieces(pieces_of(row, language, style)), *_classifier(row, language, style))
    origin = {"observation": row.id}
    return Phrase(
        "claim" if is_claim else "number", words, origin, verbatim=is_claim and language == FIRST_LANGUAGE
    )


def pieces_of(row: Quantity, language: str, style: str) -> Pieces:
    """Return an observation's figure in one of the styles of `figure`, as pieces."""
    if style in AS_WORDED:
        return figure_pieces(row, language)
    if style == "counted":
        return figure_pieces(row, language, "figure", unit=True)
    if style == "table":
        return figure_pieces(row, language, "table", unit=True)
    # Large figures have their classifier beside them, and elsewhere English names say what is counted.
    return figure_pieces(row, language, "figure", unit=style == "row" and language == FIRST_LANGUAGE)


def _classifier(row: Quantity, language: str, style: str) -> tuple[Phrase, ...]:
    is_plain = row.status == "reported" and row.kind not in (COVERAGE, SHARE)
    if style != "large" or language != FIRST_LANGUAGE or not is_plain:
        return ()
    return (Phrase("classifier", classifier(row)),)


def own_words(stated: str, qualifier: str, extent: str) -> tuple[str | Phrase, ...]:
    """Return a figure's own words, the word that hedges it as a phrase."""
    return of_pieces(
        coverage_pieces(stated, extent, FIRST_LANGUAGE) if extent else zh_pieces(stated, qualifier)
    )


def stated(row: StatedQuantity) -> Phrase:
    """Return a figure or a claim as the report prints it."""
    words = own_words(row.stated, row.qualifier, row.extent)
    return Phrase("stated_claim" if row.kind == COVERAGE else "stated", words, {"observation": row.id})


def bare(row: StatedQuantity, language: str) -> Phrase:
    """Return a figure's bare number, as sums write it: 1,630."""
    return Phrase("quantity", format_number(row.value, language), {"observation": row.id})


def bound(row: StatedQuantity, name: str, shown: str) -> Phrase:
    """Return a number that an open-ended figure leads to, marked as no more than that.

    name: `value`, its own number without the hedge, or `usage_below`, the next step that usage allows.
    """
    return Phrase("quantity", shown, {"observation": row.id, "bound": name})


def count(number: int, what: str, language: str) -> Phrase:
    """Return a number that this site counted; `what` names what was counted."""
    return Phrase("count", format_number(number, language), {"count": what, "number": str(number)})


def counted(key: str, number: int, what: str, language: str) -> list[Any]:
    """Return the sentence of `key` around a count, in the form that goes with it (`<key>_one`)."""
    return phrase(key_for(key, number, language), language, count=count(number, what, language))


def computed(item: Any, language: str, shown: str = "") -> Phrase:
    """Return a number computed here; `item` is one of `data.arithmetic.derived.derived`.

    shown: what stands for it where it is not written as usual.
    """
    return Phrase("computed", shown or of_pieces(derived_pieces(item, language)), {"derived": item.id})


def date(words: str) -> Phrase:
    """Return a year or a date; no quantity."""
    return Phrase("date", words, {"date": ""})


def published(day: str, language: str) -> Phrase:
    """Return the day on which a source was published; where it shows none, that. Neither is ever broken."""
    return date(day or text("frame.no_date", language))
