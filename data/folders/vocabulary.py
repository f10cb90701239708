"""The vocabulary alone, without pandas or a database: for the reader of texts, which runs in a process of
its own."""

from data.folders.locations import locations
from data.folders.read import read_vocabulary


def vocabulary() -> dict[str, list[dict[str, str]]]:
    """Return the vocabulary's tables by name, rows as text by column; shipped rows first, then the user's."""
    book = read_vocabulary(locations().roots)
    return {name: [row.cells for row in rows] for name, rows in book.rows.items()}
