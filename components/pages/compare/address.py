"""Addresses of the comparison: each choice is the whole question as it is after it."""

from dataclasses import replace
from typing import Any

from components.web.page_addresses import SEPARATOR, compare_href
from components.web.view import View
from data.select import Comparison
from data.select.comparison_rows import Pick, Question
from data.select.placed_rows import PlacedFigure

AT, SHOW, TABLE = "at", "show", "table"
# As many as an address can name without being cut on its way.
MOST_PLACES = 200
# Each year is a drawing of its own, and a page has eight at most.
MOST_YEARS = 8


def compared(view: View) -> Comparison:
    """Return what a view compares; ValueError for any other page."""
    if view.beside is None:
        raise ValueError(f"{view.page} compares nothing")
    return view.beside


def filters_of(question: Question, at: str = "", show: str = "") -> tuple[tuple[str, str], ...]:
    """Return a question as the pairs of an address, in their usual order."""
    values = {
        "indicator": question.indicator,
        "years": SEPARATOR.join(map(str, question.years)),
        "level": question.level,
        "province": question.province,
        "places": places_words(question.picks),
        "sort": question.sort,
        "page": "" if question.page == 1 else str(question.page),
        AT: at,
        SHOW: show,
    }
    return tuple((name, value) for name, value in values.items() if value)


def places_words(picks: tuple[Pick, ...]) -> str:
    """Return chosen places as an address has them: 440000,310000@2014."""
    return SEPARATOR.join(f"{pick.place}@{pick.year}" if pick.year else pick.place for pick in picks)


def key_of(placed: PlacedFigure) -> str:
    """Return what an address calls a figure: a report may state several."""
    return f"{placed.source.id}~{placed.figure.id}"


def changed(view: View, /, at: str = "", show: str | None = None, **changes: Any) -> str:
    """Return the address of the view with its question changed; another page of rows begins at the first.

    at: the figure shown beside. show: the table or the drawing, as the view has it if none is given.
    """
    # What changes the rows leads to their first page; whoever turns the page says so in `changes`.
    question = replace(compared(view).question, **{"page": 1, **changes})
    shown = view.filter.get(SHOW, "") if show is None else show
    return compare_href(view.language, **dict(filters_of(question, at, shown)))


def with_pick(view: View, place: str) -> str:
    """Return the address with one more place."""
    return changed(view, picks=(*compared(view).question.picks, Pick(place)))


def without_pick(view: View, pick: Pick) -> str:
    """Return the address without one of the chosen places."""
    return changed(view, picks=tuple(one for one in compared(view).question.picks if one != pick))
