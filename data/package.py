"""What `datapackage.json` says of the tables: the one place where columns and types are fixed."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "datapackage.json"
TYPES = frozenset({"string", "integer", "number", "boolean", "date"})


@dataclass(frozen=True)
class Column:
    """A column with its constraints; `type` is Frictionless's (string, integer, number, boolean, date)."""

    name: str
    type: str
    is_uri: bool
    required: bool
    unique: bool
    enum: tuple[str, ...]
    pattern: str
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True)
class Reference:
    """Columns whose values, where given, must be found in columns of another table."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table: its file, relative to the folder, and its rules."""

    name: str
    path: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]


def read_package(folder: Path) -> dict[str, Table]:
    """Return the tables of a folder's data package by name, in its order.

    Raises OSError, ValueError (not UTF-8, not JSON, a rule that names what is not there), or KeyError,
    TypeError or AttributeError (a resource of another shape).
    """
    package = json.loads((folder / NAME).read_text(encoding="utf-8"))
    resources = [resource for resource in package["resources"] if resource.get("type") == "table"]
    tables = {resource["name"]: _table(resource) for resource in resources}
    columns = {name: {column.name for column in table.columns} for name, table in tables.items()}
    for table in tables.values():
        _check_names(table, columns)
    return tables


def _check_names(table: Table, columns: dict[str, set[str]]) -> None:
    used = [(table.name, name) for name in table.key]
    for reference in table.references:
        used += [(table.name, name) for name in reference.columns]
        used += [(reference.table, name) for name in reference.targets]
    for name, column in used:
        if column not in columns.get(name, ()):
            raise ValueError(f"{table.name}: no column {column} in {name}")


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    name = resource["name"]
    return Table(
        name,
        resource["path"],
        tuple(_column(field) for field in schema["fields"]),
        _names(schema.get("primaryKey", ())),
        tuple(_reference(name, key) for key in schema.get("foreignKeys", ())),
    )


def _column(field: dict[str, Any]) -> Column:
    rules = field.get("constraints", {})
    if field["type"] not in TYPES:
        raise ValueError(f"{field['name']}: no type {field['type']}")
    return Column(
        field["name"],
        field["type"],
        field.get("format") == "uri",
        rules.get("required", False),
        rules.get("unique", False),
        tuple(rules.get("enum", ())),
        _pattern(rules.get("pattern", "")),
        _number(rules.get("minimum")),
        _number(rules.get("maximum")),
    )


def _pattern(words: str) -> str:
    try:
        re.compile(words)
    except re.error as problem:
        raise ValueError(f"{words}: {problem}") from problem
    return words


def _number(given: float | None) -> float | None:
    if given is not None and not isinstance(given, int | float):
        raise ValueError(f"{given!r} is no number")
    return given


def _reference(table: str, key: dict[str, Any]) -> Reference:
    target = key["reference"]
    # An empty resource is the table itself.
    return Reference(_names(key["fields"]), target["resource"] or table, _names(target["fields"]))


def _names(given: str | list[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
