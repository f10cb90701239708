"""Why each number of a text is a figure, or none: the rule that kept or refused it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from data.reading.confidence import in_words
from data.reading.reading import Claim, Figure, Mention, Reading
from data.reading.words import mapping


def explained(reading: Reading, text: str) -> Iterator[str]:
    """One line a number, in the order of the text, and below a figure what decided its fields."""
    found: list[Figure | Claim | Mention] = [*reading.figures, *reading.claims, *reading.mentions]
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        yield from _refused(one) if isinstance(one, Mention) else _kept(one)
    if not found:
        yield "no number and no coverage word"


def _refused(mention: Mention) -> Iterator[str]:
    why = mapping("reasons", "id", "en")[mention.reason]
    yield f"{_words(mention)}\trefused by {mention.reason}: {why}"


def _kept(found: Figure | Claim) -> Iterator[str]:
    what = found.extent if isinstance(found, Claim) else f"{found.value:f} {found.unit} {found.qualifier}"
    yield f"{_words(found)}\tkept by {found.rule}: {what}, confidence {found.confidence:.2f}"
    if isinstance(found, Figure) and found.doubts:
        yield f"\tdoubts: {'; '.join(in_words(found.doubts, 'en'))}"
    yield f"\tperiod {found.period or 'not stated'}; counted: {found.concept or '-'}"
    named = found.catalogue or "none", found.indicator or "none"
    yield f"\tarea {found.work_area}; catalogue {named[0]}; indicator {named[1]}"


def _words(found: Figure | Claim | Mention) -> str:
    return found.stated.replace("\n", " ")
