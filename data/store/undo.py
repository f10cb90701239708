"""Corrections of a report taken back, the newest first, until it is as it was at the end of a day."""

from __future__ import annotations

import json
from collections.abc import Iterable

from data.folders.book import Book, Row
from data.schema import REPORT

FIGURES = (REPORT, "observations")


def undone(book: Book, day: str) -> bool:
    """Take back what was corrected in a report after a day (ISO), and forget it; say whether it could be.

    Of what is no figure and not the report's own row, what cannot be taken back stays as it is.
    """
    changes = book.rows["changes"]
    later = [row for row in changes if row["date"] > day]
    # Of one day the row that was written last is the newest.
    later.sort(key=lambda row: (row["date"], row.line), reverse=True)
    book.rows["changes"] = [row for row in changes if row["date"] <= day]
    # All of them, whatever became of one: each is taken back from what the next had made.
    left = [change for change in later if not _taken_back(book, change)]
    return not any(change["table"] in FIGURES for change in left)


def _taken_back(book: Book, change: Row) -> bool:
    """Take one correction back; say whether what it speaks of was found."""
    rows = book.rows.get(change["table"])
    if rows is None:
        return False
    if not change["column"]:
        return _whole_row_taken_back(book, rows, change)
    row = _keyed(rows, change["row"])
    if row is None or change["column"] not in row.table.names:
        return False
    row.cells[change["column"]] = change["old"]
    return True


def _whole_row_taken_back(book: Book, rows: list[Row], change: Row) -> bool:
    """Take a row out that was added, or bring one back that was taken out."""
    table, whole = book.tables[change["table"]], _cells(change["old"] or change["new"])
    if change["old"]:
        if whole is not None:
            cells = {name: whole.get(name, "") for name in table.names}
            rows.append(Row(table, book.files[table.name], len(rows) + 2, cells))
        return whole is not None
    # Where a hand wrote no JSON, or the row was corrected since by hand, its key still names it.
    added = next((row for row in rows if row.cells == whole), None) or _keyed(rows, change["row"])
    if added is not None:
        rows.remove(added)
    return added is not None


def _keyed(rows: Iterable[Row], key: str) -> Row | None:
    """Return the row that `changes.csv` names so. A report has one row of its own, whatever it is called."""
    return next((row for row in rows if row.table.name == REPORT or _key(row) == key), None)


def _key(row: Row) -> str:
    return " ".join(row[name] for name in row.table.key)


def _cells(words: str) -> dict[str, str] | None:
    try:
        row = json.loads(words)
    except ValueError:
        return None
    return {str(name): str(cell) for name, cell in row.items()} if isinstance(row, dict) else None
