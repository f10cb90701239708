"""A statement says what the observations inside it are: numbers, a coverage claim only, or words."""

from collections import defaultdict

from data.check.book import Book, Row

SAYS = ("words", "coverage", "numbers")
PLACED_BY = {"start", "end", "stated", "sentence_start", "indicator", "report", "status"}


def check_statements(book: Book) -> None:
    """Name each statement whose `says` is not what the observations inside make of it."""
    kinds = {row["id"]: row["kind"] for row in book.rows.get("indicators", ())}
    stated: dict[str, list[Row]] = defaultdict(list)
    for row in book.rows.get("observations", ()):
        if row["start"] and "start" not in row.broken:
            stated[row["report"]].append(row)
    lost = {row["report"] for row in book.rows.get("observations", ()) if row.broken & PLACED_BY}
    for row in book.sound("statements"):
        if row["report"] in book.texts:
            _check_row(book, row, _said(row, stated[row["report"]], kinds), row["report"] in lost)


def _said(row: Row, stated: list[Row], kinds: dict[str, str]) -> str:
    start, end = row.number("start"), row.number("end")
    inside = [kinds.get(one["indicator"], "") for one in stated if start <= int(one["start"]) < end]
    if not inside:
        return "words"
    return "coverage" if set(inside) == {"coverage"} else "numbers"


def _check_row(book: Book, row: Row, said: str, lost: bool) -> None:
    """lost: some observation stands in the wrong place, so one inside may have been missed."""
    if said == row["says"] or (lost and SAYS.index(said) < SAYS.index(row["says"])):
        return
    book.broken(
        row, "says", f"{row['says']!r}, but the observations inside are {said}", f"{said} would be right"
    )
