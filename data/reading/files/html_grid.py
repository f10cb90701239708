"""In which columns the cells of a web page's table stand, where some reach over several."""

from typing import Any

MOST_SPANNED = 60


class Grid:
    """Tells in which column each cell of a table stands, with the spans of those above and before it."""

    def __init__(self) -> None:
        self._tables: dict[int, tuple[int, dict[int, int]]] = {}
        self._until: dict[int, int] = {}
        self._number = self._column = self._written = 0

    def row(self, row: Any) -> None:
        """Begin a row of the table that holds it."""
        table = _table_of(row)
        number, self._until = self._tables.get(table, (0, {}))
        self._number = number + 1
        self._tables[table] = self._number, self._until
        self._column = self._written = 0

    def cell(self, cell: Any) -> int:
        """Begin a cell; how many marks stand between the last one and this."""
        while self._until.get(self._column, 0) >= self._number:
            self._column += 1
        marks, self._written = self._column - self._written, self._column
        columns, rows = _count(cell, "colspan"), _count(cell, "rowspan")
        for column in range(self._column, self._column + columns):
            self._until[column] = self._number + rows - 1
        self._column += columns
        return marks


def _table_of(row: Any) -> int:
    """Return what tells the table of a row from others; a row is never far from it."""
    node = row.parent
    for _ in range(3):
        if node is None or node.tag == "table":
            break
        node = node.parent
    return 0 if node is None else node.mem_id


def _count(cell: Any, name: str) -> int:
    """Return how many rows or columns a cell spans, at most as many as any table has."""
    stated = (cell.attributes.get(name) or "").strip()
    return min(max(int(stated), 1), MOST_SPANNED) if stated.isdecimal() and len(stated) < 6 else 1
