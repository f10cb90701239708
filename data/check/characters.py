"""No character that cannot be seen, or that only looks like another, in tables and texts."""

import re
import unicodedata

from data.folders.book import Book, Row

# Controls, formats, private and unassigned code points deceive the eye and break offsets; radicals look like
# the characters that they are not. U+FFFD is what a wrong decoding leaves behind.
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cn"})
ODD = frozenset("\ufffd\u2028\u2029")
# Most text needs no look at each character.
USUAL = re.compile("[\n -~\u00b7\u2014\u2018-\u201d\u2026\u3000-\u3011\u4e00-\u9fa5\uff01-\uff5e]*")


def check_characters(book: Book) -> None:
    """Name each cell, and each line of the text, that holds a hidden character."""
    for rows in book.rows.values():
        for row in rows:
            _check_row(book, row)
    if book.text and not USUAL.fullmatch(book.text):
        _check_text(book, book.text)


def _check_row(book: Book, row: Row) -> None:
    if USUAL.fullmatch("".join(row.cells.values())):
        return
    for column, cell in row.cells.items():
        if character := hidden(cell):
            book.broken(
                row, column, f"holds the hidden character {character}", "only characters that can be seen"
            )


def _check_text(book: Book, text: str) -> None:
    for line, words in enumerate(text.split("\n"), start=1):
        if character := hidden(words):
            what = f"holds the hidden character {character}"
            book.wrong(book.files["text"], line, "text", what, "the text as published, cleaned")


def hidden(words: str) -> str:
    """Return the first hidden character as U+200B, or ""."""
    if USUAL.fullmatch(words):
        return ""
    return next((f"U+{ord(one):04X}" for one in words if _is_hidden(one)), "")


def _is_hidden(character: str) -> bool:
    radical = "\u2e80" <= character <= "\u2fdf"
    is_control = character != "\n" and unicodedata.category(character) in HIDDEN
    return radical or character in ODD or is_control
