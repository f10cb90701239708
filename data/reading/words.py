"""The words that the reader knows, from the tables beside it."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"


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


def letters(name: str) -> str:
    """A set of single letters, to stand inside the brackets of a pattern."""
    return mapping("letters", "name", "letters")[name]


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches one of the words, the longest first.

    A tree by letters: a flat list of some hundred words is tried in full at every place of the text.
    """
    tree: dict = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _pattern(tree)


def _pattern(tree: dict) -> str:
    letters = [re.escape(letter) + _pattern(branch) for letter, branch in tree.items() if letter]
    if not letters:
        return ""
    if len(letters) == 1 and "" not in tree:
        return letters[0]
    return f"(?:{'|'.join(letters)})" + "?" * ("" in tree)
