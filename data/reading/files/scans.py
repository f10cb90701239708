"""Puts what a machine read on pictures of pages into its place among the pages that have text."""

from collections.abc import Sequence
from dataclasses import replace

from . import scan as ocr
from .document import SCANNED, Line, Note, UnreadableFile
from .scan import Scan


def with_scans(
    lines: Sequence[Line], notes: Sequence[Note], kind: str, scan: Scan
) -> tuple[list[Line], list[Note]]:
    """Return lines and notes with the pages that the note SCANNED names, read by `scan`.

    Where nothing here can read them they are left out, as a note says. Raises UnreadableFile: scan or
    scan_picture where there is nothing else.
    """
    named = next((note.detail for note in notes if note.code == SCANNED), None)
    others = [note for note in notes if note.code != SCANNED]
    if named is None:
        return list(lines), others
    if not ocr.is_installed():
        if not lines:
            raise UnreadableFile("scan" if kind == "pdf" else "scan_picture")
        return list(lines), others
    pages = scan(kind, [int(page) for page in named.split()])
    read = [line for page in pages for line in page.lines]
    if not lines and not read:
        raise UnreadableFile("scan_no_words")
    # The pages of each are in order, and none is in both.
    both = sorted([*lines, *read], key=lambda line: line.part)
    spoke = sum(bool(page.lines) for page in pages)
    return both, [*_fewer(others, spoke), *([Note("pages_by_ocr", str(spoke))] if spoke else [])]


def _fewer(notes: list[Note], spoke: int) -> list[Note]:
    """Return the notes with so many pages less without words."""
    kept = []
    for note in notes:
        if note.code == "pages_without_words":
            left = int(note.detail) - spoke
            kept += [replace(note, detail=str(left))] if left > 0 else []
        else:
            kept.append(note)
    return kept
