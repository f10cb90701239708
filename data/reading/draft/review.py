"""Looks through a draft and hands back what to look at again."""

from __future__ import annotations

from itertools import islice

from data.reading import propose
from data.reading.page import Page, page

from . import (
    again,
    changes,
    claims,
    contents,
    covered,
    dates,
    divided,
    limits,
    means,
    number_words,
    order,
    places,
    ranks,
    rates,
    respectively,
    slips,
    sums,
    twice,
    unfilled,
    years,
    zeros,
)
from .amounts import Amount, amounts, sentences
from .earlier import EarlierReport, beside
from .model import Prompt, Review, numbered
from .outline import Outline, TitleYear, title_year

# Nobody reads more of one sort; a text of brackets only would have as many as signs.
MOST_PROMPTS = 400
TITLE_REACH, LONGEST_NAME = 400, 80


def review(
    text: str,
    *,
    year: int | None = None,
    place: str | None = None,
    earlier: EarlierReport | None = None,
    radicals: tuple[int, ...] = (),
) -> Review:
    """Check a draft: do figures agree, are there slips, claims without a number, contents not listed.

    year, place: the report's, as given by hand; else what the text's head tells, as when figures are read.
    earlier: the report that it stands beside (see `earlier_of`, `earlier_from`). radicals: places where the
    file held a radical for a character.
    """
    reading = propose(text, year, place=place)
    known_year = int(reading.year) if reading.year.isdigit() else None
    prompts, has_more = look_through(text, known_year, radicals)
    title = reading.title or _first_line(text)
    answer = Review(text, title, reading.place, known_year, prompts, reading, has_more=has_more)
    return beside(answer, earlier)


def _first_line(text: str) -> str:
    """What a draft without a title is called by."""
    return next((line.strip() for line in text[:TITLE_REACH].split("\n") if line.strip()), "")[:LONGEST_NAME]


def look_through(
    text: str, year: int | None, radicals: tuple[int, ...] = ()
) -> tuple[tuple[Prompt, ...], bool]:
    """Return the prompts of every rule, in order and numbered, and whether a rule has more.

    year: the report's, None where nobody tells.
    """
    made = page(text)
    prompts, has_more = _prompts(made, amounts(made), title_year(made), year, radicals)
    return numbered(prompts), has_more


def _prompts(
    made: Page, counted: list[Amount], title: TitleYear, year: int | None, radicals: tuple[int, ...]
) -> tuple[list[Prompt], bool]:
    outline, grouped = Outline(made), sentences(counted)
    prompts: list[Prompt] = []
    has_more = False
    for checks in (
        sums.checks(made, grouped),
        rates.checks(made, grouped),
        changes.checks(made, grouped),
        twice.checks(made, outline, counted),
        again.checks(made, outline, counted),
        years.checks(made, outline, title, year),
        slips.checks(made, radicals),
        claims.checks(made, outline, counted),
        unfilled.checks(made),
        dates.checks(made, outline, year),
        order.checks(made),
        limits.checks(made, counted),
        number_words.checks(made),
        respectively.checks(made),
        divided.checks(made, grouped),
        means.checks(made, grouped),
        places.checks(made),
        zeros.checks(made, outline, counted),
        covered.checks(made, outline, grouped),
        ranks.checks(made, outline, year),
        contents.checks(made, outline),
    ):
        prompts += islice(checks, MOST_PROMPTS)
        has_more |= next(checks, None) is not None
    return prompts, has_more
