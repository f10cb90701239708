"""Totals that are not the sum of their rows or columns: they are told with a doubt and never changed.

Under 甲镇 12 and 乙镇 30 a row 合计 45 gets the doubt, and so do totals at the end of a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from data.reading.cells.model import Cell, Number, Row, number_of
from data.reading.cells.parts import Line, Part
from data.reading.cells.roles import rank_of, role_of
from data.reading.cells.units import named_unit

FEWEST = 2
APART = frozenset(["change", "serial", "code", "remark", "units", "years"])
# Printed amounts are rounded to two places.
ROUNDING = Decimal("0.01")
PART_OF = ("其中", "#")


def wrong_totals(part: Part) -> set[int]:
    """Where the totals stand that are not the sum of what is above or beside them."""
    wrong = {cell.start for cell, parts in _down(part) if _differs(cell, parts)}
    return wrong | {
        cell.start for line in part.lines for cell, parts in _across(part, line) if _differs(cell, parts)
    }


def _down(part: Part) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each total of a column with the cells above it; a table with parts of parts has no plain sum."""
    rows: list[Line] = []
    for line in part.lines:
        name = line.names[-1].words if line.names else ""
        if role_of(name) == "total" and not any(rank_of(row.names[0].words) for row in rows if row.names):
            for column, cell in enumerate(line.values):
                if column < len(part.heads.paths) and not _adds_up(part.heads.paths[column]):
                    continue
                yield cell, [row.values[column] for row in rows if column < len(row.values)]
            rows = []
        elif not name.startswith(PART_OF):
            rows.append(line)


def _across(part: Part, line: Line) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each total of a row with the cells of its group."""
    paths = part.heads.paths
    if len(paths) < len(line.values):
        return
    for column, cell in enumerate(line.values):
        path = paths[column]
        if path and role_of(path[-1].words) == "total":
            group = [
                other
                for at, other in enumerate(line.values[:column])
                if len(paths[at]) > 0
                and paths[at][: len(path) - 1] == path[:-1]
                and _adds_up(paths[at])
                and not _is_total(paths[at])
            ]
            yield cell, group


def _adds_up(path: tuple[Cell, ...]) -> bool:
    """Whether the numbers under these heads can be added: no rates, changes or serial numbers."""
    return not any(role_of(head.words) in APART or named_unit(head.words) == "%" for head in path)


def _is_total(path: tuple[Cell, ...]) -> bool:
    return any(role_of(head.words) == "total" for head in path)


def _differs(total: Cell, cells: list[Cell]) -> bool:
    """Whether a total is not the sum; False where a cell has no number or a rate stands among them."""
    number, numbers = number_of(total), [number_of(cell) for cell in cells]
    if number is None or len(cells) < FEWEST or "%" in number.unit:
        return False
    values = [other.value("") for other in numbers if other]
    whole = number.value("")
    if len(values) < len(cells) or whole is None or None in values:
        return False
    return abs(sum((value for value in values if value), Decimal(0)) - whole) > ROUNDING


def in_percent(rows: list[Row], column: int) -> bool:
    """Whether a column of changes is in per cent: no difference of two others, and with broken numbers."""
    changes = [number_of(row[column]) for row in rows if column < len(row)]
    others = [
        [number for at, cell in enumerate(row) if at != column and (number := number_of(cell))]
        for row in rows
        if column < len(row)
    ]
    pairs = [
        (change, pair) for change, pair in zip(changes, others, strict=True) if change and len(pair) == FEWEST
    ]
    if pairs and all(_is_difference(change, *pair) for change, pair in pairs):
        return False
    return any("." in number.digits for number in changes if number)


def _is_difference(change: Number, value: Number, other: Number) -> bool:
    values = [number.value("") or Decimal(0) for number in (change, value, other)]
    return abs(abs(values[1] - values[2]) - values[0]) < ROUNDING
