"""Where tables stand in a text: lines with | or tabs between cells, or cells parted by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.cells.heads import NO_HEADS
from data.reading.cells.model import Cell, Row, Table
from data.reading.cells.roles import is_caption
from data.reading.cells.stacked import stacked

BETWEEN = re.compile(r"[|\t]")
RULE = frozenset("|-: \t+=")
MARKS = ("|", "\t")
WORD = re.compile(r"[^ ]+")
MOST_TITLES = 2
# So many numbers on a line of nothing else are those of a table, also where nothing tells what they count.
UNREAD = 4
ABOVE, LONGEST_ROW, FEWEST_ROWS = 2, 300, 2
SENTENCE = re.compile("[,;。!?]")
BRACKETED = re.compile(r"\([^()]{0,80}\)")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the text and where it starts."""

    start: int
    words: str


def tables(text: str) -> Iterator[Table]:
    """Every table of a text in half-width forms, however its cells are written."""
    lines = list(_lines(text))
    for run in _joined_runs(list(_runs(lines))):
        if _is_marked(run[0]):
            yield from _marked(run, lines)
        else:
            yield from _spaced(run)
            yield from stacked([(line.start, line.words) for line in run])


def _lines(text: str) -> Iterator[TextLine]:
    at = 0
    for words in text.split("\n"):
        yield TextLine(at, words)
        at += len(words) + 1


def _is_marked(line: TextLine) -> bool:
    """Whether a line shows two cells and more; one cell and a mark at its end is a cell of its own."""
    if not any(mark in line.words for mark in MARKS):
        return False
    return "\t" in line.words.strip() or "|" in line.words.strip(" |") or _is_padded(line)


def _is_padded(line: TextLine) -> bool:
    """Whether a line is a cell with the marks of its span behind it: 第一项 | |||."""
    words = line.words.strip()
    return words.endswith("||") and not set(words) <= RULE


def _runs(lines: list[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that follow each other and are all rows with marks, or all without; blank ones end no run."""
    run: list[TextLine] = []
    for line in lines:
        blank = not line.words.strip()
        if run and not blank and _is_marked(line) != _is_marked(run[0]):
            yield run
            run = []
        if run or not blank:
            run.append(line)
    if run:
        yield run


def _joined_runs(runs: list[list[TextLine]]) -> Iterator[list[TextLine]]:
    """Runs of which one or two lines of words between rows are titles in the same table, which goes on."""
    at = 0
    while at < len(runs):
        run = runs[at]
        while _is_marked(run[0]) and at + 2 < len(runs) and _goes_on(runs[at + 1], runs[at + 2]):
            run = [*run, *runs[at + 1], *runs[at + 2]]
            at += 2
        yield run
        at += 1


def _goes_on(between: list[TextLine], after: list[TextLine]) -> bool:
    """Whether lines between rows are titles in a table, as its rows after them have no head of their own."""
    words = [line.words.strip() for line in between if line.words.strip()]
    if len(words) > MOST_TITLES or any(SENTENCE.search(BRACKETED.sub("", line)) for line in words):
        return False
    return not any(map(is_caption, words)) and any(cell.is_number for cell in _cells(after[0]))


def _marked(run: list[TextLine], lines: list[TextLine]) -> Iterator[Table]:
    rows = [_cells(line) for line in run if line.words.strip() and not set(line.words) <= RULE]
    first = _place(lines, run[0].start)
    before = [line for line in lines[max(0, first - ABOVE - 2) : first] if line.words.strip()]
    above = [cell for line in before[-ABOVE:] for cell in _cells(line)[:1] if cell.words]
    if len(rows) >= FEWEST_ROWS:
        yield Table(rows, above, placed="\t" in run[0].words and "|" not in run[0].words)


def _place(lines: list[TextLine], start: int) -> int:
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if lines[middle].start < start else (low, middle)
    return low


def _cells(line: TextLine) -> Row:
    """The cells of a row, empty ones too; a mark at the very ends is no cell."""
    words = line.words
    first = 1 if words.startswith("|") else 0
    last = len(words.rstrip()) - 1 if words.rstrip(" ").endswith("|") else len(words)
    cells = []
    at = first
    for part in BETWEEN.split(words[first:last] if last > first else ""):
        stripped = part.strip(" ")
        cells.append(Cell(line.start + at + len(part) - len(part.lstrip(" ")), stripped))
        at += len(part) + 1
    return cells


def _spaced(run: list[TextLine]) -> Iterator[Table]:
    """Rows whose cells are parted by blanks, as a copy from a page of print leaves them."""
    rows: list[tuple[int, Row, int]] = []
    for number, line in enumerate(run):
        if not line.words.strip():
            continue
        row = _words(line)
        values = _values(row)
        if values >= FEWEST_ROWS and (not rows or rows[-1][2] == values):
            rows.append((number, row, values))
            continue
        yield from _table(run, rows)
        rows = [(number, row, values)] if values >= FEWEST_ROWS else []
    yield from _table(run, rows)


def _words(line: TextLine) -> Row:
    if len(line.words) > LONGEST_ROW or " " not in line.words.strip():
        return []
    return [Cell(line.start + m.start(), m.group()) for m in WORD.finditer(line.words)]


def _values(row: Row) -> int:
    """How many numbers end a row whose other words are its name; 0 for a sentence."""
    count = 0
    while count < len(row) and (row[-1 - count].is_number or row[-1 - count].words == "-"):
        count += 1
    names = row[: len(row) - count]
    prose = any(SENTENCE.search(BRACKETED.sub("", cell.words)) or cell.is_number for cell in names)
    return 0 if prose or len(names) > 3 else count


def _table(run: list[TextLine], rows: list[tuple[int, Row, int]]) -> Iterator[Table]:
    """Rows with the same count of numbers under the lines of words before them."""
    if not rows:
        return
    first, values = rows[0][0], rows[0][2]
    heads = _heads(run[:first])
    named = sum(len(row) > values for _, row, _ in rows)
    few = len(rows) < FEWEST_ROWS and not (heads and len(heads[-1]) in (values, values + 1))
    if few or (not heads and named < FEWEST_ROWS):
        if values >= UNREAD:
            yield Table([row for _, row, _ in rows], heads=NO_HEADS)
        return
    title = [cell for row in heads if len(row) == 1 for cell in row][:1]
    body = [_joined(row, values) for _, row, _ in rows]
    yield Table([*(row for row in heads if row != title), *body], title)


def _heads(before: list[TextLine]) -> list[Row]:
    """The lines of words right above the first row, as many as hold no sentence."""
    heads: list[Row] = []
    for line in reversed(before[-5:]):
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


def _joined(row: Row, values: int) -> Row:
    """A row with its name in one cell."""
    name, numbers = row[: len(row) - values], row[len(row) - values :]
    if not name:
        return numbers
    words = " ".join(cell.words for cell in name)
    return [Cell(name[0].start, words), *numbers]
