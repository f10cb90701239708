"""A table taken apart: its heads, the titles between its rows, and the names and values of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.reading.cells.heads import NO_HEADS, over_columns, trimmed
from data.reading.cells.model import NO_CELLS, Cell, Heads, Row, Table, is_year, number_of
from data.reading.cells.roles import is_caption, rank_of, role_of
from data.reading.cells.units import named_unit

FEWEST_SERIAL = 2


@dataclass(slots=True)
class Line:
    """One row of values.

    names: from the outermost to its own; values: by column; marks: its serial number; titles: the rows of one
    cell that stand above it and hold over it.
    """

    names: list[Cell]
    values: Row
    marks: list[Cell] = field(default_factory=list)
    titles: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """Rows under the same heads. above: the lines before the table that may name it, nearest last."""

    lines: list[Line]
    heads: Heads
    above: list[Cell]


def parts(table: Table) -> Iterator[Part]:
    """The parts of a table, each with its own heads; its rows are let go on the way."""
    if table.heads is not None:
        made = _part([], table.rows, [], table)
        table.rows.clear()
        yield from filter(None, [made])
        return
    for heads, rows, titles in _stretches(table.rows):
        for head_rows, body in _unfolded(heads, rows):
            if part := _part(head_rows, body, titles, table):
                yield part


def _stretches(rows: list[Row]) -> Iterator[tuple[list[Row], list[Row], list[Cell]]]:
    """Head rows and the rows that follow them, titles among both; titles: those before the head."""
    heads: list[Row] = []
    body: list[Row] = []
    before: list[Cell] = []
    rows.reverse()
    while rows:
        row = rows.pop()
        words = [cell for cell in row if not cell.is_empty]
        if not words or _numbers_columns(row):
            continue
        if is_caption(words[0].words) and not _has_value(row):
            before += words
            continue
        data = not _is_year_row(row, body) and (_has_value(row) or _says_nothing(row))
        if data or (len(words) == 1 and body):
            body.append(row)
        elif len(words) == 1 and not heads:
            before.append(words[0])
        elif len(words) == 1 and rank_of(words[0].words):
            body.append(row)
        else:
            if body:
                yield heads, _without_last_titles(body), before
                before = _last_titles(body)
                heads, body = [], []
            heads.append(row)
    if body:
        yield heads, body, before


def _has_value(row: Row) -> bool:
    return any(cell.is_number for cell in row)


def _says_nothing(row: Row) -> bool:
    """Whether a row has a name and only dashes for values."""
    return any(cell.words and cell.is_empty for cell in row[1:])


def _is_year_row(row: Row, body: list[Row]) -> bool:
    """Whether the numbers of a row are years that head the columns below."""
    years = [cell for cell in row if cell.is_number]
    return not body and len(years) > 1 and all(map(is_year, years))


def _numbers_columns(row: Row) -> bool:
    """Whether a row counts the columns: 甲 | 乙 | 1 | 2."""
    words = [cell.words for cell in row if cell.words]
    digits = [word for word in words if word.isdigit()]
    letters = [word for word in words if not word.isdigit()]
    serial = [str(number) for number in range(1, len(digits) + 1)]
    return len(digits) > 1 and digits == serial and all(role_of(word) == "serial" for word in letters)


def _titles_at_end(body: list[Row]) -> int:
    count = 0
    while count < len(body) - 1 and len([cell for cell in body[-1 - count] if not cell.is_empty]) == 1:
        if _has_value(body[-1 - count]):
            break
        count += 1
    return count


def _without_last_titles(body: list[Row]) -> list[Row]:
    return body[: len(body) - _titles_at_end(body)]


def _last_titles(body: list[Row]) -> list[Cell]:
    """The titles that stand right before a new head belong to what comes."""
    count = _titles_at_end(body)
    rows = body[len(body) - count :] if count else []
    return [cell for row in rows for cell in row if not cell.is_empty]


def _unfolded(heads: list[Row], body: list[Row]) -> Iterator[tuple[list[Row], list[Row]]]:
    """A table printed side by side (地区 | 件数 | 地区 | 件数) as one below the other."""
    width = _repeated(heads[-1], body) if heads else _alternating(body)
    if not width:
        yield heads, body
        return
    for row in body:
        for at in range(0, len(row), width):
            if _has_value(row[at : at + width]):
                yield [row[:width] for row in heads[-1:]], [row[at : at + width]]


def _repeated(head: Row, body: list[Row]) -> int:
    """After how many columns a head begins again, that of the names included; 0 where it does not."""
    words = [cell.words for cell in head]
    while words and not words[-1]:
        words.pop()
    for width in range(2, len(words) // 2 + 1):
        if len(words) % width == 0 and words == words[:width] * (len(words) // width):
            starts = [row[at] for row in body for at in range(0, len(row), width)]
            return 0 if any(cell.is_number for cell in starts) else width
    return 0


def _alternating(body: list[Row]) -> int:
    """2 where rows without a head are names and numbers in turn, twice and more."""
    rows = [[cell for cell in row if cell.words] for row in body]
    turns = [
        len(row) > 3 and all(cell.is_number == bool(at % 2) for at, cell in enumerate(row)) for row in rows
    ]
    return 2 if turns and all(turns) else 0


def _part(heads: list[Row], body: list[Row], titles: list[Cell], table: Table) -> Part | None:
    rows = [row for row in body if _has_value(row)]
    if not rows:
        return None
    serial = _has_serial(rows, heads)
    at = Counter(_first_value(row, serial) for row in rows).most_common(1)[0][0]
    # A long table has no room for its rows beside its lines.
    rows.clear()
    lines = list(_lines(body, at, serial, table.placed, titles))
    count = max((len(line.values) for line in lines), default=0)
    if not count:
        return None
    column_heads = table.heads or (over_columns(heads, at, count) if heads else NO_HEADS)
    return Part(lines, column_heads, table.above)


def _has_serial(rows: list[Row], heads: list[Row]) -> bool:
    """Whether the first cell of each row is its number in a list."""
    first = [number_of(row[0]) for row in rows if row]
    if any(role_of(row[0].words) == "serial" for row in heads if row):
        return any(first)
    digits = [number.digits if number else "" for number in first]
    counted = [str(number) for number in range(1, len(first) + 1)]
    named = all(len(row) > 2 and row[1].words and not row[1].is_number for row in rows)
    return len(digits) >= FEWEST_SERIAL and digits == counted and named


def _first_value(row: Row, serial: bool) -> int:
    """Where the values of a row begin: behind its serial number or year, and its names."""
    at = 1 if serial or (row and is_year(row[0]) and len(row) > 1) else 0
    while at < len(row) and not row[at].is_number and not (row[at].words and row[at].is_empty):
        at += 1
    return at


def _lines(body: list[Row], at: int, serial: bool, placed: bool, titles: list[Cell]) -> Iterator[Line]:
    """The rows of values, each with the titles that hold over it and its names."""
    chain, shared = Chain(titles), NO_CELLS
    for number, row in enumerate(body):
        body[number] = NO_CELLS
        words = [cell for cell in row if not cell.is_empty]
        if len(words) == 1 and not _has_value(row):
            chain.title(words[0])
            continue
        own = at if placed else _own(row, at, serial)
        marks = row[:1] if serial else NO_CELLS
        titles, names = chain.row(row[len(marks) : own], placed)
        # Held once where they are those of the line before: a long table has many lines.
        shared = titles if titles != shared else shared
        yield Line(names, trimmed(row[own:]), marks, shared)


def _own(row: Row, at: int, serial: bool) -> int:
    """Where the values of this row begin, where web pages leave out the names that a span shares."""
    first = _first_value(row, serial)
    return first if any(cell.words for cell in row[at:first]) or first < at else at


class Chain:
    """The titles and outer names that hold over a row: 三、 holds over (一), a span over the rows in it."""

    def __init__(self, titles: list[Cell]) -> None:
        self.plain = [title for title in titles if not rank_of(title.words)]
        self.marked = [title for title in titles if rank_of(title.words)]
        self.names: Row = []

    def title(self, cell: Cell) -> None:
        """A row of one cell names what comes below; one that names the unit ends nothing."""
        self.names = []
        if rank_of(cell.words):
            self.marked = [*self._above(cell), cell]
        else:
            self.plain = [*(title for title in self.plain if named_unit(title.words)), cell]
            self.marked = []

    def row(self, cells: Row, placed: bool) -> tuple[list[Cell], list[Cell]]:
        """The titles over a row with these names, and the names with those that spans share with it."""
        own = next((cell for cell in cells if cell.words), None)
        if own is None:
            return [*self.plain, *self.marked], [cell for cell in self.names if cell.words]
        if rank_of(own.words):
            self.marked = self._above(own)
        self.names = _shared(cells, self.names, placed)
        names = [cell for cell in self.names if cell.words]
        titles = [title for title in (*self.plain, *self.marked) if title not in names]
        self.marked += [cell for cell in names[:-1] if rank_of(cell.words) and cell not in self.marked]
        return titles, names

    def _above(self, cell: Cell) -> list[Cell]:
        return [title for title in self.marked if rank_of(title.words) < rank_of(cell.words)]


def _shared(names: Row, before: Row, placed: bool) -> Row:
    """The names of a row; an empty one, or one left out by a web page, is the name above it."""
    if not placed and len(names) < len(before) and not any(rank_of(cell.words) for cell in names):
        return [*before[: len(before) - len(names)], *names]
    own = next(i for i, cell in enumerate(names) if cell.words)
    return [*before[:own], *names[own:]] if len(before) >= own else names
