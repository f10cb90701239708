"""Ids inside cells that hold several, and what columns of one row must say together."""

import re
from collections.abc import Iterable

from data.arithmetic.reconcile import operands
from data.folders.book import Book, Row
from data.schema import Column

SIDES = {
    "sum": re.compile(r"\w+( \+ \w+)+"),
    "ratio": re.compile(r"\w+ / \w+"),
    "at_most": re.compile(r"\w+"),
    "change": re.compile(r"\w+"),
}
SIDE_WORDS = {"sum": "a + b", "ratio": "a / b", "at_most": "a", "change": "a"}


def check_lists(book: Book) -> None:
    """Name each row whose lists hold unknown ids, or whose columns contradict each other."""
    known = {row["id"] for row in book.known("indicators")}
    for row in book.sound("checks"):
        _check_side(book, row, known)
    for row in book.sound("derived"):
        _check_inputs(book, row, known)
    for row in book.sound("charts"):
        _known(book, row, "indicators", row["indicators"].split(), known)
    # An indicator that is broken itself says nothing here: one slip is one line.
    units = {row["id"]: row["unit"] for row in book.known("indicators") if not row.broken}
    for row in book.sound("charts"):
        (form,) = (column for column in row.table.columns if column.name == "form")
        _check_number(book, row, form)
        _check_units(book, row, form, units)
    indicators = {row["id"]: row for row in book.known("indicators") if not row.broken}
    for row in book.sound("related"):
        _check_related(book, row, indicators)
    wholes = {row["id"]: row["part_of"] for row in book.rows.get("indicators", ())}
    for row in book.sound("indicators"):
        _check_indicator(book, row, wholes)


def _known(book: Book, row: Row, column: str, names: Iterable[str], known: set[str]) -> None:
    unknown = [name for name in names if name not in known]
    # No indicators at all: their table could not be read, and that is told already.
    if unknown and known:
        book.broken(
            row, column, f"{unknown[0]!r} is no indicator", "ids of rows of indicators would be right"
        )


def _check_number(book: Book, row: Row, form: Column) -> None:
    """Name a chart of too few figures for its form: a whole without a part is no bar."""
    names, fewest = row["indicators"].split(), form.fewest.get(row["form"], 1)
    if len(set(names)) < fewest:
        what = "1 indicator" if len(names) == 1 else f"{len(names)} indicators"
        book.broken(row, "indicators", what, f"{fewest} or more would be right for {row['form']}")


def _check_units(book: Book, row: Row, form: Column, units: dict[str, str]) -> None:
    """Name a chart that would put two units, or a claim without any, on one axis."""
    names = row["indicators"].split()
    if row["form"] not in form.one_unit or not units.keys() >= set(names):
        return
    first = units[names[0]]
    odd = next((name for name in names if not units[name] or units[name] != first), "")
    if odd:
        what = f"{odd!r} is counted in {units[odd]!r}" if units[odd] else f"{odd!r} has no unit"
        right = f"ids of indicators counted in {first!r}" if first else "ids of indicators with a unit"
        book.broken(row, "indicators", what, f"{right} would be right: {row['form']} has one axis")


def _check_related(book: Book, row: Row, indicators: dict[str, Row]) -> None:
    """Name a related indicator that could not stand on the axis of the one beside it."""
    beside, related = indicators.get(row["indicator"]), indicators.get(row["related"])
    if beside is None or related is None:
        return
    if row["related"] in (row["indicator"], row["page"]):
        book.broken(row, "related", "is the indicator itself", "another indicator would be right")
    odd = next((column for column in ("kind", "unit") if related[column] != beside[column]), "")
    if odd:
        what = f"{row['related']!r} has the {odd} {related[odd]!r}"
        book.broken(row, "related", what, f"one with the {odd} {beside[odd]!r} would be right")


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
