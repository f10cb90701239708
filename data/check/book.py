"""The tables as they stand in their files: cells as text, each with its file's own line."""

import csv
import io
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.finding import Finding
from data.package import NAME, Table, read_package

MARK = "\ufeff"
csv.field_size_limit(10_000_000)


@dataclass(eq=False)
class Row:
    """One row of a table; `broken` holds the columns that findings name."""

    table: Table
    line: int
    cells: dict[str, str]
    broken: set[str] = field(default_factory=set)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def number(self, column: str) -> int:
        """Return a whole number; only for cells that a rule before has found to hold one."""
        return int(self.cells[column])


@dataclass
class Book:
    """A folder's tables and texts while they are checked, and what was found."""

    folder: Path
    tables: dict[str, Table] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def sound(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table that nothing is wrong with so far."""
        return (row for row in self.rows.get(table, ()) if not row.broken)

    def by_report(self, table: str) -> dict[str, list[Row]]:
        """Return the sound rows of a table by report, so that no rule compares reports with each other."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.sound(table):
            groups[row["report"]].append(row)
        return groups

    def broken(self, row: Row, column: str, what: str, right: str) -> None:
        """Record that a cell is wrong."""
        row.broken.add(column)
        self.findings.append(Finding(self.file(row.table), row.line, column, what, right))

    def wrong(self, path: Path, line: int, column: str, what: str, right: str) -> None:
        """Record what is wrong with a file."""
        self.findings.append(Finding(shown(path), line, column, what, right))

    def file(self, table: Table) -> str:
        return shown(self.folder / table.path)


def shown(path: Path) -> str:
    """Return a path as one would type it here: relative where it lies below, else in full."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return os.fspath(path)


def read_book(folder: Path) -> Book:
    """Read every table that the data package names; what cannot be read is a finding."""
    book = Book(folder.resolve())
    package = book.folder / NAME
    try:
        book.tables = read_package(book.folder)
    except OSError:
        book.wrong(package, 1, "file", "is not there or cannot be opened", "a data package beside the tables")
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        book.wrong(package, 1, "json", f"cannot be read ({problem!r})", "a Frictionless data package")
    for table in book.tables.values():
        book.rows[table.name] = _rows(book, table)
    return book


def read_text(book: Book, path: Path, what: str) -> str | None:
    """Return a file's text, None with a finding where there is no such file or it is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError:
        book.wrong(path, 1, "file", "is not there or cannot be opened", what)
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        byte = problem.object[problem.start]
        book.wrong(path, line, "file", f"byte {byte:#04x} is not UTF-8", "a file in UTF-8")
    return None


def _rows(book: Book, table: Table) -> list[Row]:
    path = book.folder / table.path
    text = read_text(book, path, "the table that the data package names")
    if text is None:
        return []
    if text.startswith(MARK):
        book.wrong(
            path, 1, "file", "begins with the hidden character U+FEFF", "UTF-8 without a byte order mark"
        )
    records = _records(book, path, text.removeprefix(MARK))
    _, header = next(records, (1, []))
    if not _has_columns(book, table, path, header):
        return []
    return [row for line, cells in records if (row := _row(book, table, path, line, cells))]


def _records(book: Book, path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line on which it begins: a quoted cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        book.wrong(path, line, "row", f"cannot be read ({problem})", "closed quotes, doubled inside a cell")


def _has_columns(book: Book, table: Table, path: Path, header: list[str]) -> bool:
    wanted = [column.name for column in table.columns]
    if header == wanted:
        return True
    missing = [name for name in wanted if name not in header]
    unknown = [name for name in header if name not in wanted]
    for name in missing:
        book.wrong(path, 1, name, "the column is missing", "the columns of the data package")
    for name in unknown:
        book.wrong(path, 1, repr(name)[1:-1], "no such column", f"one of {', '.join(wanted)}")
    if not missing and not unknown:
        book.wrong(path, 1, "header", "the order of columns is another", ",".join(wanted))
    return False


def _row(book: Book, table: Table, path: Path, line: int, cells: list[str]) -> Row | None:
    names = [column.name for column in table.columns]
    if len(cells) == len(names):
        return Row(table, line, dict(zip(names, cells, strict=True)))
    book.wrong(path, line, "row", f"{len(cells)} cells", f"{len(names)} cells, as in the first line")
    return None
