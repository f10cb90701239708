"""A statement says what the observations inside it are: numbers, a coverage claim only, or words."""

from data.folders.book import Book, Row

SAYS = ("words", "coverage", "numbers")
# A slip in one of these may put a figure into another statement, or into none.
PLACED_BY = {"start", "end", "stated", "sentence_start", "indicator", "status"}


def check_statements(book: Book) -> None:
    """Name each statement whose `says` is not what the observations inside make of it."""
    # Figures that could not be read have their own finding.
    if book.text is None or not book.is_read("observations"):
        return
    kinds = {row["id"]: row["kind"] for row in book.known("indicators")}
    figures = book.rows.get("observations", [])
    stated = [
        (row.number("start"), kinds.get(row["indicator"], ""))
        for row in figures
        if row["start"].isdecimal() and "start" not in row.broken
    ]
    lost = any(row.broken & PLACED_BY for row in figures)
    for row in book.sound("statements"):
        _check_row(book, row, _said(row, stated), lost)


def _said(row: Row, stated: list[tuple[int, str]]) -> str:
    """stated: where each figure begins, and its indicator's kind."""
    start, end = row.number("start"), row.number("end")
    inside = [kind for at, kind in stated if start <= at < end]
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
