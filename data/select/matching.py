"""How words find rows: one condition for the data page, its files and the site's search."""

from __future__ import annotations

from data.store.folding import folded

# A whole sentence of words still; more are somebody's attempt to keep the machine busy.
MOST_WORDS = 16

# A definition answers to its names, its subject's names and its aliases.
NAMED = """SELECT indicator.id FROM indicators AS indicator
JOIN categories AS category ON category.id = indicator.category
WHERE position(? IN indicator.folded) > 0 OR position(? IN category.folded) > 0
OR EXISTS (SELECT 1 FROM aliases AS own
WHERE own.indicator = indicator.id AND position(? IN own.folded) > 0)"""


def words_of(query: str) -> list[str]:
    """Return the words of a query as the store folds its own: width, case, forms, bare numbers."""
    sound = query.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return list(dict.fromkeys(folded(sound).split()))[:MOST_WORDS]


def found_by(words: list[str], indicator: str, hay: str) -> tuple[str, list[str]]:
    """Return the condition that a row holds all the words, and its parameters.

    indicator: the column with the row's indicator; hay: its own folded words, sentence and number among them.
    """
    each = f"(position(? IN {hay}) > 0 OR {indicator} IN ({NAMED}))"
    return " AND ".join([each] * len(words)) or "TRUE", [word for word in words for _ in range(4)]


def indicators_by(words: list[str]) -> tuple[str, list[str]]:
    """Return the condition that an indicator answers to all the words, and its parameters."""
    return " AND ".join([f"indicator.id IN ({NAMED})"] * len(words)) or "FALSE", [
        word for word in words for _ in range(3)
    ]


def named_by(words: list[str], column: str) -> tuple[str, list[str]]:
    """Return the condition that names alone hold all the words, and its parameters."""
    return " AND ".join([f"position(? IN {column}) > 0"] * len(words)) or "FALSE", words
