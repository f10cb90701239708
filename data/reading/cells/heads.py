"""Heads of several rows: which words stand over each column, where spans are shown or have to be told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from data.reading.cells.model import YEAR, Cell, Heads, Path, Row
from data.reading.cells.roles import GROUPS, bare, role_of
from data.reading.cells.units import named_unit

CHILDLESS = frozenset(["total", "serial", "remark", "units", "names"])
# Heads of more cells than any form has are not tried in all ways.
MOST_CELLS, MOST_IN_THREE, MOST_GROUPS = 48, 40, 8
# A head over one column needs no second row.
FEWEST_CHILDREN = 2
# A head that is left out as a title makes the rest less sure.
LEFT_OUT = 0.06


NO_HEADS = Heads([])


def over_columns(rows: list[Row], names: int, values: int) -> Heads:
    """Heads of the columns of values; rows: head rows as they stand; names: columns left of the values.

    An empty result says that the heads cannot be told apart; a row that names no column is passed over.
    """
    width = names + values
    given = [row for row in map(trimmed, rows) if row]
    if not given:
        return NO_HEADS
    if all(_is_placed(row, width) for row in given):
        placed = [[*row, *[Cell(row[-1].end, "")] * (width - len(row))] for row in given]
        return Heads(_filled(placed)[names:], 1.0)
    packed = [[cell for cell in row if cell.words] for row in given]
    candidates = []
    for first in range(len(packed)):
        for wanted in dict.fromkeys((width, values, width - 1)):
            if wanted >= values and (fold := _folded(packed[first:], wanted, wanted > values)):
                sure = fold.sure - LEFT_OUT * first
                candidates.append(Heads(fold.paths[wanted - values :], sure))
    return max(candidates, key=lambda fold: fold.sure, default=None) or _by_last(packed[-1], values)


def _by_last(row: Row, values: int) -> Heads:
    """Only the last row fits in part: a total and its unit stand at the right, so count from there."""
    if len(row) < values or values == 0:
        return NO_HEADS
    return Heads([(cell,) for cell in row[-values:]], 0.5)


def trimmed(row: Row) -> Row:
    """A row without the empty cells at its end."""
    last = max((i for i, cell in enumerate(row) if cell.words), default=-1)
    return row if last + 1 == len(row) else row[: last + 1]


def _is_placed(row: Row, width: int) -> bool:
    """Whether the places of a head row are its columns: it is full, or shows its empty cells."""
    return len(row) <= width and (len(row) == width or any(not cell.words for cell in row))


def _filled(rows: list[Row]) -> list[Path]:
    """The path over each column; an empty cell goes on with the cell left of it, where others stand below."""
    last = len(rows) - 1
    paths = []
    for column in range(len(rows[0])):
        path = []
        for number, row in enumerate(rows):
            cell = row[column]
            below = any(lower[column].words for lower in rows[number + 1 :])
            if not cell.words and number < last and below:
                cell = _left_of(rows, number, column)
            if cell.words:
                path.append(cell)
        paths.append(tuple(path))
    return paths


def _left_of(rows: list[Row], number: int, column: int) -> Cell:
    """The cell whose span reaches over this column; none reaches past the span above it."""
    for at in range(column, -1, -1):
        if rows[number][at].words:
            return rows[number][at]
        if number and rows[number - 1][at].words and at < column:
            break
    return Cell(rows[number][column].start, "")


def _folded(rows: list[Row], width: int, named: bool) -> Heads | None:
    """Rows whose cells stand without their spans, put under each other so that this many columns come out.

    named: whether the first cell heads the names of the rows.
    """
    if len(rows) == 1:
        return Heads([(cell,) for cell in rows[0]], 0.9) if len(rows[0]) == width else None
    under = sum(map(len, rows[1:]))
    spare = len(rows[0]) + under - width
    if not len(rows) - 1 <= spare <= under // FEWEST_CHILDREN:
        return None
    candidates = [
        fold
        for groups in _shares(spare, len(rows) - 1)
        if (fold := _fold(rows, groups, rows[0][0] if named else None)) and len(fold.paths) == width
    ]
    return max(candidates, key=lambda fold: fold.sure, default=None)


def _shares(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to share out a number over parts, each at least one."""
    if parts == 1:
        yield from [(total,)] if 0 < total <= MOST_GROUPS else []
        return
    for first in range(1, min(total - parts + 1, MOST_GROUPS) + 1):
        for rest in _shares(total - first, parts - 1):
            yield first, *rest


def _fold(rows: list[Row], groups: tuple[int, ...], names: Cell | None) -> Heads | None:
    paths: list[Path] = [(cell,) for cell in rows[0]]
    sure = 0.9
    for above, row, count in zip(rows, rows[1:], groups, strict=False):
        parents = _parents([cell for cell in above if cell is not names], row, count)
        children = _children(row, count) if parents else None
        if not parents or not children or row[0].words in ("合计", "总计"):
            return None
        known = all(_parenthood(parent) > 1 for parent in parents)
        sure -= 0.0 if known or _repeats(row, count) else 0.1 if count == len(above) else 0.2
        sure -= 0.0 if role_of(row[-1].words) == "total" or count > 1 else 0.05
        under = dict(zip((parent.start for parent in parents), children, strict=True))
        paths = list(
            chain.from_iterable(
                [(*path, child) for child in under[path[-1].start]] if path[-1].start in under else [path]
                for path in paths
            )
        )
    return Heads(paths, sure)


def _parents(above: Row, row: Row, count: int) -> list[Cell]:
    """Which cells of a row have cells under them: known ones, else the last that can have any."""
    words = {cell.words for cell in row}
    able = [cell for cell in above if role_of(cell.words) not in CHILDLESS and cell.words not in words]
    ordered = sorted(enumerate(able), key=lambda placed: (_parenthood(placed[1]), placed[0]))
    return [cell for _, cell in sorted(ordered[-count:])] if len(able) >= count else []


def _parenthood(cell: Cell) -> int:
    """How likely a head has others under it: a known one, a year, any other; a change or a rate hardly."""
    if bare(cell.words) in GROUPS:
        return 3
    if YEAR.match(cell.words):
        return 2
    return 0 if role_of(cell.words) == "change" or named_unit(cell.words) == "%" else 1


def _repeats(row: Row, count: int) -> bool:
    """Whether the same words stand under each of so many cells."""
    size, rest = divmod(len(row), count)
    words = [cell.words for cell in row]
    return count > 1 and rest == 0 and size >= FEWEST_CHILDREN and words == words[:size] * count


def _children(row: Row, count: int) -> list[Row] | None:
    """The cells of a row, shared out over those above: each gets the same words, or they end with a total."""
    if count == 1:
        return [row] if len(row) >= FEWEST_CHILDREN else None
    if _repeats(row, count):
        size = len(row) // count
        return [row[at : at + size] for at in range(0, len(row), size)]
    parts: list[Row] = [[]]
    for cell in row:
        parts[-1].append(cell)
        if role_of(cell.words) == "total" and cell is not row[-1]:
            parts.append([])
    return parts if len(parts) == count else None


def in_rows(cells: Row, names: int, values: int) -> Heads:
    """Heads of a table whose cells stand one a line: where its head rows begin has to be told too."""
    width = names + values
    flat = [cell for cell in cells if cell.words][-min(MOST_CELLS, 2 * width + 8) :]
    for wanted in (width, values):
        # printed side by side: the head of the first half is that of the second
        if len(flat) > wanted > 1 and _repeats(flat, len(flat) // wanted) and len(flat) % wanted == 0:
            return Heads([(cell,) for cell in flat[wanted - values : wanted]], 0.9)
    candidates = []
    for first in range(min(len(flat), 4)):
        for wanted in dict.fromkeys((width, values)):
            for rows in _splits(flat[first:]):
                if fold := _folded(rows, wanted, wanted > values):
                    sure = fold.sure - LEFT_OUT * first - (0.0 if wanted == width else 0.05)
                    candidates.append(Heads(fold.paths[wanted - values :], sure))
    best = max(candidates, key=lambda fold: fold.sure, default=None)
    return best or _by_last(flat, values)


def _splits(cells: Row) -> Iterator[list[Row]]:
    """One row, and all ways to make two or three head rows of these cells."""
    yield [cells]
    size = len(cells)
    for first in range(1, size - 1):
        yield [cells[:first], cells[first:]]
    for first in range(1, min(size - 3, 5)) if size <= MOST_IN_THREE else ():
        for second in range(first + 1, size - 1):
            yield [cells[:first], cells[first:second], cells[second:]]
