"""What a text says about itself: its title, the place and body that it is of, the year it reports on."""

from __future__ import annotations

from data.reading.gazetteer import GAZETTEER
from data.reading.head.lines import Title, title_of
from data.reading.head.model import Head
from data.reading.head.names import RANKS, rank_of
from data.reading.head.parts import period_of
from data.reading.head.when import When, when
from data.reading.head.where import Where, where
from data.reading.page import Page

__all__ = ["Head", "head_of"]

# Words of the command and of the corpus for the levels of the table places.
LEVELS = {
    "city": "prefecture",
    "province": "province",
    "prefecture": "prefecture",
    "county": "county",
    "town": "town",
}
DEPARTMENT = "department"


def head_of(
    page: Page,
    plans: list[tuple[int, int]],
    year: str | int | None = None,
    level: str | None = None,
    place: str | None = None,
) -> Head:
    """The head of a page. plans: where it says what comes next.

    year, level, place: given by hand; each wins over what is found.
    """
    title = title_of(page)
    location = _given_place(place) if place else where(page, title)
    time = When(str(year)) if year else when(page, title, plans)
    worded = where(page, title) if place else location
    return Head(
        title=_as_printed(page, title),
        place=location.name,
        place_code=location.place.code if location.place else "",
        level=LEVELS.get(level or "", location.level),
        body=DEPARTMENT if level == DEPARTMENT else worded.body,
        department=worded.department,
        year=time.year,
        period=period_of(time.year, page, title),
        doubts=(*location.doubts, *time.doubts),
    )


def _given_place(name: str) -> Where:
    """A place as somebody calls it: by its whole name, or by a short one that only one place bears."""
    bearers = GAZETTEER.bearers(name)
    if len(bearers) == 1:
        return Where(bearers[0].name, bearers[0], bearers[0].level)
    levels = {place.level for place in bearers} or {RANKS.get(rank_of(name), "")}
    return Where(name, None, levels.pop() if len(levels) == 1 else "")


def _as_printed(page: Page, title: Title) -> str:
    """The title's own letters, in one line."""
    words = page.text[title.start : title.end]
    return " ".join("".join(line.strip() for line in words.split("\n")).split()).strip(" 《")
