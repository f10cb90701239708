"""A published report's rows, as items of a draft that corrects it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.drafts.model import ACCEPTED, HEAD, LETTERS, Item
from data.store.durable import table_rows


def items_of(folder: Path, coverage: set[str]) -> list[Item]:
    """Return a report's rows as accepted items. coverage: the indicators that are coverage claims."""
    rows = {
        name: table_rows(folder / f"{name}.csv") for name in ("sections", "statements", "statement_areas")
    }
    names = {row["id"]: f"h{number}" for number, row in enumerate(rows["sections"], 1)}
    areas: dict[str, list[str]] = {}
    for row in rows["statement_areas"]:
        areas.setdefault(row["statement"], []).append(names[row["section"]])
    items = [_item(HEAD, HEAD, table_rows(folder / "report.csv")[0])]
    for row in rows["sections"]:
        items.append(_item(names[row["id"]], "heading", row | {"parent": names.get(row["parent"], "")}))
    for number, row in enumerate(rows["statements"], 1):
        cells = row | {"section": names[row["section"]], "areas": " ".join(areas.get(row["id"], ()))}
        items.append(_item(f"s{number}", "statement", cells))
    return [*items, *_observations(folder, coverage), *_mentions(folder)]


def _observations(folder: Path, coverage: set[str]) -> Iterator[Item]:
    numbers = {"figure": 0, "claim": 0}
    for row in table_rows(folder / "observations.csv"):
        kind = "claim" if row["indicator"] in coverage else "figure"
        numbers[kind] += 1
        yield _item(f"{LETTERS[kind]}{numbers[kind]}", kind, row)


def _mentions(folder: Path) -> Iterator[Item]:
    for number, row in enumerate(table_rows(folder / "mentions.csv"), 1):
        yield _item(f"m{number}", "mention", row)


def _item(name: str, kind: str, cells: dict[str, str]) -> Item:
    return Item(name, kind, cells, dict(cells), ACCEPTED, 0)
