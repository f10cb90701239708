"""Rows from PostgreSQL as the frame that DuckDB would make of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

# By the type of a column in DuckDB: what pandas calls it without missing values, and with some.
NUMBERS = {
    "BIGINT": ("Int64", "Int64"),
    "INTEGER": ("int32", "Int32"),
    "BOOLEAN": ("bool", "boolean"),
}
TEXTS = ("VARCHAR", '"NULL"')


def frame_of(rows: Sequence[Sequence[Any]], named: Sequence[str], columns: dict[str, str]) -> pd.DataFrame:
    """Return rows as a frame.

    named: what their cells are called. columns: which are wanted, in order, each with its type in DuckDB.
    """
    places = {name: place for place, name in enumerate(named)}
    cells = {name: [row[places[name]] for row in rows] for name in columns}
    return pd.DataFrame({name: _column(cells[name], kind) for name, kind in columns.items()})


def _column(cells: list[Any], kind: str) -> pd.Series:
    if kind in TEXTS:
        # pandas makes text of it where there is some, as of DuckDB's.
        return pd.Series(cells)
    whole, some = NUMBERS.get(kind, ("Float64", "Float64"))
    # Numerics come as Decimal: what DuckDB adds up to a large number is a float in its frames.
    wanted = [None if cell is None else float(cell) for cell in cells] if whole == "Float64" else cells
    return pd.Series(wanted, dtype=some if None in cells else whole)
