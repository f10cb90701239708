"""The words that the reader knows, from the tables beside it."""

import csv
import re
from collections.abc import Hashable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

from data.languages import cell

FOLDER = Path(__file__).parent / "tables"
# What may follow each letter; "" is the end of a word.
Tree: TypeAlias = "dict[str, Tree]"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of words."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def column(name: str, wanted: str = "word", **where: str) -> tuple[str, ...]:
    """One column of a table, in its order, of the rows whose other columns hold the given values."""
    return tuple(row[wanted] for row in rows(name) if all(row[key] == value for key, value in where.items()))


def mapping(name: str, key: str, value: str) -> dict[str, str]:
    """Two columns of a table as a dict."""
    return {row[key]: row[value] for row in rows(name)}


def in_language(name: str, key: str, language: str) -> dict[str, str]:
    """A table's words in a language, or the next best, by its key."""
    return {row[key]: cell(row, "", language)[0] for row in rows(name)}


def letters(name: str) -> str:
    """A set of single letters, to stand inside the brackets of a pattern."""
    return mapping("letters", "name", "letters")[name]


Held = TypeVar("Held", bound=Hashable)


def held_once(value: Held) -> Held:
    """The same words, or tuple of words; of equal ones that a text repeats, one object is kept."""
    return cast(Held, _first_of_equals(value))


@lru_cache(maxsize=4096)
def _first_of_equals(value: Hashable) -> Hashable:
    return value


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches one of the words, the longest first.

    A tree by letters: a flat list of some hundred words is tried in full at every place of the text.
    """
    tree: Tree = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _pattern(tree)


def _pattern(tree: Tree) -> str:
    letters = [re.escape(letter) + _pattern(branch) for letter, branch in tree.items() if letter]
    if not letters:
        return ""
    if len(letters) == 1 and "" not in tree:
        return letters[0]
    return f"(?:{'|'.join(letters)})" + "?" * ("" in tree)
