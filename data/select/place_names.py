"""Places of the tables that a mistyped code or name might have meant."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from data import store
from data.folding import as_letters

NEAREST = 5
# Below it names are another thing. For letters stricter than the search for places, which may offer a guess.
LETTERS_ALIKE, CHARACTERS_ALIKE = 0.85, 0.5
LONGEST = 80
# Of a code that nobody has, those that begin alike: the same prefecture, else the same province.
BY_CODE = """SELECT id, name_zh, name_en FROM places WHERE id LIKE $1
ORDER BY abs(CAST(id AS INTEGER) - $2), id LIMIT {most}"""
# How like a place's name letters are; of: the table's name with its point, or "". Rounded, since the last
# digit is not the same on every machine.
LETTERS_OF = """round(greatest(jaro_winkler_similarity($1, replace(lower({of}name_en), ' ', '')),
jaro_winkler_similarity($1, replace({of}pinyin, ' ', ''))), 9)"""
LETTERS = LETTERS_OF.format(of="")
# 罗定县 leads to 罗定市 before any other county.
CHARACTERS = """CASE WHEN starts_with(name_zh, left($1, 2)) THEN 1 ELSE 0 END
+ 2.0 * len(list_intersect(string_split($1, ''), string_split(name_zh, '')))
/ greatest(1, length($1) + length(name_zh))"""
BY_NAME = """WITH alike AS (SELECT id, name_zh, name_en, {likeness} AS likeness FROM places)
SELECT id, name_zh, name_en FROM alike WHERE likeness >= {enough}
ORDER BY likeness DESC, id LIMIT {most}"""


def near_places(word: str) -> pd.DataFrame:
    """Return at most NEAREST places for a word that is no place's id, the nearest first.

    word: digits are taken for a code, anything else for a name in characters, pinyin or English. Columns: id,
    name_zh, name_en.
    """
    word = as_letters(word[:LONGEST]).replace(" ", "").replace("-", "")
    if word.isascii() and word.isdigit():
        return _by_code(store.current(), word)
    return _by_name(store.current(), word)


@lru_cache(maxsize=32)
def _by_code(database: store.Store, code: str) -> pd.DataFrame:
    # What was typed of a code is its beginning; zeros make it one to be near to.
    wanted = int(code[:6].ljust(6, "0"))
    for digits in (4, 2):
        begins = code[:digits]
        # A mark for each digit that is left: longer ids are no codes, and could not be cast to a number.
        places = database.frame(BY_CODE.format(most=NEAREST), [f"{begins}" + "_" * (6 - len(begins)), wanted])
        if len(places):
            break
    return places


@lru_cache(maxsize=32)
def _by_name(database: store.Store, word: str) -> pd.DataFrame:
    is_letters = word.isascii()
    sql = BY_NAME.format(
        likeness=LETTERS if is_letters else CHARACTERS,
        enough=LETTERS_ALIKE if is_letters else CHARACTERS_ALIKE,
        most=NEAREST,
    )
    return database.frame(sql, [word])
