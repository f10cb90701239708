"""The tables of the compiled store: their columns, and how rows of a book get into them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd

from data.folders.book import Book
from data.folding import folded
from data.schema import LOCAL, REPORT, VOCABULARY, Table, schema
from data.store.computed import COLUMNS, computed

TYPES = {
    "string": "VARCHAR",
    "date": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}
# A report's own row is known by its folder's name, in a column that vocabulary tables call `id` too.
NAMES = {"report": "reports"}
LINE = "file_line"
FOLDERS = """CREATE TABLE folders (report VARCHAR PRIMARY KEY, path VARCHAR, stamp VARCHAR, digest VARCHAR,
sound BOOLEAN)"""
FINDINGS = """CREATE TABLE findings (report VARCHAR, kind VARCHAR, file VARCHAR, line BIGINT, column_name
VARCHAR,
what VARCHAR, right_would_be VARCHAR)"""
TEXTS = "CREATE TABLE texts (report VARCHAR, words VARCHAR, folded VARCHAR)"
# Which indicators a text speaks of in one of their aliases; alias: the one that stands first in it. Two
# characters name a subject (lawyers, supervision) and not what an indicator counts.
SPOKEN = "CREATE TABLE spoken (report VARCHAR, indicator VARCHAR, alias VARCHAR)"
SPEAKS = """INSERT INTO spoken SELECT text.report, own.indicator,
arg_min(own.alias, position(own.folded IN text.folded))
FROM texts AS text JOIN aliases AS own ON position(own.folded IN text.folded) > 0 AND length(own.alias) > 2
WHERE {which} GROUP BY text.report, own.indicator"""
ALIASES = "SELECT indicator, alias FROM aliases ORDER BY ALL"
STATE = "CREATE TABLE state (key VARCHAR PRIMARY KEY, value VARCHAR)"


def stored_name(table: str) -> str:
    """Return what a table of the schema is called in the store."""
    return NAMES.get(table, table)


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Make all tables, empty."""
    for statement in (FOLDERS, FINDINGS, TEXTS, SPOKEN, STATE):
        connection.execute(statement)
    for table in schema().tables.values():
        columns = ", ".join(f'"{name}" {kind}' for name, kind in _columns(table))
        connection.execute(f'CREATE TABLE "{stored_name(table.name)}" ({columns})')


def _columns(table: Table) -> list[tuple[str, str]]:
    owner = [("report", "VARCHAR")] if table.scope == REPORT else []
    own = [(column.name, TYPES[column.type]) for column in table.columns]
    more = [(name, TYPES[kind]) for name, kind in COLUMNS.get(table.name, {}).items()]
    return [*owner, *own, *more, (LINE, "BIGINT")]


def insert_reports(connection: duckdb.DuckDBPyConnection, books: Iterable[Book]) -> None:
    """Add the rows and texts of sound reports."""
    books = list(books)
    for name, table in schema().of(REPORT).items():
        _insert(connection, table, [row for book in books for row in _rows(book, name)])
    texts = [(book.name, book.text, folded(book.text)) for book in books if book.text is not None]
    if texts:
        connection.executemany("INSERT INTO texts VALUES (?, ?, ?)", texts)
        new = [[report for report, *_ in texts]]
        connection.execute(SPEAKS.format(which="text.report IN (SELECT unnest(?::VARCHAR[]))"), new)


def insert_vocabulary(connection: duckdb.DuckDBPyConnection, vocabulary: Book) -> None:
    """Put the vocabulary, and what was decided about reports, in the place of what was there."""
    before = connection.execute(ALIASES).fetchall()
    for name, table in (schema().of(VOCABULARY) | schema().of(LOCAL)).items():
        connection.execute(f'DELETE FROM "{name}"')
        _insert(connection, table, _rows(vocabulary, name))
    # Every text is read for this, which a new place or unit is no reason for.
    if connection.execute(ALIASES).fetchall() != before:
        connection.execute("DELETE FROM spoken")
        connection.execute(SPEAKS.format(which="TRUE"))


def remove_reports(connection: duckdb.DuckDBPyConnection, reports: Iterable[str]) -> None:
    """Remove every row of reports."""
    ids = [list(reports)]
    tables = [stored_name(name) for name in schema().of(REPORT)]
    for table in [*tables, "texts", "spoken", "folders", "findings"]:
        connection.execute(f'DELETE FROM "{table}" WHERE report IN (SELECT unnest(?::VARCHAR[]))', ids)


def _rows(book: Book, name: str) -> list[dict[str, Any]]:
    more = computed(book, name) or [{}] * len(book.rows.get(name, ()))
    return [
        {"report": book.name, **row.cells, **extra, LINE: str(row.line)}
        for row, extra in zip(book.rows.get(name, ()), more, strict=True)
    ]


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    columns = _columns(table)
    frame = pd.DataFrame(rows, columns=[name for name, _ in columns], dtype="object")
    texts = {"VARCHAR": '"{0}"', "BOOLEAN": "\"{0}\" = 'true'"}
    # An empty cell is no number but NULL; empty text stays text, as in the files.
    cells = [texts.get(kind, "CAST(NULLIF(\"{0}\", '') AS {1})").format(name, kind) for name, kind in columns]
    # One statement for all rows: inserted one by one they would take many times as long.
    connection.register("incoming", frame)
    connection.execute(f'INSERT INTO "{stored_name(table.name)}" SELECT {", ".join(cells)} FROM incoming')
    connection.unregister("incoming")
