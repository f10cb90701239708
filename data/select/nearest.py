"""What is searched where nothing is found as typed: the nearest words of the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data import store
from data.query import Word
from data.select.called import vocabulary
from data.select.near_names import near_names
from data.select.place_search import find_places
from data.select.search import SearchResults, search
from data.select.snippets import snippets

SNIPPETS = 10
# In so short a word one letter more or less makes another word.
SHORTEST = 4
# From so many letters on two may be mistyped.
LONG = 7
# How much longer or shorter a word may be, and how many letters may stand in one of the two only.
MOST_LONGER, MOST_OTHER_LETTERS = 2, 4
NEAREST = """WITH alike AS (SELECT word, damerau_levenshtein($1, word) AS apart
FROM (SELECT unnest($2::VARCHAR[]) AS word) AS known)
SELECT word FROM alike WHERE apart <= CASE WHEN length($1) < {long} THEN 1 ELSE 2 END
ORDER BY apart, round(jaro_winkler_similarity($1, word), 9) DESC, word LIMIT 1"""


@dataclass(frozen=True, eq=False)
class NearestResults:
    """What a query finds, or else what the nearest words find.

    results: of the words that are shown. shown: those words as a query, "" where they are the typed ones.
    snippets: by report, the sentence in which its text holds the words first, of the first SNIPPETS texts.
    names: indicators called alike (id, short names), places: places called alike (as `SearchResults.places`);
    both only where nothing was found.
    """

    results: SearchResults
    shown: str
    snippets: dict[str, str]
    names: pd.DataFrame
    places: pd.DataFrame


def search_nearest(query: str, report: str = "", as_typed: bool = False) -> NearestResults:
    """Search, and where nothing is found, search for the nearest words of the vocabulary instead.

    as_typed: the reader wants these words and no others.
    """
    results = search(query, report)
    nothing = results.indicators.iloc[:0], results.places.iloc[:0]
    if not results.is_empty or not results.words:
        return NearestResults(results, "", snippets(results.passages, SNIPPETS), *nothing)
    nearest = "" if as_typed else nearest_words(results.words)
    if nearest and not (other := search(nearest, report)).is_empty:
        return NearestResults(other, nearest, snippets(other.passages, SNIPPETS), *nothing)
    return NearestResults(results, "", {}, near_names(results.words), find_places(query).near)


def nearest_words(words: Sequence[Word]) -> str:
    """Return a query with the nearest words of the vocabulary for unknown ones; "" if none is changed.

    Only words in letters are changed, such as English and pinyin; Chinese ones and numbers stay as typed.
    """
    nearest = {word.folded: _nearest(word.folded) for word in words if _is_in_letters(word)}
    if not any(nearest.values()):
        return ""
    return " ".join(nearest.get(word.folded) or word.typed for word in words)


def _nearest(typed: str) -> str:
    """Return the word of the vocabulary that is nearest to a typed one, "" where none is near.

    The vocabulary: words of the names of indicators, subjects and places with reports, and other wordings.
    A word that begins one of them is typed as far as it goes, and stays as it is.
    """
    database = store.current()
    known, letters = vocabulary(database, SHORTEST), set(typed)
    if any(word.startswith(typed) for word in known):
        return ""
    # Distances are worked out for those only that can be near.
    near = [
        word
        for word, own in known.items()
        if abs(len(word) - len(typed)) <= MOST_LONGER and len(own ^ letters) <= MOST_OTHER_LETTERS
    ]
    rows = database.frame(NEAREST.format(long=LONG), [typed, near])
    return str(rows["word"].iloc[0]) if len(rows) else ""


def _is_in_letters(word: Word) -> bool:
    return len(word.folded) >= SHORTEST and word.folded.isascii() and word.folded.isalpha()
