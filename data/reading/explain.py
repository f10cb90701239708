"""Why each number of a text is a figure, or none: the rule that kept or refused it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from data.reading import areas, match
from data.reading.confidence import in_words
from data.reading.learn import number_of
from data.reading.page import Page, page
from data.reading.reading import Claim, Figure, Mention, Reading
from data.reading.words import mapping

MOST, AROUND = 4, 30


def explained(reading: Reading, text: str) -> Iterator[str]:
    """One line a number, in the order of the text, and below a figure what decided its fields."""
    made = page(text)
    told = areas.Areas(made)
    found: list[Figure | Claim | Mention] = [*reading.figures, *reading.claims, *reading.mentions]
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if isinstance(one, Mention):
            yield _refused(one)
            continue
        yield from _kept(one)
        if isinstance(one, Figure):
            yield from _area(one, reading, told)
            yield from _entry(one, made)
    if not found:
        yield "no number and no coverage word"


def _refused(mention: Mention) -> str:
    why = mapping("reasons", "id", "en")[mention.reason]
    return f"{_words(mention)}\trefused by {mention.reason}: {why}"


def _kept(found: Figure | Claim) -> Iterator[str]:
    what = found.extent if isinstance(found, Claim) else f"{found.value:f} {found.unit} {found.qualifier}"
    yield f"{_words(found)}\tkept by {found.rule}: {what}, confidence {found.confidence:.2f}"
    if isinstance(found, Figure) and found.doubts:
        yield f"\tdoubts: {'; '.join(in_words(found.doubts, 'en'))}"
    yield f"\tperiod {found.period or 'not stated'}; counted: {found.concept or '-'}"
    named = found.catalogue or "none", found.indicator or "none"
    yield f"\tarea {found.work_area}; catalogue {named[0]}; indicator {named[1]}"


def _area(figure: Figure, reading: Reading, told: areas.Areas) -> Iterator[str]:
    number = number_of(figure, reading)
    spoke = [
        f"{trait} {weight:+.1f}"
        for trait, area, weight in areas.reasons(told.traits(number))
        if area == figure.work_area
    ]
    told.remember(number, figure.work_area)
    if spoke:
        yield f"\tfor {figure.work_area}: {', '.join(spoke[:MOST])}"


def _entry(figure: Figure, made: Page) -> Iterator[str]:
    near = made.plain[max(figure.sentence_start, figure.start - 2 * AROUND) : figure.end + AROUND]
    far = made.plain[figure.sentence_start : figure.sentence_end]
    for words, entry, score in match.reasons(near, far, figure.unit, figure.kinds):
        if entry == figure.catalogue:
            yield f"\tfor {entry}: {words} ({score})"
            return


def _words(found: Figure | Claim | Mention) -> str:
    return found.stated.replace("\n", " ")
