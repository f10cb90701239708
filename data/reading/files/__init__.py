"""Files in, clean text out; the only door of this folder."""

from . import apart, from_text
from .apart import with_comments
from .document import (
    REASONS,
    SCANNED,
    Comment,
    Document,
    Line,
    Note,
    Origin,
    Place,
    UnreadableFile,
    is_too_long,
)
from .scan import PagePicture, Scan, ScannedPage, is_installed, scanned
from .scans import with_scans
from .sniffing import kind_of, promised
from .source_places import source_places
from .tidy import tidy

__all__ = [
    "MOST_BYTES",
    "REASONS",
    "Comment",
    "Document",
    "Note",
    "Origin",
    "PagePicture",
    "Place",
    "Scan",
    "ScannedPage",
    "UnreadableFile",
    "is_installed",
    "read_file",
    "read_text",
    "with_comments",
]

MOST_BYTES = 10 * 1024 * 1024
# No encoding that we read takes more bytes for a character.
WIDEST = 4


def read_file(content: bytes, name: str, most: int | None = None, scan: Scan | None = None) -> Document:
    """Read a .txt, .html, .docx, .pdf or a picture; what it holds counts, not what it is called.

    name: its file name, only to say when it promises something else. most: characters of text, None for any
    number; more are refused as too_long, before they are read where that can be told. scan: reads the pages
    of which there is only a picture, as `scan.scanned` makes it if none is given. Raises UnreadableFile and
    nothing else. Never writes to disk.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile("too_large")
    kind = kind_of(content, name)
    if kind == "txt":
        _check(len(content) // WIDEST, most)
        text, encoding, notes = from_text.decode(content)
        _check(len(text), most)
        lines = from_text.lines(text)
    elif kind == "picture":
        lines, notes, encoding = [], [Note(SCANNED)], ""
    else:
        lines, notes, encoding = apart.extract(kind, content, most)
    lines, notes = with_scans(lines, notes, kind, scan or scanned(content))
    hint = promised(name)
    if hint and hint != kind:
        notes = [Note("named_otherwise", hint), *notes]
    return _document(lines, kind, encoding, notes, most)


def read_text(text: str, most: int | None = None) -> Document:
    """Read pasted text; most: as in `read_file`. Raises UnreadableFile, also for over 10 MB."""
    _check(len(text), most)
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise UnreadableFile("too_large")
    return _document(from_text.lines(text), "pasted", "", [], most)


def _check(characters: int, most: int | None) -> None:
    if is_too_long(characters, most):
        raise UnreadableFile("too_long")


def _document(lines: list[Line], kind: str, encoding: str, notes: list[Note], most: int | None) -> Document:
    text, origin, changed, radicals = tidy(lines)
    if not text.strip():
        raise UnreadableFile("empty")
    if most is not None and len(text) > most:
        raise UnreadableFile("too_long")
    places = source_places(lines, origin, kind)
    return Document(text, kind, encoding, (*notes, *changed), origin, radicals, places)
