"""Whose a figure is, where its source says so."""

from components.text import named
from components.text.table_words import TableWords
from data.arithmetic.differences import NOT_STATED
from data.select.rows import Observation

__all__ = ["NOT_STATED", "actor_words"]


def actor_words(row: Observation, language: str) -> TableWords | str:
    """Return whose a figure is, with its language; "" where its source does not say."""
    return "" if row.actor in ("", NOT_STATED) else named(row, "actor", language)
