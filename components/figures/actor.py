"""Whose a figure is, where its source says so."""

from components.text import named
from data.arithmetic.differences import NOT_STATED
from data.select.rows import Observation

__all__ = ["NOT_STATED", "actor_words"]


def actor_words(row: Observation, language: str) -> str:
    """Return whose a figure is; "" where its source does not say."""
    return "" if row.actor in ("", NOT_STATED) else str(named(row, "actor", language))
