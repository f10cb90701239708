"""Rebuilds the rows of tables in a PDF from where their words stand on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2

from .document import Line

WORD = re.compile(r"[^\s\ufffe]++")
# A year or a month heads a column and is no number in it.
NUMBER = re.compile(
    r"(?!(?:19|20)[0-9]{2}年?$|[0-9]{1,2}月)[-+−]?[0-9][0-9,.]{0,15}(?:[%％‰]|[\u4e00-\u9fff]{1,2})?|[-—–/]"
)
SENTENCE = re.compile("[。；;！!？?]")
LEADERS = re.compile(r"[.…·]{3}")
# In sizes of the type: a blank between words of one cell is narrower, between a word and a number even more
# so; a line of the same row is nearer.
GAP, GAP_TO_NUMBER, SAME_ROW, LEVEL = 1.2, 0.7, 0.7, 0.3
# A cell is rarely longer, and no page holds more of them.
LONGEST, MOST_PIECES = 40, 4_000
FEWEST_ROWS, FEWEST_NUMBERS = 2, 2


@dataclass(frozen=True)
class Piece:
    """Words that stand together on a page: where, and at which of its characters they begin."""

    left: float
    right: float
    low: float
    high: float
    text: str
    offset: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_number(self) -> bool:
        return bool(NUMBER.fullmatch(self.text))


Row = list[Piece]


def with_rows(text_page: Any, lines: list[Line]) -> list[Line]:
    """Return the lines of a page with those of a table as rows, a tab before each cell but the first."""
    kept: list[Line] = []
    region: list[tuple[Line, Row]] = []
    budget = MOST_PIECES
    for line in lines:
        pieces = _pieces(text_page, line) if budget > 0 and may_be_row(line.text) else []
        budget -= len(pieces)
        if pieces:
            region.append((line, pieces))
            continue
        kept += [*rebuilt(region), line]
        region = []
    return kept + rebuilt(region)


def may_be_row(text: str) -> bool:
    """Tell what may be a row or a cell from a line of a sentence or of a list of contents."""
    if SENTENCE.search(text) or LEADERS.search(text):
        return False
    return len(text.strip()) <= LONGEST or len(text.split()) > FEWEST_ROWS


def _pieces(text_page: Any, line: Line) -> Row:
    """Return the words of a line, those with a narrow blank between them as one."""
    try:
        words = [placed(text_page, line.offset + m.start(), m.group()) for m in WORD.finditer(line.text)]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return []
    pieces: Row = []
    for word in words:
        last = pieces[-1] if pieces else None
        if last and _is_same_cell(last, word):
            pieces[-1] = replace(last, right=word.right, text=f"{last.text} {word.text}")
        else:
            pieces.append(word)
    return pieces


def _is_same_cell(before: Piece, after: Piece) -> bool:
    """Tell words of one cell by the blank between them; two numbers never share one."""
    numbers = before.is_number + after.is_number
    widest = (GAP_TO_NUMBER if numbers else GAP) * (after.high - after.low)
    return numbers < FEWEST_NUMBERS and 0 <= after.left - before.right < widest


def placed(text_page: Any, start: int, word: str) -> Piece:
    """Return a word with where it stands; start: which character of the page it begins with."""
    first = text_page.get_charbox(start, loose=True)
    last = text_page.get_charbox(start + len(word) - 1, loose=True)
    return Piece(first[0], last[2], min(first[1], last[1]), max(first[3], last[3]), word, start)


def rebuilt(region: list[tuple[Line, Row]]) -> list[Line]:
    """Return lines that follow each other as rows where they make a table, else as they are."""
    given = [line for line, _ in region]
    rows = rows_of([piece for _, pieces in region for piece in pieces])
    first, last = _table(rows)
    if first is None or last is None:
        return given
    columns = _columns([row for row in rows[first:last] if _holds_number(row)])
    body = next(i for i, row in enumerate(rows[first:last], first) if _holds_number(row))
    return [
        _line(row, columns if first <= i < last else [], given[0].part, i < body)
        for i, row in enumerate(rows)
    ]


def rows_of(pieces: Row) -> list[Row]:
    """Put pieces of the same height into a row, from top to bottom; half a line apart is the same row."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.height):
        if rows and _is_beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: (piece.left, -piece.height)) for row in rows]


def _is_beside(row: Row, piece: Piece) -> bool:
    """Tell a piece of the row before: level with it, or a little lower where no piece of it stands above."""
    size = piece.high - piece.low
    if max(other.height for other in row) - piece.height < LEVEL * size:
        return True
    over = [other for other in row if piece.left < other.right and other.left < piece.right]
    if not over:
        return max(other.height for other in row) - piece.height < SAME_ROW * size
    # a name broken over two lines stands above and below the numbers of its row
    numbers = [other.height for other in row if other.is_number]
    return bool(numbers) and not piece.is_number and 0 < numbers[0] - piece.height < SAME_ROW * size


def _holds_number(row: Row) -> bool:
    return len(row) > 1 and any(piece.is_number for piece in row)


def _table(rows: list[Row]) -> tuple[int | None, int | None]:
    """Return where the table among these rows begins and ends; None where they make none."""
    body = [i for i, row in enumerate(rows) if _holds_number(row)]
    numbers = sum(piece.is_number for i in body for piece in rows[i])
    heads = any(len(row) > 1 for row in rows[: body[0]]) if body else False
    if len(body) + heads < FEWEST_ROWS or numbers < FEWEST_NUMBERS:
        return None, None
    first = body[0]
    while first and len(rows[first - 1]) > 1:
        first -= 1
    return first, body[-1] + 1


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Return the columns of the rows that hold numbers: stretches that their pieces share."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for row in rows for piece in row):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _line(row: Row, columns: list[tuple[float, float]], part: int, heads: bool) -> Line:
    """Return a row as a line; a row of one piece stays a line of words."""
    if len(row) == 1 or not columns:
        return Line("  ".join(piece.text for piece in row), part, row[0].offset, opens=True)
    cells: list[list[str]] = [[] for _ in columns]
    for piece, column in zip(row, _placed(row, columns, heads), strict=True):
        cells[column].append(piece.text)
    words = "\t".join("".join(cell) for cell in cells).rstrip("\t")
    return Line(words, part, row[0].offset, opens=True, cells=True)


def _placed(row: Row, columns: list[tuple[float, float]], heads: bool) -> Iterator[int]:
    """Yield the column of each piece; of a head over several columns it is the first."""
    if len(row) == len(columns):
        yield from range(len(columns))
        return
    middles = [(left + right) / 2 for left, right in columns]
    edges = [(before.middle + after.middle) / 2 for before, after in pairwise(row)]
    for i, piece in enumerate(row):
        under = [j for j, (left, right) in enumerate(columns) if piece.left < right and left < piece.right]
        if heads and len(row) < len(columns):
            low = edges[i - 1] if i else float("-inf")
            high = edges[i] if i < len(edges) else float("inf")
            under = [j for j in under if low <= middles[j] <= high] or under
            around = [j for j, middle in enumerate(middles) if low <= middle <= high]
            under = sorted({*under, *around}) if i else under or around[:1]
        nearest = min(range(len(columns)), key=lambda j: abs(middles[j] - piece.middle))
        yield under[0] if under else nearest
