"""Tables whose cells are parted by blanks, as a copy from a page of print leaves them.

甲镇  12  13件 is a row: a name that is no sentence, then numbers to the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.cells.heads import NO_HEADS
from data.reading.cells.model import NO_CELLS, Cell, Lines, Row, Table, TextLine
from data.reading.cells.roles import is_caption, role_of
from data.reading.words import held_once

WORD = re.compile(r"[^ ]+")
SENTENCE = re.compile("[,;。!?]")
BRACKETED = re.compile(r"\([^()]{0,80}\)")
# So many numbers on a line of nothing else are those of a table, also where nothing tells what they count.
UNREAD = 4
# A longer line is prose; heads, names and rows as forms have them.
LONGEST_ROW, MOST_HEADS, MOST_NAMES, FEWEST_ROWS, FEWEST_VALUES = 300, 5, 3, 2, 2


@dataclass(slots=True)
class Printed:
    """A line that may be a row: serial number, words of its name, numbers; number: which line of the run."""

    number: int
    serial: Row
    name: Row
    values: Row


def spaced(lines: Lines) -> Iterator[Table]:
    """The tables among lines without marks between cells."""
    rows: list[Printed] = []
    for number, line in enumerate(lines):
        if not line.words.strip():
            continue
        row = _printed(number, line)
        if row and (not rows or _is_alike(rows[-1], row)):
            rows.append(row)
            continue
        yield from _table(lines, rows)
        rows = [row] if row else []
    yield from _table(lines, rows)


def _is_alike(row: Printed, other: Printed) -> bool:
    return len(row.values) == len(other.values) and bool(row.serial) == bool(other.serial)


def _printed(number: int, line: TextLine) -> Printed | None:
    """A line as a row: numbers at its end, and before them a name that is no sentence."""
    if len(line.words) > LONGEST_ROW or " " not in line.words.strip():
        return None
    cells = [Cell(line.start + m.start(), held_once(m.group())) for m in WORD.finditer(line.words)]
    count = 0
    while count < len(cells) and (cells[-1 - count].is_number or cells[-1 - count].words == "-"):
        count += 1
    name = cells[: len(cells) - count]
    serial = name[:1] if len(name) > 1 and name[0].words.isdigit() else NO_CELLS
    name = name[len(serial) :]
    prose = any(_is_prose(cell) or cell.is_number for cell in name)
    if prose or not count or len(name) > MOST_NAMES:
        return None
    words = line.words[name[0].start - line.start : name[-1].end - line.start] if name else ""
    joined = [Cell(name[0].start, held_once(words))] if name else NO_CELLS
    return Printed(number, serial, joined, cells[len(cells) - count :])


def _is_prose(cell: Cell) -> bool:
    own = BRACKETED.sub("", cell.words)
    return bool(SENTENCE.search(own)) or ":" in own


def _table(lines: Lines, rows: list[Printed]) -> Iterator[Table]:
    """Rows with the same count of numbers under the lines of words before them."""
    if not rows:
        return
    first, values = rows[0].number, len(rows[0].values)
    heads = _heads(lines.before(min(first, MOST_HEADS), first))
    body = [[*row.serial, *row.name, *row.values] for row in rows]
    is_named = _is_told(heads, rows)
    # A long table has no room for its lines beside its cells.
    rows.clear()
    if is_named:
        above = [cell for row in heads if len(row) == 1 for cell in row][:1]
        yield Table([*(row for row in heads if row != above), *body], above)
    elif values >= UNREAD:
        yield Table(body, heads=NO_HEADS)


def _is_told(heads: list[Row], rows: list[Printed]) -> bool:
    """Whether heads or names say what such rows count; one number a row needs a head that fits."""
    values = len(rows[0].values)
    fits = bool(heads) and len(heads[-1]) - values in (0, 1, 1 + len(rows[0].serial))
    if values < FEWEST_VALUES:
        known = fits and any(role_of(cell.words) for cell in heads[-1]) and len(heads[-1]) > values
        return known and len(rows) >= FEWEST_ROWS and all(row.name for row in rows)
    if len(rows) < FEWEST_ROWS:
        return fits
    return bool(heads) or sum(bool(row.name) for row in rows) >= FEWEST_ROWS


def _heads(before: list[TextLine]) -> list[Row]:
    """The lines of words right above the first row, as many as hold no sentence."""
    heads: list[Row] = []
    for line in reversed(before):
        words = line.words.strip()
        if not words:
            continue
        if SENTENCE.search(BRACKETED.sub("", words)) or len(words) > LONGEST_ROW:
            break
        if is_caption(words):
            heads.insert(0, [Cell(line.start + line.words.index(words), words)])
            break
        heads.insert(0, [Cell(line.start + m.start(), m.group()) for m in WORD.finditer(line.words)])
    return heads
