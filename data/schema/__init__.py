"""What each table holds: the one place where columns and types are fixed, read from the files beside this
one.

`package.json` names the tables and carries the version of their form; `<table>.json` is a Frictionless Table
Schema with a title, a description and a scope: `report` (lies in a report's folder), `vocabulary` (shared) or
`local` (lies beside `reports/` in LOCAL_DATA: what a user decided about reports).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
TYPES = frozenset({"string", "integer", "number", "boolean", "date"})
REPORT, VOCABULARY, LOCAL = "report", "vocabulary", "local"


@dataclass(frozen=True)
class Column:
    """A column with its constraints; `type` is Frictionless's (string, integer, number, boolean, date).

    one_unit: the values of `enum` (forms of charts) whose row may name figures of one unit only.
    fewest: how many figures a row must name at least, by the values of `enum` that one is too few for.
    """

    name: str
    type: str
    is_uri: bool
    required: bool
    unique: bool
    enum: tuple[str, ...]
    one_unit: tuple[str, ...]
    fewest: Mapping[str, int]
    pattern: str
    minimum: float | None
    maximum: float | None

    @cached_property
    def holds_any_text(self) -> bool:
        """Whether no cell that is not empty can be wrong."""
        limits = (self.enum, self.pattern, self.is_uri)
        return self.type == "string" and not any(limits) and self.minimum is None and self.maximum is None


@dataclass(frozen=True)
class Reference:
    """Columns whose values, where not empty, must stand in columns of another table."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table and its rules. scope: REPORT, VOCABULARY or LOCAL."""

    name: str
    scope: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @cached_property
    def names(self) -> list[str]:
        """The columns' names, in the order in which a file has them."""
        return [column.name for column in self.columns]


@dataclass(frozen=True)
class Schema:
    """All tables by name, those of a report first. version: grows when a folder's form changes."""

    version: int
    digest: str
    tables: dict[str, Table]

    def of(self, scope: str) -> dict[str, Table]:
        """Return the tables of one scope."""
        return {name: table for name, table in self.tables.items() if table.scope == scope}


@cache
def schema() -> Schema:
    """Return the form of all tables. ValueError or KeyError where the description itself is wrong."""
    package = description()
    names = [name for scope in (REPORT, VOCABULARY, LOCAL) for name in package[scope]]
    tables = {name: _table(name, table_description(name)) for name in names}
    for table in tables.values():
        _check_names(table, tables)
    # Part of the store's form: a change to any description makes the store anew.
    files = sorted(FOLDER.glob("*.json"))
    digest = sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
    return Schema(package["version"], digest, tables)


def description() -> dict[str, Any]:
    """Return what `package.json` says of the whole: version, title, licences, lists of tables."""
    package: dict[str, Any] = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
    return package


def table_description(name: str) -> dict[str, Any]:
    """Return a table's Frictionless schema with its title, description and scope."""
    described: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return described


def _table(name: str, described: dict[str, Any]) -> Table:
    return Table(
        name,
        described["scope"],
        tuple(_column(field) for field in described["fields"]),
        tuple(described["primaryKey"]),
        tuple(_reference(name, key) for key in described.get("foreignKeys", ())),
    )


def _check_names(table: Table, tables: dict[str, Table]) -> None:
    used = [(table.name, name) for name in table.key]
    for reference in table.references:
        used += [(table.name, name) for name in reference.columns]
        used += [(reference.table, name) for name in reference.targets]
    for name, column in used:
        if column not in tables[name].names:
            raise ValueError(f"{table.name}: no column {column} in {name}")


def _column(field: dict[str, Any]) -> Column:
    rules = field.get("constraints", {})
    if field["type"] not in TYPES:
        raise ValueError(f"{field['name']}: no type {field['type']}")
    for limit in ("minimum", "maximum"):
        if not isinstance(rules.get(limit, 0), int | float):
            raise ValueError(f"{field['name']}: {limit} is no number")
    for about in ("oneUnit", "fewest"):
        if not set(field.get(about, ())) <= set(rules.get("enum", ())):
            raise ValueError(f"{field['name']}: {about} names what the column cannot hold")
    try:
        re.compile(rules.get("pattern", ""))
    except re.error as problem:
        raise ValueError(f"{field['name']}: {problem}") from None
    return Column(
        field["name"],
        field["type"],
        field.get("format") == "uri",
        rules.get("required", False),
        rules.get("unique", False),
        tuple(rules.get("enum", ())),
        tuple(field.get("oneUnit", ())),
        field.get("fewest", {}),
        rules.get("pattern", ""),
        rules.get("minimum"),
        rules.get("maximum"),
    )


def _reference(table: str, key: dict[str, Any]) -> Reference:
    target = key["reference"]
    # An empty resource is the table itself.
    return Reference(_names(key["fields"]), target["resource"] or table, _names(target["fields"]))


def _names(columns: str | list[str]) -> tuple[str, ...]:
    return (columns,) if isinstance(columns, str) else tuple(columns)
