"""Puts the lines of a page that is set in columns into the order in which they are read."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2

from .pdf_tables import WORD, Piece, placed

MARKS = re.compile("[，。；：]")
# In sizes of the type: what is farther apart stands in two columns.
GAP = 1.0
STEP = 4.0
# A page of more pieces is a table. A column has so many lines, of so many letters on average, and sentences.
MOST, MOST_WORDS, LEAST, SHORTEST, SENTENCES = 300, 2_000, 4, 8, 2
# Of the pieces of a page, so many may reach over all columns: titles, and lines of another part.
CROSSING = 0.4
# So much of the lower column stands beside the other.
BESIDE = 0.5
Printed = tuple[int, str]


def in_columns(text_page: Any, lines: Sequence[Printed]) -> list[list[Printed]]:
    """Return the lines of a page as groups to be read one after the other: columns, and what lies between.

    lines: where each begins, and its words. A page without columns is one group, as it was.
    """
    if sum(len(WORD.findall(line)) for _, line in lines) > MOST_WORDS:
        return [list(lines)]
    try:
        pieces = [piece for start, line in lines for piece in _pieces(text_page, start, line)]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return [list(lines)]
    gutter = _gutter(pieces) if 2 * LEAST <= len(pieces) <= MOST else None
    if gutter is None:
        return [list(lines)]
    page = {at: sign for start, line in lines for at, sign in enumerate(line, start)}
    return [list(_lines(group, page)) for group in _groups(pieces, gutter) if group]


def _lines(group: Sequence[Piece], page: dict[int, str]) -> Iterator[Printed]:
    """Yield the pieces of a column, those of one line as one; page: the signs of its lines by their place."""
    start = end = -1
    for piece in [*group, None]:
        if piece and all(at in page for at in range(end, piece.offset)) and end >= 0:
            end = piece.offset + len(piece.text)
            continue
        if end >= 0:
            yield start, "".join(page[at] for at in range(start, end))
        if piece:
            start, end = piece.offset, piece.offset + len(piece.text)


def _pieces(text_page: Any, start: int, line: str) -> Iterator[Piece]:
    """Yield the words of a line, those of one column as one piece."""
    words = [placed(text_page, start + found.start(), found.group()) for found in WORD.finditer(line)]
    first = 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if following and 0 <= following.left - word.right < GAP * (word.high - word.low):
            continue
        begin, end = words[first].offset - start, word.offset - start + len(word.text)
        held = words[first : at + 1]
        yield Piece(
            held[0].left,
            word.right,
            min(one.low for one in held),
            max(one.high for one in held),
            line[begin:end],
            words[first].offset,
        )
        first = at + 1


def _gutter(pieces: list[Piece]) -> float | None:
    """Return where two columns of sentences are set apart, None where there are none."""
    # Some units of a PDF, 72 to the inch, are less than any gap.
    edges = sorted({STEP * (int(piece.right / STEP) + 1) for piece in pieces})
    best, most = None, 0
    for middle in edges:
        left, right, across = _sides(pieces, middle)
        fewer = min(len(left), len(right))
        if fewer > most and len(across) <= CROSSING * len(pieces) and _are_columns(left, right):
            best, most = middle, fewer
    return best


def _sides(pieces: Sequence[Piece], middle: float) -> tuple[list[Piece], list[Piece], list[Piece]]:
    left = [piece for piece in pieces if piece.right <= middle]
    right = [piece for piece in pieces if piece.left >= middle]
    return left, right, [piece for piece in pieces if piece.left < middle < piece.right]


def _are_columns(left: list[Piece], right: list[Piece]) -> bool:
    """Tell columns of sentences, side by side, from cells of a table and from a signature."""
    if not (_is_prose(left) and _is_prose(right)):
        return False
    tops = [max(piece.high for piece in side) for side in (left, right)]
    feet = [min(piece.low for piece in side) for side in (left, right)]
    lower = min(top - foot for top, foot in zip(tops, feet, strict=True))
    return min(tops) - max(feet) >= BESIDE * lower


def _is_prose(side: list[Piece]) -> bool:
    words = "".join(piece.text for piece in side)
    return (
        len(side) >= LEAST
        and len(words) >= SHORTEST * len(side)
        and len(MARKS.findall(words)) >= max(SENTENCES, len(side) // LEAST)
    )


def _groups(pieces: list[Piece], gutter: float) -> Iterator[list[Piece]]:
    """Yield the left column, then the right, of each part of the page between pieces that reach over both."""
    _, _, across = _sides(pieces, gutter)
    across.sort(key=lambda piece: -piece.height)
    ceiling = float("inf")
    for piece in [*across, None]:
        floor = piece.height if piece else float("-inf")
        between = [one for one in pieces if floor < one.height <= ceiling and one not in across]
        left, right, _ = _sides(between, gutter)
        yield left
        yield right
        if piece:
            yield [piece]
            ceiling = piece.height
