"""Which indicators and places answer to a word: their names are few, and are kept at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from data import store
from data.query import Word

# Any two letters begin the name of some place: so short a word would bring all its reports' figures. In a
# line they count as a word only: ld is no part of building.
SHORTEST = 3
LETTERS = re.compile(r"[a-z]+")
# A definition answers to its names, its subject's names and its aliases.
INDICATORS = """SELECT indicator.id, indicator.folded AS own, category.folded AS subject,
coalesce(string_agg(own.folded, chr(10) ORDER BY own.file_line, own.alias), '') AS aliases
FROM indicators AS indicator JOIN categories AS category ON category.id = indicator.category
LEFT JOIN aliases AS own ON own.indicator = indicator.id
GROUP BY indicator.id, indicator.folded, category.folded ORDER BY indicator.id"""
PLACES = """SELECT place.id, place.folded, place.id IN (SELECT place FROM reports) AS has_reports
FROM places AS place ORDER BY place.id"""


def is_short(word: Word) -> bool:
    """Say whether a word is so few letters that it counts as a word of its own only."""
    return word.root.isascii() and word.root.isalpha() and len(word.root) < SHORTEST


def indicators_called(word: Word, by_own_name: bool = False) -> list[str]:
    """Return the ids of the indicators that answer to a word; by_own_name: whose own names do."""
    stands = _stands_in(word)
    return [
        name
        for name, own, others in _indicators(store.current())
        if stands(own) or (not by_own_name and any(map(stands, others)))
    ]


def places_called(word: Word) -> list[str]:
    """Return the ids of the places that answer to a word; a number and two letters are no name.

    With reports or without: of what was known on an earlier day another place may have had one.
    Letters begin a name, a syllable, the whole pinyin or its initials; characters may stand anywhere.
    """
    if word.number or (word.folded.isascii() and len(word.folded) < SHORTEST):
        return []
    return named_places(word)


def named_places(word: Word) -> list[str]:
    """Return the ids of the places whose name, pinyin or initials have a word, however short."""
    sought = f" {word.folded}" if word.folded.isascii() else word.folded
    return [name for name, line, _ in _places(store.current()) if sought in line]


@lru_cache(maxsize=2)
def vocabulary(database: store.Store, shortest: int) -> dict[str, frozenset[str]]:
    """Return the words in letters of all names, from so many letters on, each with its letters."""
    lines = [line for _, own, others in _indicators(database) for line in (own, *others)]
    lines += [line for _, line, has_reports in _places(database) if has_reports]
    words = {word for line in lines for word in LETTERS.findall(line) if len(word) >= shortest}
    return {word: frozenset(word) for word in sorted(words)}


def _stands_in(word: Word) -> Callable[[str], bool]:
    if is_short(word):
        alone = re.compile(rf"\b{word.root}\b", re.ASCII)
        return lambda line: alone.search(line) is not None
    return lambda line: word.root in line


@lru_cache(maxsize=2)
def _indicators(database: store.Store) -> list[tuple[str, str, tuple[str, ...]]]:
    rows = database.frame(INDICATORS).itertuples(index=False)
    return [
        (str(name), str(own), (str(subject), *str(more).split("\n"))) for name, own, subject, more in rows
    ]


@lru_cache(maxsize=2)
def _places(database: store.Store) -> list[tuple[str, str, bool]]:
    rows: Iterable[tuple[str, str, bool]] = database.frame(PLACES).itertuples(index=False)
    # A space before the first name as before all others.
    return [(str(name), f" {line}", bool(has_reports)) for name, line, has_reports in rows]
