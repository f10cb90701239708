"""Why each number of a text is a figure, or none: the rule that kept or refused it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from data.reading import areas, catalogue
from data.reading.confidence import in_words
from data.reading.page import Page, page
from data.reading.reading import Claim, Figure, Mention, Reading
from data.reading.words import mapping

MOST, AROUND = 4, 30


def explained(reading: Reading, text: str) -> Iterator[str]:
    """One line a number, in the order of the text, and below a figure what decided its fields."""
    made = page(text)
    page_areas = areas.Areas(made)
    numbers: list[Figure | Claim | Mention] = [*reading.figures, *reading.claims, *reading.mentions]
    for number in sorted(numbers, key=lambda number: (number.start, number.end)):
        if isinstance(number, Mention):
            yield _refused(number)
            continue
        yield from _kept(number)
        if isinstance(number, Figure):
            yield from _area(number, reading, page_areas)
            yield from _entry(number, made)
    if not numbers:
        yield "no number and no coverage word"


def _refused(mention: Mention) -> str:
    why = mapping("reasons", "id", "en")[mention.reason]
    return f"{_words(mention)}\trefused by {mention.reason}: {why}"


def _kept(proposal: Figure | Claim) -> Iterator[str]:
    what = value_words(proposal)
    yield f"{_words(proposal)}\tkept by {proposal.rule}: {what}, confidence {proposal.confidence:.2f}"
    if isinstance(proposal, Figure) and proposal.doubts:
        yield f"\tdoubts: {'; '.join(in_words(proposal.doubts, 'en'))}"
    yield f"\tperiod {proposal.period or 'not stated'}; counted: {proposal.concept or '-'}"
    named = proposal.catalogue or "none", proposal.indicator or "none"
    yield f"\tarea {proposal.work_area}; catalogue {named[0]}; indicator {named[1]}"


def value_words(proposal: Figure | Claim) -> str:
    """Return value, unit and qualifier of a figure, or what a claim of coverage extends to."""
    if isinstance(proposal, Claim):
        return proposal.extent
    return f"{proposal.value:f} {proposal.unit} {proposal.qualifier}"


def _area(figure: Figure, reading: Reading, page_areas: areas.Areas) -> Iterator[str]:
    number = reading.number(figure)
    spoke = [
        f"{trait} {weight:+.1f}"
        for trait, area, weight in areas.reasons(page_areas.traits(number))
        if area == figure.work_area
    ]
    page_areas.remember(number, figure.work_area)
    if spoke:
        yield f"\tfor {figure.work_area}: {', '.join(spoke[:MOST])}"


def _entry(figure: Figure, made: Page) -> Iterator[str]:
    near = made.plain[max(figure.sentence_start, figure.start - 2 * AROUND) : figure.end + AROUND]
    far = made.plain[figure.sentence_start : figure.sentence_end]
    for words, entry, score in catalogue.reasons(near, far, figure.unit, figure.kinds):
        if entry == figure.catalogue:
            yield f"\tfor {entry}: {words} ({score})"
            return


def _words(number: Figure | Claim | Mention) -> str:
    return number.stated.replace("\n", " ")
