"""Rows of tables while they are checked: cells as text, each with its file's own line, and what is wrong.

A book is either the vocabulary or one report; a report's book knows the vocabulary that it is written in.
Nothing here reads a file: `data.folders.read` makes books.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.folders.data_error import Finding
from data.schema import Table


@dataclass(eq=False)
class Row:
    """One row of a table. file: as findings name it; broken: the columns that findings name."""

    table: Table
    file: str
    line: int
    cells: dict[str, str]
    broken: set[str] = field(default_factory=set)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def number(self, column: str) -> int:
        """Return a cell as a whole number; only once a rule has made sure that it holds one."""
        return int(self.cells[column])


@dataclass
class Book:
    """The tables of one report, or the vocabulary, and what is wrong in them so far.

    name: the report's id, "" for the vocabulary. text: the report's text, None where there is none.
    files: how findings name each table's file, and the text's as `text`. vocabulary: None for itself.
    """

    name: str
    tables: dict[str, Table]
    files: dict[str, str]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    text: str | None = None
    text_digest: str = ""
    source_digests: frozenset[str] = frozenset()
    vocabulary: Book | None = None
    findings: list[Finding] = field(default_factory=list)
    _keys: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = field(default_factory=dict, repr=False)

    def sound(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table that nothing is wrong with so far."""
        return (row for row in self.rows.get(table, ()) if not row.broken)

    def known(self, table: str) -> list[Row]:
        """Return a table's rows wherever it is: here, or in the vocabulary."""
        if table in self.tables:
            return self.rows.get(table, [])
        return self.vocabulary.rows.get(table, []) if self.vocabulary else []

    def keys(self, table: str, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
        """Return what stands in columns of a table, wherever it is; found out once.

        The national list of places is long, and every report refers to it.
        """
        if table not in self.tables and self.vocabulary:
            return self.vocabulary.keys(table, columns)
        found = self._keys.get((table, columns))
        if found is None:
            rows = self.rows.get(table, ())
            found = self._keys[table, columns] = {tuple(row[name] for name in columns) for row in rows}
        return found

    def is_read(self, table: str) -> bool:
        """Say whether a table could be read, here or in the vocabulary; an empty one is read."""
        if table in self.tables or self.vocabulary is None:
            return table in self.rows
        return table in self.vocabulary.rows

    @property
    def report(self) -> Row | None:
        """The report's own row; None in the vocabulary, and where it could not be read."""
        return next(iter(self.rows.get("report", ())), None)

    def broken(self, row: Row, column: str, what: str, right: str) -> None:
        """Record that a cell is wrong."""
        row.broken.add(column)
        self.findings.append(Finding(row.file, row.line, column, what, right))

    def wrong(self, file: str, line: int, column: str, what: str, right: str) -> None:
        """Record what is wrong with a file."""
        self.findings.append(Finding(file, line, column, what, right))
