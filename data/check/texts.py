"""A report's text and source file are there, and are the ones that were curated; its row is one row."""

import re

from data.folders.book import Book, Row

# Part of addresses and of file names in packages.
FOLDER = re.compile("[a-z0-9][a-z0-9_-]*")


def check_texts(book: Book) -> None:
    """Name a folder whose name is no id, a report without exactly one row, a text that is missing or
    another."""
    if book.vocabulary is None:
        return
    if not FOLDER.fullmatch(book.name):
        right = f"a name of the form {FOLDER.pattern} would be right"
        book.wrong(book.files["report"], 1, "folder", repr(book.name), right)
    if "report" not in book.rows:
        return
    rows = book.rows["report"]
    if not rows:
        book.wrong(book.files["report"], 2, "row", "there is no row below the header", "one row, the report")
    for row in rows[1:]:
        book.broken(row, "row", "a second row", "one row would be right: a folder is one report")
    if rows and not rows[0].broken:
        _check_row(book, rows[0])


def _check_row(book: Book, row: Row) -> None:
    quoted = row["evidence"] == "quoted"
    if quoted and not book.text_digest:
        book.wrong(book.files["text"], 1, "file", "is not there", "the text of a report that is quoted")
    elif not quoted and book.text_digest:
        right = "nothing would be right: the report is only cited"
        book.wrong(book.files["text"], 1, "file", "is there, but evidence is cited", right)
    if not quoted and row["sha256"]:
        book.broken(row, "sha256", "is given", "nothing would be right: the report is only cited")
    if quoted and book.text is not None:
        _check_text(book, row, book.text)
    if row["source_sha256"] and row["source_sha256"] not in book.source_digests:
        right = "the file as it was published, or an empty cell"
        book.broken(row, "source_sha256", "no file in source/ has this checksum", right)


def _check_text(book: Book, row: Row, text: str) -> None:
    if not text.strip():
        book.wrong(book.files["text"], 1, "text", "is empty", "the text as published")
        # One slip is one line: no position can stand in an empty text.
        book.text = None
        return
    if row["sha256"] != book.text_digest:
        what = f"{row['sha256']!r} is of another text"
        book.broken(row, "sha256", what, f"{book.text_digest} would be right")
