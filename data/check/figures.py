"""What a figure says by itself: a share lies between nothing and all.

Figures that do not agree with each other are held as they are printed: a report may contradict itself, and
`data.select.differences` shows where it does.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from data.arithmetic.hedged import hedged
from data.arithmetic.reconcile import Figure, rounding_of, stated_places
from data.folders.book import Book, Row


def check_figures(book: Book) -> None:
    """Name each share outside 0 to 100."""
    if book.vocabulary is None:
        return
    known = {row["id"]: row for row in book.known("indicators")}
    for row in book.sound("observations"):
        _check_share(book, row, known)


def _check_share(book: Book, row: Row, known: Mapping[str, Row]) -> None:
    indicator = known.get(row["indicator"])
    if indicator and indicator["kind"] == "share" and row["value"] and not 0 <= float(row["value"]) <= 100:
        book.broken(row, "value", f"{row['value']} is no share", "0 to 100 per cent would be right")


def figure_of(row: Row, indicator: Row) -> Figure:
    """Return an observation with a value as arithmetic takes it. indicator: its row of the vocabulary."""
    value = hedged(row["value"], row["qualifier"])
    cells: dict[str, Any] = {
        "indicator": row["indicator"],
        "value": value,
        "places": stated_places(row["stated"]),
        "rounding": rounding_of(value, row["stated"], indicator["kind"]),
    }
    # What only pages show, such as the section, has no column in indicators and stays "".
    cells |= {one.name: indicator[one.name] for one in fields(Figure) if one.name not in cells}
    return Figure(**cells)
