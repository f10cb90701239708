"""Where tables stand in a text: lines with | or tabs between cells, or cells parted by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.cells.model import Cell, Lines, Row, Table, TextLine
from data.reading.cells.roles import is_caption
from data.reading.cells.spaced import spaced
from data.reading.cells.stacked import stacked
from data.reading.words import held_once

BETWEEN = re.compile(r"[|\t]")
RULE = frozenset("|-: \t+=")
MARKS = ("|", "\t")
# Titles between rows, cells of a row, lines above that may name a table, rows that make one.
MOST_TITLES, MOST_CELLS, ABOVE, FEWEST_ROWS = 2, 80, 2, 2
SENTENCE = re.compile("[,;。!?]")
BRACKETED = re.compile(r"\([^()]{0,80}\)")


def tables(text: str) -> Iterator[Table]:
    """Every table of a text in half-width forms, however its cells are written."""
    for run in _joined_runs(list(_runs(Lines(text)))):
        if _is_marked(run[0]):
            yield from _marked(run)
        else:
            yield from spaced(run)
            yield from stacked(run)


def _is_marked(line: TextLine) -> bool:
    """Whether a line shows two cells and more; one cell and a mark at its end is a cell of its own."""
    if not any(mark in line.words for mark in MARKS):
        return False
    return "\t" in line.words.strip() or "|" in line.words.strip(" |") or _is_padded(line)


def _is_padded(line: TextLine) -> bool:
    """Whether a line is a cell with the marks of its span behind it: 第一项 | |||."""
    words = line.words.strip()
    return words.endswith("||") and not set(words) <= RULE


def _runs(lines: Lines) -> Iterator[Lines]:
    """Lines that follow each other and are all rows with marks, or all without; blank ones end no run."""
    first, is_marked = -1, False
    for number, line in enumerate(lines):
        if not line.words.strip():
            continue
        marked = _is_marked(line)
        if first >= 0 and marked != is_marked:
            yield lines.part(first, number)
        if first < 0 or marked != is_marked:
            first, is_marked = number, marked
    if first >= 0:
        yield lines.part(first, len(lines))


def _joined_runs(runs: list[Lines]) -> Iterator[Lines]:
    """Runs of which one or two lines of words between rows are titles in the same table, which goes on."""
    at = 0
    while at < len(runs):
        run = runs[at]
        while _is_marked(run[0]) and at + 2 < len(runs) and _goes_on(runs[at + 1], runs[at + 2]):
            at += 2
            run = run.up_to(runs[at])
        yield run
        at += 1


def _goes_on(between: Lines, after: Lines) -> bool:
    """Whether lines between rows are titles in a table, as its rows after them have no head of their own."""
    words = [line.words.strip() for line in between if line.words.strip()]
    if len(words) > MOST_TITLES or any(SENTENCE.search(BRACKETED.sub("", line)) for line in words):
        return False
    return not any(map(is_caption, words)) and any(cell.is_number for cell in _cells(after[0]))


def _marked(run: Lines) -> Iterator[Table]:
    rows = [_cells(line) for line in run if line.words.strip() and not set(line.words) <= RULE]
    rows = [row for row in rows if len(row) <= MOST_CELLS]
    before = [line for line in run.before(ABOVE + 2) if line.words.strip()]
    above = [cell for line in before[-ABOVE:] for cell in _cells(line)[:1] if cell.words]
    if len(rows) >= FEWEST_ROWS:
        yield Table(rows, above, placed="\t" in run[0].words and "|" not in run[0].words)


def _cells(line: TextLine) -> Row:
    """The cells of a row, empty ones too; a mark at the very ends is no cell."""
    words = line.words
    first = 1 if words.startswith("|") else 0
    last = len(words.rstrip()) - 1 if words.rstrip(" ").endswith("|") else len(words)
    cells = []
    at = first
    for part in BETWEEN.split(words[first:last] if last > first else ""):
        stripped = held_once(part.strip(" "))
        cells.append(Cell(line.start + at + len(part) - len(part.lstrip(" ")), stripped))
        at += len(part) + 1
    return cells
