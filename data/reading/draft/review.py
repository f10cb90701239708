"""Looks through a draft and hands back what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from data.reading import propose
from data.reading.page import Page, page

from . import claims, contents, rates, slips, sums, twice, years
from .amounts import Amount, amounts, sentences
from .earlier import Earlier, beside
from .model import Prompt, Review, numbered
from .outline import Outline, Title, title_of

# Nobody reads more of one sort; a text of brackets only would have as many as signs.
MOST_PROMPTS = 400


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
    title, known_year, prompts, has_more = look_through(text, year, radicals)
    reading = propose(text, known_year)
    place = place or reading.place or title.place
    answer = Review(text, title.words, place, known_year, prompts, reading, has_more=has_more)
    return beside(answer, earlier) if earlier else answer


def look_through(
    text: str, year: int | None = None, radicals: tuple[int, ...] = ()
) -> tuple[Title, int | None, tuple[Prompt, ...], bool]:
    """Return what the draft calls itself, its year, the prompts of every rule, and whether a rule has more.

    The prompts are in order and numbered.
    """
    made = page(text)
    title, found = title_of(made), amounts(made)
    known_year = year if year is not None else title.year
    prompts, has_more = _prompts(made, found, title, known_year, radicals)
    return title, known_year, numbered(prompts), has_more


def _prompts(
    made: Page, found: list[Amount], title: Title, year: int | None, radicals: tuple[int, ...]
) -> tuple[list[Prompt], bool]:
    outline, grouped = Outline(made), sentences(found)
    prompts: list[Prompt] = []
    has_more = False
    for checks in (
        sums.checks(made, grouped),
        rates.checks(made, grouped),
        twice.checks(made, outline, found),
        years.checks(made, outline, title, year),
        slips.checks(made, radicals),
        claims.checks(made, outline, found),
        contents.checks(made, outline),
    ):
        prompts += islice(checks, MOST_PROMPTS)
        has_more |= next(checks, None) is not None
    return prompts, has_more
