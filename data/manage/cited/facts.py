"""A table of cited facts as rows, or what is wrong in it: file, line, column, and what to do."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from data.check.cells import fits, wanted
from data.check.characters import hidden
from data.folders.data_error import Finding
from data.folders.locations import shown
from data.schema import Column, schema

NEEDED = (
    *("place", "level", "year", "concept", "value", "unit", "qualifier", "source_title"),
    *("source_publisher", "source_published", "source_kind", "url", "note"),
)
# What a table may say besides; the import judges concepts anew and reads none of it.
UNREAD = ("catalogue_id", "canonical", "work_area")
MAY_BE_EMPTY = frozenset({"source_published", "url", "note"})
LEVELS = ("nation", "province", "city", "county", "town", "department", "other")
# Sources that show a year or a month alone have no date of publication.
DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
VALUE = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
MARK = "\ufeff"
# How a cell of a report's folder is checked, under the table's own name of the column.
SAME_AS = {"qualifier": ("observations", "qualifier"), "source_kind": ("report", "source_kind")}


@dataclass(frozen=True)
class Fact:
    """One row: its line in the file and its cells."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def value(self) -> Decimal:
        """The number, in the base unit."""
        return Decimal(self.cells["value"])


@dataclass
class Panel:
    """The facts of a file. findings: what is wrong; a row that is named there is no fact."""

    file: str
    facts: list[Fact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, line: int, column: str, what: str, right: str) -> None:
        """Record what is wrong in a line."""
        self.findings.append(Finding(self.file, line, column, what, right))


def read_panel(path: Path) -> Panel:
    """Return the facts of a file; each broken cell is a finding."""
    panel = Panel(shown(path.resolve()))
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as problem:
        panel.wrong(1, "file", f"cannot be read ({problem.strerror})", "name a table of facts")
        return panel
    except UnicodeDecodeError:
        panel.wrong(1, "file", "is not UTF-8", "save it as UTF-8")
        return panel
    reader = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True)
    line = 1
    try:
        header = next(reader, [])
        if not _has_columns(panel, header):
            return panel
        for cells in reader:
            # `line_num` is the last line of a record, and a finding names the first.
            line, now = reader.line_num, line + 1
            _take(panel, now, header, cells)
    except csv.Error as problem:
        panel.wrong(line + 1, "row", f"cannot be read ({problem})", "close its quotes, double those inside")
    _name_twins(panel)
    return panel


def _has_columns(panel: Panel, header: list[str]) -> bool:
    for name in NEEDED:
        if name not in header:
            panel.wrong(1, name, "the column is missing", f"add it; the columns are {', '.join(NEEDED)}")
    for name in header:
        if name not in (*NEEDED, *UNREAD):
            panel.wrong(1, name or "header", "no such column", "take it out, or correct its name")
        elif header.count(name) > 1:
            panel.wrong(1, name, "the column stands there twice", "keep one of them")
    return not panel.findings


def _take(panel: Panel, line: int, header: list[str], cells: list[str]) -> None:
    if not any(map(str.strip, cells)):
        return
    if len(cells) != len(header):
        panel.wrong(line, "row", f"{len(cells)} cells", f"{len(header)} cells, as in the first line")
        return
    fact = Fact(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
    before = len(panel.findings)
    for name in NEEDED:
        _check_cell(panel, fact, name)
    if len(panel.findings) == before:
        panel.facts.append(fact)


def _check_cell(panel: Panel, fact: Fact, name: str) -> None:
    cell = fact[name]
    if not cell:
        if name not in MAY_BE_EMPTY:
            panel.wrong(fact.line, name, "is empty", "write what the source says, or take the row out")
    elif character := hidden(cell):
        panel.wrong(fact.line, name, f"holds the hidden character {character}", "type the cell anew")
    elif name in SAME_AS:
        column = _column(*SAME_AS[name])
        if not fits(cell, column):
            panel.wrong(fact.line, name, repr(cell), f"write {wanted(column)}")
    elif name == "level" and cell not in LEVELS:
        panel.wrong(fact.line, name, repr(cell), f"write one of {', '.join(LEVELS)}")
    elif name == "value" and not VALUE.fullmatch(cell):
        panel.wrong(fact.line, name, repr(cell), "write a number in the base unit, without signs or words")
    elif name == "source_published" and not _is_date(cell):
        panel.wrong(fact.line, name, repr(cell), "write a date such as 2023-03-31, or leave it empty")
    elif name == "url" and not re.fullmatch(r"https?://[^\s/]+\S*", cell):
        panel.wrong(fact.line, name, repr(cell), "write an address that begins with http:// or https://")


def _column(table: str, name: str) -> Column:
    return next(column for column in schema().tables[table].columns if column.name == name)


def _is_date(cell: str) -> bool:
    # A year or a month is filled up to a day, so that one rule holds for all three.
    whole = cell + "-01-01"[len(cell) - 4 :] if DATE.fullmatch(cell) else cell
    return fits(whole, _column("report", "published"))


def _name_twins(panel: Panel) -> None:
    """Name each row that says what one above says: of a source that prints a figure twice, once is enough."""
    first: dict[tuple[str, ...], int] = {}
    for fact in panel.facts:
        key = tuple(fact[name] for name in NEEDED)
        if first.setdefault(key, fact.line) != fact.line:
            panel.wrong(fact.line, "row", f"line {first[key]} says the same", "keep one of them")
