"""Ids are there once, and what is referred to is there."""

from collections.abc import Iterable

from data.folders.book import Book, Row
from data.schema import Reference, Table

# A report may state one quantity twice, in words of their own.
FIGURE = ("indicator", "period", "scope_zh", "actor", "stated", "start")


def check_keys(book: Book) -> None:
    """Name each row whose key stood above, and each reference that leads nowhere."""
    for table in book.tables.values():
        _check_unique(book, table, table.key)
        for column in table.columns:
            if column.unique:
                _check_unique(book, table, (column.name,))
    if "observations" in book.tables:
        _check_unique(book, book.tables["observations"], FIGURE)
    for table in book.tables.values():
        # A row is named for each of its references that leads nowhere, not for the first alone.
        rows = tuple(book.sound(table.name))
        for reference in table.references:
            _check_reference(book, rows, reference)


def _check_unique(book: Book, table: Table, columns: tuple[str, ...]) -> None:
    first: dict[tuple[str, ...], int] = {}
    for row in book.rows.get(table.name, ()):
        key = tuple(row[column] for column in columns)
        # An empty cell is there any number of times: whether it may be empty is for another rule.
        if columns and any(key) and first.setdefault(key, row.line) != row.line:
            words = f"{_said(key)} stands in line {first[key]} already"
            book.broken(row, "+".join(columns), words, "once in the table would be right")


def _check_reference(book: Book, rows: Iterable[Row], reference: Reference) -> None:
    # A table that could not be read has its own finding.
    if not book.is_read(reference.table):
        return
    referring = [(row, key) for row in rows if (key := _key(row, reference.columns))[-1]]
    if not referring:
        return
    known = book.keys(reference.table, reference.targets)
    for row, key in referring:
        if key not in known:
            right = f"{reference.targets[-1]} of a row of {reference.table} would be right"
            book.broken(row, reference.columns[-1], f"{_said(key)} is not in {reference.table}", right)


def _key(row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[column] for column in columns)


def _said(key: tuple[str, ...]) -> str:
    return " + ".join(map(repr, key))
