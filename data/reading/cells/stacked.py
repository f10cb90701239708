"""Tables pasted from a page with one cell a line: rows are told by where words and numbers change.

单位 / 件数 / 甲镇 / 12 / 乙镇 / 30 (a line each) has two heads and two rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.reading.cells.heads import NO_HEADS, in_rows
from data.reading.cells.model import NO_CELLS, Cell, Heads, Lines, Row, Table, is_year
from data.reading.cells.roles import GROUPS, bare, is_caption, rank_of, role_of
from data.reading.cells.units import is_unit, named_unit
from data.reading.measures import MEASURES, measure_at
from data.reading.words import column, held_once

BRACKETED = re.compile(r"\([^()]{0,80}\)")
SENTENCE = re.compile("[,;。!?]")
NAMES_TABLE = re.compile("^(?:计量)?单位:|(?:表|情况)(?:$|[(])")
BROKEN = tuple(column("table_heads", role="broken"))
# A longer line is a sentence; no head has more cells; one number is no table.
LONGEST_CELL, MOST_BEFORE, FEWEST_NUMBERS = 45, 40, 2
MARGIN = " \t|"


@dataclass(slots=True)
class Turn:
    """Cells of words, the cells of numbers that follow them, and the serial number of the row."""

    words: list[Cell] = field(default_factory=list)
    numbers: Row = field(default_factory=list)
    mark: Row = field(default_factory=lambda: NO_CELLS)


def stacked(lines: Lines) -> Iterator[Table]:
    """The tables among lines without marks between cells."""
    for turns in map(_turns, map(_years_as_heads, _blocks(lines))):
        if sum(len(turn.numbers) for turn in turns) < FEWEST_NUMBERS or _is_broken_prose(turns):
            continue
        made = list(_tables(_without_serial(turns)))
        # A long table has no room for its turns beside its rows.
        turns.clear()
        yield from made


def _blocks(lines: Lines) -> Iterator[list[Cell]]:
    """Lines that follow each other and are each short enough for a cell, where numbers stand among them."""
    block: list[Cell] = []
    for line in lines:
        stripped = line.words.strip(MARGIN)
        if not stripped:
            continue
        # The line's own place where they are the same: a long table has many.
        before = line.words.index(stripped)
        cell = Cell(line.start + before if before else line.start, held_once(stripped))
        if cell.is_number or _is_cell(stripped):
            block.append(cell)
            continue
        if any(cell.is_number for cell in block):
            yield block
        block = []
    if any(cell.is_number for cell in block):
        yield block


def _is_cell(words: str) -> bool:
    own = BRACKETED.sub("", words)
    return len(own) <= LONGEST_CELL and not SENTENCE.search(own)


def _years_as_heads(cells: list[Cell]) -> list[Cell]:
    """Bare years before the first other number head columns: they are words here."""
    first = next((i for i, cell in enumerate(cells) if cell.is_number and not is_year(cell)), len(cells))
    years = [i for i, cell in enumerate(cells[:first]) if is_year(cell)]
    if len(years) < FEWEST_NUMBERS or years[-1] - years[0] != len(years) - 1:
        return cells
    return [Cell(cell.start, f"{cell.words}年") if i in years else cell for i, cell in enumerate(cells)]


def _turns(cells: list[Cell]) -> list[Turn]:
    turns = [Turn()]
    for cell in cells:
        number = cell.is_number or (cell.is_empty and bool(turns[-1].words))
        if number:
            turns[-1].numbers.append(cell)
        else:
            if turns[-1].numbers:
                turns.append(Turn())
            turns[-1].words.append(cell)
    return [turn for turn in turns if turn.numbers]


def _is_broken_prose(turns: list[Turn]) -> bool:
    """Whether lines only break sentences around their numbers: 受理 / 34 / 件，办结."""
    if not turns[0].words:
        return True
    goes_on = 0
    for turn in turns[1:]:
        first = turn.words[0].words if turn.words else ""
        word, end = measure_at(first, 0)
        goes_on += bool(word) and end < len(first) and first not in MEASURES and not named_unit(first)
    return goes_on * 2 > len(turns) - 1 > 0


def _without_serial(turns: list[Turn]) -> list[Turn]:
    """Serial numbers, which end the row before the one that they count, put before the name in their row."""
    marks = [turn.numbers[-1] for turn in turns[:-1]]
    counted = [str(number) for number in range(1, len(marks) + 1)]
    if len(marks) < FEWEST_NUMBERS or [mark.words for mark in marks] != counted or len(turns[0].numbers) != 1:
        return turns
    rows = [
        Turn(turn.words, turn.numbers[:-1], [mark]) for turn, mark in zip(turns[1:-1], marks, strict=False)
    ]
    rows.append(Turn(turns[-1].words, turns[-1].numbers, marks[-1:]))
    rows[0].words = [*turns[0].words, *rows[0].words]
    return [turn for turn in rows if turn.numbers]


def _tables(turns: list[Turn]) -> Iterator[Table]:
    """Each turn its own table where only heads precede numbers, else one table of rows."""
    if len(turns) == 1 or _are_heads_only(turns):
        for turn in turns:
            yield from _one_row(turn)
        return
    yield from _rows(turns)


def _are_heads_only(turns: list[Turn]) -> bool:
    """Whether every run of numbers has heads of its own before it and no row names."""
    return all(
        len(turn.words) >= len(turn.numbers) >= FEWEST_NUMBERS and not is_unit(turn.words[-1].words)
        for turn in turns
    )


def _one_row(turn: Turn) -> Iterator[Table]:
    """Heads and one row of numbers, with a row name where a name for the heads stands first."""
    words, above = _captioned(_mended(turn.words, len(turn.numbers)))
    count = len(turn.numbers)
    if count < FEWEST_NUMBERS or len(words) < count:
        return
    named = len(words) == count + 2 and role_of(words[0].words) in ("names", "units")
    names = words[-1:] if named else []
    heads = words[: len(words) - len(names)]
    titles = heads[: max(0, len(heads) - count - len(names))] if not named else []
    yield _table(heads, [names], [turn.numbers], above, titles)


def _captioned(words: list[Cell]) -> tuple[list[Cell], list[Cell]]:
    """The words of heads, and before them the lines that name the table or its unit."""
    last = 0
    for i, cell in enumerate(words[:-1]):
        if is_caption(cell.words) or (NAMES_TABLE.search(cell.words) and bare(cell.words) not in GROUPS):
            last = i + 1
    return words[last:][-MOST_BEFORE:], words[max(0, last - 2) : last]


def _mended(words: list[Cell], count: int) -> list[Cell]:
    """Heads that were broken over lines, joined where the form's own words say so and there are too many."""
    mended: list[Cell] = []
    for cell in words:
        joined = mended[-1].words + cell.words if mended else ""
        if (
            len(words) > count
            and mended
            and any(joined.startswith(head) for head in BROKEN)
            and not any(mended[-1].words.startswith(head) for head in BROKEN)
        ):
            mended[-1] = Cell(mended[-1].start, joined)
        else:
            mended.append(cell)
    return mended


def _rows(turns: list[Turn]) -> Iterator[Table]:
    """Rows of names and numbers; where more words stand than a row has names, a title or a new head."""
    own = min(len(turn.words) for turn in turns[1:])
    units = [is_unit(turn.words[-1].words) for turn in turns]
    own = max(own, 2) if all(units) and own > 1 else own
    broken = _broken_names(turns, own)
    heads, above = _captioned(turns[0].words[:-own])
    names: list[Row] = [[*turns[0].mark, *turns[0].words[-own:]]]
    numbers: list[Row] = [turns[0].numbers]
    for i, turn in enumerate(turns[1:], 1):
        extra = turn.words[:-own]
        count = len(turn.numbers)
        if len(extra) >= own + count and (len(extra) > own + count or not rank_of(extra[0].words)):
            yield _table(heads, names, numbers, above)
            heads, above, names, numbers = extra[-(own + count) :], extra[: -(own + count)], [], []
            extra = []
        words = turn.words[len(turn.words) - own - len(extra) :]
        if i in broken:
            words = [Cell(words[0].start, "".join(cell.words for cell in words)), *words[len(words) :]]
        names.append([*turn.mark, *words])
        numbers.append(turn.numbers)
    yield _table(heads, names, numbers, above)


def _broken_names(turns: list[Turn], own: int) -> set[int]:
    """Rows whose name is broken over two lines: they are few, and a title between rows has a list mark."""
    longer = [
        i
        for i, turn in enumerate(turns[1:], 1)
        if len(turn.words) == own + 1 and own == 1 and not rank_of(turn.words[0].words)
    ]
    return set(longer) if len(longer) * 4 <= len(turns) else set()


def _table(
    heads: list[Cell], names: list[Row], numbers: list[Row], above: list[Cell], titles: Row | None = None
) -> Table:
    """A table whose heads are told from the words before its rows; titles: over all columns, nearest last."""
    count = Counter(map(len, numbers)).most_common(1)[0][0]
    plain = Counter(sum(not cell.is_number for cell in name) for name in names)
    own = plain.most_common(1)[0][0] if names else 0
    column_heads = in_rows(heads, own, count) if heads else NO_HEADS
    if titles and all(path[0] is not titles[-1] for path in column_heads.paths):
        column_heads = Heads([(titles[-1], *path) for path in column_heads.paths], column_heads.sure)
    rows = [[*name, *row] for name, row in zip(names, numbers, strict=True)]
    return Table(rows, above, heads=column_heads)
