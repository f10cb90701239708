"""Hand-written findings of charts: every number, place and listed item in them is a placeholder."""

import re
from collections.abc import Iterator

from data import placeholders
from data.folders.book import Book, Row

DIGITS = re.compile("[0-9０-９]+(?:[.,．，][0-9０-９]+)*")
# A number word that counts something; 一 and "one" stand in too many other words.
COUNTED = re.compile("[二三四五六七八九十百千万两]+(?:余|多)?[个件份项次类处名人家宗起场部]")
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve dozen hundred thousand million"
SPELT = re.compile(rf"\b(?:{NUMBER_WORDS.replace(' ', '|')})s?\b", re.IGNORECASE)
LINES = ("finding", "measure")


def check_sentences(book: Book) -> None:
    """Name each finding with an unknown placeholder, or with a number, place or listed item written out."""
    if book.vocabulary is None or not book.rows.get("charts"):
        return
    figures = {row["id"] for table in ("indicators", "derived") for row in book.known(table)}
    written_out = list(_names(book))
    for row in book.sound("charts"):
        for line in LINES:
            _check_line(book, row, line, figures, written_out)


def _names(book: Book) -> Iterator[str]:
    """Yield the names that belong to this report only: its place's, and those of the items that it lists."""
    place = book.report["place"] if book.report else ""
    for row in book.known("places"):
        if row["id"] == place:
            yield from (row["name_zh"], row["name_en"])
    for row in book.rows.get("listed", ()):
        yield from (row["name_zh"], row["name_en"])


def _check_line(book: Book, row: Row, line: str, figures: set[str], written_out: list[str]) -> None:
    used = {language: placeholders.names(row[f"{line}_{language}"]) for language in ("zh", "en")}
    for language, names in used.items():
        column, template = f"{line}_{language}", row[f"{line}_{language}"]
        unknown = [name for name in names if not placeholders.is_known(name, figures)]
        plain = placeholders.PLACEHOLDER.sub("", template)
        if unknown:
            right = "an id of indicators or derived, or a word of data.placeholders, would be right"
            book.broken(row, column, f"no {{{unknown[0]}}}", right)
        elif literal := _literal(plain, written_out):
            book.broken(row, column, f"{literal!r} is written out", "a placeholder would be right")
    if not row.broken and _figures(used["zh"]) != _figures(used["en"]):
        book.broken(row, f"{line}_en", "placeholders differ", f"those of {line}_zh would be right")


def _literal(plain: str, written_out: list[str]) -> str:
    for pattern in (DIGITS, COUNTED, SPELT):
        if match := pattern.search(plain):
            return match[0]
    return next((name for name in written_out if name and name in plain), "")


def _figures(names: list[str]) -> set[str]:
    # A claim's own words are Chinese, and each language counts claims as suits its sentence.
    return {name for name in names if ":" not in name}
