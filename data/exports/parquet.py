"""Every observation as one Parquet file: the tables joined, to be read with pandas, polars or R."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from data import store
from data.schema import FOLDER

NAME = "observations.parquet"
DESCRIPTION = FOLDER / "files" / "observations_joined.json"
# Where a column of the file comes from, for those that are called otherwise in their table.
SOURCES = {
    "report": "own.report",
    "place": "report.place",
    "place_zh": "place.name_zh",
    "place_en": "place.name_en",
    "place_level": "place.level",
    "place_body": "place.body",
    "place_parent": "place.parent",
    "unit": "COALESCE(base.id, unit.id)",
    "unit_zh": "COALESCE(base.zh, unit.zh)",
    "unit_en": "COALESCE(base.en_many, unit.en_many)",
    "report_year": "report.year",
}
OF_THE_INDICATOR = ("name_zh", "name_en", "category", "kind", "nature", "part_of", "better")
OF_THE_REPORT = (
    *("title", "title_en", "source_name", "source_name_en", "source_kind", "published", "url", "retrieved"),
    "evidence",
)
JOINED = """SELECT {columns} FROM observations AS own
JOIN indicators AS indicator ON indicator.id = own.indicator
JOIN reports AS report ON report.report = own.report
JOIN places AS place ON place.id = report.place
LEFT JOIN units AS unit ON unit.id = indicator.unit LEFT JOIN units AS base ON base.id = unit.base
ORDER BY own.report, own.start NULLS LAST, own.file_line"""


def observations_file() -> Path:
    """Return the file of all observations, written once for each version of the data.

    An empty cell of text is missing there, like an empty number.
    """
    return store.current().parquet(NAME, statement())


@cache
def description() -> dict[str, Any]:
    """Return what the file holds: title, description, and `fields` with name, type and description."""
    described: dict[str, Any] = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return described


@cache
def statement() -> str:
    """Return the statement whose rows the file holds, a column for each field of its description."""
    columns = [_column(field["name"], field["type"]) for field in description()["fields"]]
    return JOINED.format(columns=", ".join(columns))


def _column(name: str, kind: str) -> str:
    table = "indicator" if name in OF_THE_INDICATOR else "report" if name in OF_THE_REPORT else "own"
    source = SOURCES.get(name, f'{table}."{name}"')
    return f"NULLIF({source}, '') AS \"{name}\"" if kind == "string" else f'{source} AS "{name}"'
