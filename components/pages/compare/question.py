"""The address of the comparison as a question, and the answer as the view that the page draws."""

from collections.abc import Mapping
from dataclasses import replace

from components.frame.pager import page_number
from components.pages.compare.address import (
    AT,
    MOST_PLACES,
    MOST_YEARS,
    SHOW,
    TABLE,
    filters_of,
)
from components.text import FIRST_LANGUAGE
from components.web.page_addresses import SEPARATOR
from components.web.view import SHOWN_OF_A_VALUE, View, readable
from data.query import words_of
from data.select.comparison import comparison
from data.select.comparison_rows import LEVELS, SORTS, Pick, Question


def choose(view: View, query: Mapping[str, str]) -> View:
    """Return the view with what it compares; where no report is here at all, the page `empty`.

    query: `indicator`, `years`, `level`, `province`, `places` (ids, perhaps of a year: 310000@2014), `add`
    (words that name a place), `sort`, `page`, `at` (the figure shown beside) and `show` of the address. What
    means nothing is kept as unknown.
    """
    if not view.held.reports:
        return replace(view, page="empty")
    # The functions below add to it what means nothing, in the order of the address.
    wrong: list[str] = []
    page, lost = page_number(query.get("page", ""))
    question = Question(
        indicator=query.get("indicator", "").strip(),
        years=_years(query.get("years", ""), wrong),
        level=_one_of(query.get("level", ""), ("", *LEVELS), wrong),
        province=query.get("province", "").strip(),
        picks=_picks(query.get("places", ""), wrong),
        add=_add(query.get("add", ""), wrong),
        sort=_one_of(query.get("sort", ""), SORTS, wrong),
        page=page,
        by_english=view.language != FIRST_LANGUAGE,
    )
    wrong += lost
    answer = comparison(question)
    keys = {(placed.source.id, placed.figure.id) for placed in answer.page()}
    at = query.get(AT, "").strip()
    if at and tuple(at.split("~", 1)) not in keys:
        # A figure that a change of the choice took away is no mistake of the reader's.
        at = ""
    show = _one_of(query.get(SHOW, ""), ("", TABLE), wrong)
    return replace(
        view,
        filters=filters_of(answer.question, at, show),
        unknown=(*view.unknown, *map(readable, dict.fromkeys([*wrong, *answer.unknown]))),
        beside=answer,
    )


def _parts(words: str) -> list[str]:
    return [part for part in dict.fromkeys(words.replace(" ", "").split(SEPARATOR)) if part]


def _years(words: str, wrong: list[str]) -> tuple[int, ...]:
    parts = _parts(words)
    years = [part for part in parts if _is_year(part)][:MOST_YEARS]
    wrong += [part for part in parts if part not in years]
    return tuple(map(int, years))


def _is_year(words: str) -> bool:
    return len(words) == len("2022") and words.isascii() and words.isdecimal()


def _picks(words: str, wrong: list[str]) -> tuple[Pick, ...]:
    picks: list[Pick] = []
    for part in _parts(words):
        place, at, year = part.partition("@")
        if not place or (at and not _is_year(year)) or len(picks) == MOST_PLACES:
            wrong.append(part)
        else:
            picks.append(Pick(place, int(year) if at else 0))
    return tuple(picks)


def _one_of(words: str, known: tuple[str, ...], wrong: list[str]) -> str:
    words = words.strip()
    if words in known:
        return words
    wrong.append(words)
    return ""


def _add(words: str, wrong: list[str]) -> str:
    words = words.strip()
    if not words or (len(words) <= SHOWN_OF_A_VALUE and words_of(words)):
        return readable(words)
    wrong.append(words)
    return ""
