"""Sets of letters that the readers of files know, from the table."""

import csv
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parents[1] / "tables" / "file_letters.csv"


@cache
def _all() -> dict[str, str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["letters"] for row in csv.DictReader(file)}


def letters(name: str) -> str:
    """A set of single letters, in their order."""
    return _all()[name]
