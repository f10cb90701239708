"""Tells of each part of a text where it stood in the file: its page, or its paragraph."""

from collections.abc import Iterable, Iterator

from data.source_places import SourcePlace

from .document import Line, Origin

PAGED, OF_PARAGRAPHS = ("pdf", "picture"), "docx"


def source_places(lines: Iterable[Line], origin: Origin, kind: str) -> tuple[SourcePlace, ...]:
    """Return where the text stood from which position on; empty for kinds of files that tell nothing.

    lines: as a reader found them. origin: of the text that was made of them. kind: of the file.
    """
    if kind in PAGED:
        parts = {line.part: SourcePlace(0, page=line.part, is_ocr=line.ocr) for line in lines}
    elif kind == OF_PARAGRAPHS:
        parts = dict(_counted(lines))
    else:
        return ()
    return tuple(_by_start(origin, parts))


def _counted(lines: Iterable[Line]) -> Iterator[tuple[int, SourcePlace]]:
    """Yield the parts of a Word file, counted as somebody counts who sees it: empty paragraphs are none."""
    paragraph, table, row, before = 0, 0, 0, -1
    for line in lines:
        if line.part == before or not line.text.strip():
            continue
        before = line.part
        if line.table:
            row = row + 1 if line.table == table else 1
            table = line.table
            yield line.part, SourcePlace(0, table=table, row=row)
        else:
            paragraph += 1
            yield line.part, SourcePlace(0, paragraph=paragraph)


def _by_start(origin: Origin, parts: dict[int, SourcePlace]) -> Iterator[SourcePlace]:
    last = None
    for start, part in zip(origin.starts, origin.parts, strict=True):
        place = parts.get(part, SourcePlace(0))
        if place != last:
            yield place._replace(start=start)
        last = place
