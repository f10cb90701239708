"""Cells that stand once a language (`name_zh`, `name_en`): which of them a reader of a language is shown.

The first language is that of the reports. Every other is a translation. A language that the tables have no
columns for may have its words in `words/<language>/tables.json`, by the English ones: where these are mended,
their translation is no longer shown until it is mended too. Where neither has a word the next best stands in.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

FIRST_LANGUAGE = "zh"
# Whoever finds no word of their own is helped most by English, then by the original.
SECOND_BEST = ("en", FIRST_LANGUAGE)
# The report's own words stand in columns without the mark of a language (`title` beside `title_en`).
BARE = frozenset({"title", "source_name", "heading", "sentence", "actor"})
MANY = "many"
# The schema says everything twice, in Chinese, then in English: up to the first Chinese full stop, or up
# to where Latin letters begin with a capital.
TWICE = re.compile(r"(.*?[。；]|[^A-Za-z]*?) ([A-Z].*)", re.DOTALL)
WORDS = Path(__file__).parent / "words"


@cache
def translations(language: str) -> dict[str, str]:
    """Return what words of the tables are in a language that has no columns there; empty where none are."""
    path = WORDS / language / "tables.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def half_of(words: str, language: str) -> str:
    """Return of words that stand in Chinese and in English those that a reader is shown; else all."""
    match = TWICE.fullmatch(words)
    if match is None:
        return words
    return match[1] if language == FIRST_LANGUAGE else match[2]


def choices(language: str) -> tuple[str, ...]:
    """Return the languages in which a reader of `language` is shown a cell, the best first."""
    return tuple(dict.fromkeys((language, *SECOND_BEST)))


def cell(row: Any, column: str, language: str) -> tuple[str, str]:
    """Return the words of a row's `<column>_<language>` or the next best, and the language that they are in.

    row: a row as attributes, or a mapping. column: "" where columns are called by their language alone
    (`zh`, `en`). Empty words, of that language, where none has any.
    """
    names = ((own, name) for own in choices(language) for name in _names(column, own))
    return _translated(next(_held(row, names), ("", language)), language)


def _many(language: str) -> str:
    return MANY


def unit_cell(
    row: Any, language: str, form_in: Callable[[str], str] = _many, column: str = "unit_"
) -> tuple[str, str]:
    """Return what is counted, and the language that it is in.

    row: a row with `unit_zh`, `unit_en_one`, `unit_en_many`. form_in: which of a language's forms is wanted.
    column: how these begin, "" in `units` itself.
    """
    names = (
        (own, f"{column}{own}{ending}")
        for own in choices(language)
        for ending in (f"_{form_in(own)}", f"_{MANY}", "")
    )
    return _translated(next(_held(row, names), ("", language)), language)


def _translated(words_and_language: tuple[str, str], language: str) -> tuple[str, str]:
    words, own = words_and_language
    return (translations(language)[words], language) if words in translations(language) else (words, own)


def _names(column: str, language: str) -> tuple[str, ...]:
    marked = f"{column}_{language}" if column else language
    return (marked, column) if language == FIRST_LANGUAGE and column in BARE else (marked,)


def _held(row: Any, names: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for language, name in names:
        held = row.get(name) if isinstance(row, Mapping) else getattr(row, name, None)
        if isinstance(held, str) and held:
            yield held, language
