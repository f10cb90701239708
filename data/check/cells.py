"""What a cell may hold: type, closed list, form, range, presence, and years that have been."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from data.folders.book import Book, Row
from data.schema import Column, schema

# No report of this kind counts from before the reforms: an earlier year is a slip of the pen.
FIRST_YEAR = 1978
# As long as a 64-bit number can be.
WHOLE = re.compile(r"-?[0-9]{1,18}")
PLAIN = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


def check_cells(book: Book) -> None:
    """Name each cell that the data package does not allow."""
    for table in book.tables.values():
        for column in table.columns:
            if column.required or not column.holds_any_text:
                _check_column(book, book.rows.get(table.name, ()), column)
    for name in ("report", "observations"):
        for row in book.sound(name):
            _check_year(book, row)
    for row in book.sound("observations"):
        _check_period(book, row)
    for row in book.sound("report"):
        _check_version(book, row)


def _check_column(book: Book, rows: Sequence[Row], column: Column) -> None:
    # What stands in many rows is looked at once.
    fitting: dict[str, bool] = {}
    for row in rows:
        cell = row[column.name]
        if cell not in fitting:
            fitting[cell] = fits(cell, column) if cell else not column.required
        if not fitting[cell]:
            said = repr(cell) if cell else "is empty"
            book.broken(row, column.name, said, f"{wanted(column)} would be right")


def fits(cell: str, column: Column) -> bool:
    """Say whether a cell that is not empty holds what its column allows."""
    if column.enum:
        return cell in column.enum
    if not TYPES[column.type](cell) or (column.is_uri and not _is_address(cell)):
        return False
    if column.pattern and not re.fullmatch(column.pattern, cell):
        return False
    return _in_range(cell, column)


def _in_range(cell: str, column: Column) -> bool:
    if column.minimum is not None and Decimal(cell) < Decimal(str(column.minimum)):
        return False
    return column.maximum is None or Decimal(cell) <= Decimal(str(column.maximum))


def wanted(column: Column) -> str:
    """Return what a column allows, in words."""
    if column.enum:
        return f"one of {', '.join(column.enum)}"
    if column.pattern:
        return f"text of the form {column.pattern}"
    if column.is_uri:
        return "an address that begins with http:// or https://"
    kind = {"integer": "a whole number", "boolean": "true or false", "date": "a date such as 2023-03-31"}
    least = "" if column.minimum is None else f" of {column.minimum} or more"
    return kind.get(column.type, "a number" if column.type == "number" else "text") + least


def _check_year(book: Book, row: Row) -> None:
    now = date.today().year
    if not FIRST_YEAR <= row.number("year") <= now:
        book.broken(row, "year", repr(row["year"]), f"a year from {FIRST_YEAR} to {now} would be right")


def _check_period(book: Book, row: Row) -> None:
    """Name a period that ends in another year than the figure's, or before it begins."""
    begins, _, ends = row["period"].partition("/")
    ends = ends or begins
    # As text, and only as far as the shorter end says: 2022-03-15/2022-03 does not end before it begins.
    if ends[:4] != row["year"] or ends < begins[: len(ends)] or not all(map(_is_period, (begins, ends))):
        right = (
            f"a period that ends in {row['year']}, such as {row['year']} or {row['year']}-01/{row['year']}-09"
        )
        book.broken(row, "period", repr(row["period"]), f"{right}, would be right")


def _is_period(words: str) -> bool:
    """Say whether a year, month or day is one of the calendar."""
    # What a year or a month lacks is filled up: 2022 is 2022-01-01, 2022-09 is 2022-09-01.
    return _is_date(words + "-01-01"[len(words) - 4 :])


def _check_version(book: Book, row: Row) -> None:
    version = row.number("schema")
    if version < schema().version:
        what = f"{version} is an older form of the folder"
        book.broken(row, "schema", what, "`python -m data.manage migrate` brings it forward")
    elif version > schema().version:
        what = f"{version} is a newer form than this program knows"
        book.broken(row, "schema", what, f"{schema().version}, or a newer program, would be right")


def _is_date(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _is_address(cell: str) -> bool:
    try:
        parts = urlsplit(cell)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", cell)


TYPES: dict[str, Callable[[str], bool]] = {
    "string": lambda cell: True,
    "integer": lambda cell: bool(WHOLE.fullmatch(cell)),
    "number": lambda cell: bool(PLAIN.fullmatch(cell)),
    "boolean": lambda cell: cell in ("true", "false"),
    "date": _is_date,
}
