"""Places by their name (Chinese, English, pinyin, initials): with reports, without, the nearest names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data import store
from data.query import Word, words_of
from data.select.make_rows import filled
from data.select.place_names import LETTERS_OF
from data.select.search import MOST, places_by

NEAREST = 5
# How like a name letters must be, by jaro_winkler_similarity: one or two are mistyped.
NEAR_ENOUGH = 0.72
MOST_UNHELD = 12
# So few letters are the initials of dozens of counties: where they mean a place with reports, only that.
LONGEST_INITIALS = 3
LAST = """last AS (SELECT place, report, year, count(*) OVER (PARTITION BY place) AS reports,
row_number() OVER (PARTITION BY place ORDER BY year DESC, report) AS nth FROM reports)"""
NAMES = """place.id, place.name_zh, place.name_en, place.level, place.body, parent.name_zh AS parent_zh,
parent.name_en AS parent_en, last.report, last.year, last.reports"""
# Without a place of that name among those with reports: such as lie below one, then such as are called alike.
OTHERWISE = """WITH RECURSIVE {last},
held AS (SELECT place.id FROM places AS place WHERE {condition}
UNION SELECT place.id FROM places AS place JOIN held ON place.parent = held.id),
alike AS (SELECT place.id, {likeness} AS likeness FROM places AS place)
SELECT {names}, held.id IS NOT NULL AS is_below FROM last JOIN places AS place ON place.id = last.place
LEFT JOIN places AS parent ON parent.id = place.parent LEFT JOIN held ON held.id = place.id
JOIN alike ON alike.id = place.id
WHERE last.nth = 1 AND (held.id IS NOT NULL OR alike.likeness >= {enough})
ORDER BY is_below DESC, CASE WHEN held.id IS NULL THEN alike.likeness END DESC, place.id LIMIT {most}"""
UNHELD = """SELECT place.id, place.name_zh, place.name_en, place.level, place.body,
parent.name_zh AS parent_zh, parent.name_en AS parent_en
FROM places AS place LEFT JOIN places AS parent ON parent.id = place.parent
WHERE {condition} AND NOT EXISTS (SELECT 1 FROM reports WHERE reports.place = place.id)
ORDER BY length(place.name_zh), place.id LIMIT {most}"""
LETTERS = LETTERS_OF.format(of="place.")
CHARACTERS = """2.0 * len(list_intersect(string_split($1, ''), string_split(place.name_zh, '')))
/ greatest(1, length($1) + length(place.name_zh))"""
# Two characters shared out of four: 罗定县 leads to 罗定市.
ENOUGH_CHARACTERS = 0.5


@dataclass(frozen=True, eq=False)
class FoundPlaces:
    """What a query finds among places with reports: id, names, level, body, parent_zh, parent_en, report and
    year of the newest, reports (how many).

    exact: those of that name; only where there is none: below, those that lie in a place of that name, and
    near, those called alike. unheld: places of that name in the tables of which no report is here, with the
    first six of the columns. query: as it was typed.
    """

    query: str
    exact: pd.DataFrame
    below: pd.DataFrame
    near: pd.DataFrame
    unheld: pd.DataFrame


def find_places(query: str) -> FoundPlaces:
    """Return the places that answer to all words of a query, in at most three statements."""
    database, words = store.current(), words_of(query)
    exact = places_by(database, words)
    sought = () if len(exact) and len(query.strip()) <= LONGEST_INITIALS and query.isascii() else words
    unheld = _unheld(database, sought)
    if len(exact) or not words:
        nothing = exact.iloc[:0]
        return FoundPlaces(query, exact, nothing, nothing, unheld)
    others = _otherwise(database, words)
    is_below = others["is_below"].astype(bool)
    return FoundPlaces(query, exact, others[is_below], others[~is_below].head(NEAREST), unheld)


def _unheld(database: store.Store, words: Sequence[Word]) -> pd.DataFrame:
    """Return places without reports that answer to all words, the shortest names first."""
    conditions = [_named_by(word, number) for number, word in enumerate(words, start=1)]
    sql = UNHELD.format(condition=" AND ".join(conditions) or "FALSE", most=MOST_UNHELD)
    return filled(database.frame(sql, [_as_sought(word) for word in words]))


def _named_by(word: Word, number: int) -> str:
    begins = "' ' || " if word.folded.isascii() else ""
    return f"position(${number} IN {begins}place.folded) > 0"


def _as_sought(word: Word) -> str:
    # Letters begin a name, a syllable, the whole pinyin or its initials.
    return f" {word.folded}" if word.folded.isascii() else word.folded


def _otherwise(database: store.Store, words: Sequence[Word]) -> pd.DataFrame:
    joined = "".join(word.folded for word in words)
    is_letters = joined.isascii()
    # The first parameter is the words as one, for likeness; the words themselves follow.
    conditions = [f"position(${number} IN ' ' || place.folded) > 0" for number in range(2, len(words) + 2)]
    sql = OTHERWISE.format(
        last=LAST,
        names=NAMES,
        condition=" AND ".join(conditions),
        likeness=LETTERS if is_letters else CHARACTERS,
        enough=NEAR_ENOUGH if is_letters else ENOUGH_CHARACTERS,
        most=MOST,
    )
    return filled(database.frame(sql, [joined, *(_as_sought(word) for word in words)]))
