"""The tables that are kept by hand beside these modules, with the line of each row."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[tuple[int, Row], ...]:
    """Return a table's rows, each with its line; cells hold no line breaks."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(enumerate(csv.DictReader(lines), start=2))
