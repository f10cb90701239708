"""Rows of the tables that everything else leans on, as the API lists them: reports, places, indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import store
from data.schema import REPORT, schema
from data.store.tables import NAMES

# The column of the store that holds a report's id; in files it is called `id`, as in every other table.
OWNER = "report"
TABLES = {"reports": REPORT, "places": "places", "indicators": "indicators"}
# In this order where nobody wants another: the newest report first, all else as in its file.
USUAL = {"reports": '"year" DESC, "report"', "places": '"id"', "indicators": "file_line, id"}
KNOWN = {
    "report": "SELECT report FROM reports",
    "place": "SELECT id FROM places",
    "indicator": "SELECT id FROM indicators",
    "category": "SELECT id FROM categories",
}

UNKNOWN = """SELECT id FROM (SELECT unnest($1::VARCHAR[]) AS id) AS asked WHERE id NOT IN ({known})
ORDER BY id"""


@dataclass(frozen=True, eq=False)
class Listed:
    """A stretch of a longer list. rows: its rows, missing text "", missing numbers <NA>. total: of all."""

    rows: pd.DataFrame
    total: int


def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of one of TABLES, as in its file; those of reports begin with their `id`."""
    names = schema().tables[TABLES[table]].names
    return ("id", *names) if table == "reports" else tuple(names)


def table_list(
    table: str, chosen: Mapping[str, Sequence[Any]], sort: str = "", limit: int = 100, offset: int = 0
) -> Listed:
    """Return rows of one of TABLES in at most two statements.

    chosen: the values that a column may have; a column without any is no condition. sort: a column, with a
    minus before it from the largest; "" for the usual order. Missing values come last either way.
    """
    conditions, parameters = [], []
    for column, values in chosen.items():
        if values:
            conditions.append(f"list_contains(?, {_stored(table, column)})")
            parameters.append(list(values))
    where = " AND ".join(conditions) or "TRUE"
    database, name = store.current(), NAMES.get(TABLES[table], TABLES[table])
    total = int(database.frame(f'SELECT count(*) AS n FROM "{name}" WHERE {where}', parameters)["n"].iloc[0])
    wanted = ", ".join(f'{_stored(table, column)} AS "{column}"' for column in columns_of(table))
    sql = f'SELECT {wanted} FROM "{name}" WHERE {where} ORDER BY {_order(table, sort)} LIMIT ? OFFSET ?'
    return Listed(database.frame(sql, [*parameters, limit, offset]), total)


def _stored(table: str, column: str) -> str:
    return f'"{OWNER}"' if table == "reports" and column == "id" else f'"{column}"'


def _order(table: str, sort: str) -> str:
    if not sort:
        return USUAL[table]
    column = _stored(table, sort.removeprefix("-"))
    # An empty text is as good as none, and comes last too.
    missing = f"({column} IS NULL OR CAST({column} AS VARCHAR) = '')"
    return f"{missing}, {column} {'DESC' if sort.startswith('-') else 'ASC'}, {USUAL[table]}"


def unknown_ids(kind: str, ids: Sequence[str]) -> list[str]:
    """Return those of some ids that nothing has, in their order; kind: a key of KNOWN."""
    if not ids:
        return []
    sql = UNKNOWN.format(known=KNOWN[kind])
    asked = list(dict.fromkeys(ids))
    unknown = set(store.current().frame(sql, [asked])["id"])
    return [name for name in asked if name in unknown]
