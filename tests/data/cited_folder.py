"""Reports of which only figures are kept, written into a data folder for a test."""

import csv
from pathlib import Path

from data.schema import schema

SOURCE = {
    "schema": str(schema().version),
    "title": "某地材料",
    "title_en": "A text",
    "source_name": "某网",
    "source_name_en": "A site",
    "added": "2026-11-27",
    "evidence": "cited",
    "source_kind": "media",
    "entered_by": "甲",
}
STATED = {"qualifier": "exact", "period_basis": "year", "status": "reported"}


def cited(root: Path, name: str, place: str, year: int, *figures: dict[str, str], **source: str) -> Path:
    """Write a cited report; return its folder.

    figures: cells of observations, at least indicator, value and stated; id, year and period follow.
    """
    folder = root / "reports" / name
    folder.mkdir(parents=True)
    told = {"place": place, "year": str(year), "url": f"http://www.example.invalid/{name}"}
    _write(folder, "report", [SOURCE | told | source])
    rows = [
        {"id": one["indicator"], "year": str(year), "period": str(year)} | STATED | one for one in figures
    ]
    _write(folder, "observations", rows)
    return folder


def _write(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, schema().tables[table].names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
