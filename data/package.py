"""What `datapackage.json` says of the tables: the one place where columns and types are fixed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "datapackage.json"


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

    Raises OSError, ValueError (not UTF-8, not JSON) or KeyError (a resource without path or schema).
    """
    package = json.loads((folder / NAME).read_text(encoding="utf-8"))
    resources = [resource for resource in package["resources"] if resource.get("type") == "table"]
    return {resource["name"]: _table(resource) for resource in resources}


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
    return Column(
        field["name"],
        field["type"],
        field.get("format") == "uri",
        rules.get("required", False),
        rules.get("unique", False),
        tuple(rules.get("enum", ())),
        rules.get("pattern", ""),
        rules.get("minimum"),
        rules.get("maximum"),
    )


def _reference(table: str, key: dict[str, Any]) -> Reference:
    target = key["reference"]
    # An empty resource is the table itself.
    return Reference(_names(key["fields"]), target["resource"] or table, _names(target["fields"]))


def _names(given: str | list[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
