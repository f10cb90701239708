"""Files in, clean text out; the only door of this folder."""

from . import apart, from_text
from .document import REASONS, Document, Line, Note, Origin, Place, UnreadableFile
from .sniffing import kind_of, promised
from .tidy import tidy

__all__ = ["REASONS", "Document", "Note", "Origin", "Place", "UnreadableFile", "read_file", "read_text"]

MOST_BYTES = 10 * 1024 * 1024


def read_file(content: bytes, name: str) -> Document:
    """Read a .txt, .html, .docx or .pdf; what it holds counts, not what it is called.

    name: its file name, only to say when it promises something else. Raises UnreadableFile and nothing else.
    Never writes to disk.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile("too_large")
    kind = kind_of(content, name)
    if kind == "txt":
        text, encoding, notes = from_text.decode(content)
        lines = from_text.lines(text)
    else:
        lines, notes, encoding = apart.extract(kind, content)
    hint = promised(name)
    if hint and hint != kind:
        notes = [Note("named_otherwise", hint), *notes]
    return _document(lines, kind, encoding, notes)


def read_text(text: str) -> Document:
    """Read pasted text. Raises UnreadableFile for one without words or over 10 MB."""
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        raise UnreadableFile("too_large")
    return _document(from_text.lines(text), "pasted", "", [])


def _document(lines: list[Line], kind: str, encoding: str, notes: list[Note]) -> Document:
    text, origin, changed, radicals = tidy(lines)
    if not text.strip():
        raise UnreadableFile("empty")
    return Document(text, kind, encoding, (*notes, *changed), origin, radicals)
