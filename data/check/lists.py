"""Ids inside cells that hold several, and what columns of one row must say together."""

import re
from collections.abc import Iterable

from data.agreement import operands
from data.check.book import Book, Row

SIDES = {
    "sum": re.compile(r"\w+( \+ \w+)+"),
    "ratio": re.compile(r"\w+ / \w+"),
    "at_most": re.compile(r"\w+"),
}
SIDE_WORDS = {"sum": "a + b", "ratio": "a / b", "at_most": "a"}


def check_lists(book: Book) -> None:
    """Name each row whose lists hold unknown ids, or whose columns contradict each other."""
    known = {row["id"] for row in book.known("indicators")}
    for row in book.sound("checks"):
        _check_side(book, row, known)
    for row in book.sound("derived"):
        _check_inputs(book, row, known)
    for row in book.sound("charts"):
        _known(book, row, "indicators", row["indicators"].split(), known)
    wholes = {row["id"]: row["part_of"] for row in book.rows.get("indicators", ())}
    for row in book.sound("indicators"):
        _check_indicator(book, row, wholes)


def _known(book: Book, row: Row, column: str, names: Iterable[str], known: set[str]) -> None:
    unknown = [name for name in names if name not in known]
    if unknown and known:
        book.broken(
            row, column, f"{unknown[0]!r} is no indicator", "ids of rows of indicators would be right"
        )


def _check_side(book: Book, row: Row, known: set[str]) -> None:
    if not SIDES[row["kind"]].fullmatch(row["left"]):
        book.broken(
            row, "left", repr(row["left"]), f"{SIDE_WORDS[row['kind']]!r} would be right for {row['kind']}"
        )
    else:
        _known(book, row, "left", operands(row["kind"], row["left"]), known)


def _check_inputs(book: Book, row: Row, known: set[str]) -> None:
    names = row["inputs"].split()
    if len(names) != row["formula"].count(",") + 1:
        book.broken(row, "inputs", f"{len(names)} indicators", f"those of {row['formula']} would be right")
    else:
        _known(book, row, "inputs", names, known)


def _check_indicator(book: Book, row: Row, wholes: dict[str, str]) -> None:
    if row["kind"] == "coverage" and row["unit"]:
        book.broken(row, "unit", repr(row["unit"]), "nothing would be right: a coverage claim has no unit")
    if row["kind"] != "coverage" and not row["unit"]:
        book.broken(row, "unit", "is empty", "an id of units would be right")
    for column in ("part_of", "replaces"):
        if row[column] == row["id"]:
            book.broken(row, column, "is the indicator itself", "another indicator would be right")
    if not row.broken and _returns(row["id"], wholes):
        # One line for the whole circle.
        wholes[row["id"]] = ""
        right = "an indicator that is no part of it would be right"
        book.broken(row, "part_of", "leads back to the indicator", right)


def _returns(name: str, wholes: dict[str, str]) -> bool:
    seen, at = {name}, wholes.get(name, "")
    while at and at not in seen:
        seen.add(at)
        at = wholes.get(at, "")
    return at == name
