"""The words that the reader knows, from the tables beside it."""

import csv
import re
from collections.abc import Hashable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar, cast

from data.languages import cell

FOLDER = Path(__file__).parent / "tables"
# First letters of a list of words that are worth a look; the groups that they are looked up in, again and
# again until few are left.
MANY, GROUPS, FEW = 150, 4, 20
# What may follow each letter; "" is the end of a word.
Tree: TypeAlias = "dict[str, Tree]"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of words; equal cells are one, since most of a column are."""
    one: dict[str, str] = {}
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            {key: one.setdefault(cell, cell) for key, cell in row.items()} for row in csv.DictReader(lines)
        )


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

    A tree by letters: a flat list of some hundred words is tried in full at every place of the text. Where
    they begin with many letters, looks at the letter leave few of them to be tried.
    """
    tree: Tree = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _pattern(tree) if len(tree) < MANY or "" in tree else _by_first_letter(tree)


def _by_first_letter(tree: Tree) -> str:
    letters = list(tree)
    if len(letters) <= FEW:
        return _pattern(tree)
    size = -(-len(letters) // GROUPS)
    groups = [letters[first : first + size] for first in range(0, len(letters), size)]
    looks = (f"(?=[{''.join(map(re.escape, group))}])" for group in groups)
    patterns = (_by_first_letter({letter: tree[letter] for letter in group}) for group in groups)
    return f"(?:{'|'.join(map(str.__add__, looks, patterns))})"


def _pattern(tree: Tree) -> str:
    letters = [re.escape(letter) + _pattern(branch) for letter, branch in tree.items() if letter]
    if not letters:
        return ""
    if len(letters) == 1 and "" not in tree:
        return letters[0]
    return f"(?:{'|'.join(letters)})" + "?" * ("" in tree)


def cue(kind: str) -> str:
    """A pattern of the words of one kind in the table of cues."""
    return any_of(column("cues", kind=kind))
