"""Looks through a draft and hands back what to look at again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.reading import propose
from data.reading.page import Page, page

from . import claims, contents, rates, slips, sums, twice, years
from .amounts import Amount, amounts, sentences
from .earlier import Earlier, beside
from .model import Prompt, Review, numbered
from .outline import Outline, Title, title_of


def review(
    text: str,
    *,
    year: int | None = None,
    place: str | None = None,
    earlier: Sequence[Earlier] = (),
    radicals: tuple[int, ...] = (),
) -> Review:
    """Check a draft: do figures agree, are there slips, claims without a number, contents not listed.

    year: the report's year, told from the title where not given. place: likewise. earlier: what the place's
    earlier report states (see `earlier_of`). radicals: places where the file held a radical for a character.
    """
    made = page(text)
    title, outline = title_of(made), Outline(made)
    found = amounts(made)
    known_year = year if year is not None else title.year
    prompts = numbered(_prompts(made, outline, found, title, known_year, radicals))
    reading = propose(text, known_year)
    answer = Review(text, title.words, place or reading.place or title.place, known_year, prompts, reading)
    return beside(answer, earlier) if earlier else answer


def _prompts(
    made: Page,
    outline: Outline,
    found: list[Amount],
    title: Title,
    year: int | None,
    radicals: tuple[int, ...],
) -> Iterable[Prompt]:
    grouped = sentences(found)
    yield from sums.checks(made, grouped)
    yield from rates.checks(made, grouped)
    yield from twice.checks(made, outline, found)
    yield from years.checks(made, outline, title, year)
    yield from slips.checks(made, radicals)
    yield from claims.checks(made, outline, found)
    yield from contents.checks(made, outline)
