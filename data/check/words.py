"""What is stated reads again as what the row says; what is not stated says nothing."""

from decimal import Decimal

from data.folders.book import Book, Row
from data.reading.numbers import read_number

NUMBER = ("value", "qualifier")
PLACE = ("start", "end", "sentence_start", "sentence_end")


def check_words(book: Book) -> None:
    """Name each observation whose value, qualifier or extent is not what its words say."""
    kinds = {row["id"]: row["kind"] for row in book.known("indicators")}
    for row in book.sound("observations"):
        _check_row(book, row, kinds.get(row["indicator"], ""))


def _check_row(book: Book, row: Row, kind: str) -> None:
    if row["status"] != "reported":
        _empty(
            book,
            row,
            (*NUMBER, "extent", "stated", *PLACE),
            f"nothing is stated where the status is {row['status']}",
        )
        return
    _filled(book, row, ("stated", *(PLACE if book.text is not None else ())))
    if kind == "coverage":
        _empty(book, row, NUMBER, "a coverage claim is no number")
        _filled(book, row, ("extent",))
    elif kind:
        _empty(book, row, ("extent",), "only a coverage claim has an extent")
        _filled(book, row, NUMBER)
        if not row.broken:
            _check_number(book, row)


def _empty(book: Book, row: Row, columns: tuple[str, ...], reason: str) -> None:
    """Name the first of the columns that says something."""
    for column in filter(row.__getitem__, columns):
        book.broken(row, column, repr(row[column]), f"nothing would be right: {reason}")
        return


def _filled(book: Book, row: Row, columns: tuple[str, ...]) -> None:
    """Name each of the columns that says nothing."""
    for column in columns:
        if not row[column]:
            book.broken(row, column, "is empty", "what the report states would be right")


def _check_number(book: Book, row: Row) -> None:
    read = read_number(row["stated"])
    if read is None:
        book.broken(
            row, "stated", f"{row['stated']!r} reads as no number", "the figure's own words would be right"
        )
    elif read.value != Decimal(row["value"]):
        words = f"{row['value']}, but {row['stated']!r} reads as {read.value:f}"
        book.broken(row, "value", words, f"{read.value:f} would be right")
    elif read.qualifier != row["qualifier"]:
        words = f"{row['qualifier']}, but {row['stated']!r} reads as {read.qualifier}"
        book.broken(row, "qualifier", words, f"{read.qualifier} would be right")
