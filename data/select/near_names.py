"""Indicators whose names are nearly what was typed: for a word that no figure holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

import pandas as pd

from data import store
from data.query import Word

NEAREST = 5
# Half of the pairs of neighbouring characters: 合法性审察 leads to 合法性审查. Two characters are one pair.
ENOUGH_PAIRS, SHORTEST = 0.5, 3
# mediaton leads to mediation, and arbitration does not.
LIKE_ENOUGH = 0.85
NAMES = """SELECT indicator.id, indicator.short_zh, indicator.short_en, indicator.folded || ' ' ||
coalesce(string_agg(own.folded, ' ' ORDER BY own.file_line, own.alias), '') AS names
FROM indicators AS indicator LEFT JOIN aliases AS own ON own.indicator = indicator.id
GROUP BY indicator.id, indicator.short_zh, indicator.short_en, indicator.folded, indicator.file_line
ORDER BY indicator.file_line, indicator.id"""


def near_names(words: Sequence[Word]) -> pd.DataFrame:
    """Return at most NEAREST indicators whose names resemble the words, the likest first: id, short names.

    Numbers resemble nothing.
    """
    names = _names(store.current())
    wanted = [word.root for word in words if not word.number]
    likeness = pd.Series(0.0, index=names.index)
    for word in wanted:
        likeness += _likeness(word, names["names"])
    order = likeness[likeness > 0].sort_values(ascending=False, kind="stable").index
    return names.loc[order[:NEAREST], ["id", "short_zh", "short_en"]].reset_index(drop=True)


@lru_cache(maxsize=2)
def _names(database: store.Store) -> pd.DataFrame:
    return database.frame(NAMES)


def _likeness(word: str, names: pd.Series) -> pd.Series:
    """Return for each indicator how much its names are like a word, from 0 to 1; 0 where too little."""
    if word.isascii():
        known = {part for line in names for part in line.split() if part.isascii()}
        close = get_close_matches(word, sorted(known), 1, LIKE_ENOUGH)
        return names.map(lambda line: float(bool(close) and close[0] in line.split()))
    if len(word) < SHORTEST:
        return pd.Series(0.0, index=names.index)
    wanted = _pairs(word)
    shares = names.map(lambda line: len(wanted & _pairs(line)) / len(wanted))
    return shares.where(shares >= ENOUGH_PAIRS, 0.0)


def _pairs(line: Iterable[str]) -> set[tuple[str, str]]:
    return set(pairwise(line))
