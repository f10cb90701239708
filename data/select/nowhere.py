"""Whether a word stands nowhere at all: a mistyped one is known before five statements look for it."""

from __future__ import annotations

from collections.abc import Iterable

from data import store
from data.query import Word
from data.select.called import SHORTEST, indicators_called, places_called

STANDS = "SELECT EXISTS (SELECT 1 FROM letters WHERE contains(word, $1) OR contains(word, $2)) AS stands"


def stands_nowhere(words: Iterable[Word]) -> bool:
    """Say whether one of the words is known to stand nowhere, so that a search for all of them is empty.

    Only words in letters are looked for, and only such as name neither an indicator nor a place; others may
    stand somewhere. One statement for each.
    """
    database = store.current()
    return any(not _stands(database, word) for word in words if _may_be_mistyped(word))


def _may_be_mistyped(word: Word) -> bool:
    letters = word.folded
    is_plain = len(letters) >= SHORTEST and letters.isascii() and letters.isalpha()
    return is_plain and not indicators_called(word) and not places_called(word)


def _stands(database: store.Store, word: Word) -> bool:
    return bool(database.frame(STANDS, [word.folded, word.root])["stands"].iloc[0])
