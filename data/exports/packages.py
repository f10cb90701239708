"""Everything, or one report, as a Frictionless Data Package in a ZIP: the folders joined again, with a
column `report`."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from data import store
from data.exports import parquet
from data.folders.locations import locations
from data.schema import REPORT, VOCABULARY, Table, description, schema, table_description

# ZIP knows no earlier day; a fixed one makes the same package the same bytes.
DAY = (1980, 1, 1, 0, 0, 0)
# The report's own table, which has one row a folder, is called by what it then holds.
NAMES = {REPORT: "reports"}
PLACES = "places"
OWNER = {
    "name": "report",
    "type": "string",
    "description": "报告编号。 Id of the report.",
    "constraints": {"required": True},
}


def everything() -> bytes:
    """Return all that is served as one package."""
    return _package(store.current(), ())


def one_report(report: str) -> bytes:
    """Return one report, with the vocabulary that it is written in, as a package. KeyError if unknown."""
    return _package(store.current(), (report,))


@lru_cache(maxsize=4)
def _package(database: store.Store, reports: tuple[str, ...]) -> bytes:
    folders = database.folders()
    chosen = {report: folders[report] for report in reports or folders}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        described = descriptor(chosen, is_everything=not reports)
        _add(package, "datapackage.json", json.dumps(described, ensure_ascii=False, indent=1) + "\n")
        for table in schema().tables.values():
            _add(package, path_of(table), _csv(table, chosen))
        for report, folder in chosen.items():
            if (folder / "text.txt").is_file():
                _add(package, f"reports/{report}.txt", (folder / "text.txt").read_bytes())
        if not reports:
            _add(package, parquet.NAME, parquet.observations_file().read_bytes())
    return file.getvalue()


def _add(package: zipfile.ZipFile, name: str, body: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # The upper half of the field holds Unix permissions; without them a file unpacks as readable by nobody.
    entry.external_attr = 0o644 << 16
    package.writestr(entry, body)


def path_of(table: Table) -> str:
    """Return where a table lies in a package."""
    return f"tables/{NAMES.get(table.name, table.name)}.csv"


def _csv(table: Table, folders: dict[str, Path]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    if table.scope != REPORT:
        writer.writerow(table.names)
        inside = "tables" if table.scope == VOCABULARY else ""
        files = [root / inside / f"{table.name}.csv" for root in locations().roots]
        rows = [row for path in files for row in _rows(path)]
        writer.writerows(_places(table, rows, folders) if table.name == PLACES else rows)
        return file.getvalue()
    writer.writerow([_owner(table)["name"], *table.names])
    for report, folder in folders.items():
        writer.writerows([report, *row] for row in _rows(folder / f"{table.name}.csv"))
    return file.getvalue()


def _places(table: Table, rows: list[list[str]], folders: dict[str, Path]) -> list[list[str]]:
    """Return the rows of places that a report is about, with those above them, not the whole country's."""
    at, above = table.names.index("id"), table.names.index("parent")
    # Of two rows of one id the later root's stands.
    known = {row[at]: row for row in rows}
    place = schema().tables[REPORT].names.index("place")
    asked = {row[place] for folder in folders.values() for row in _rows(folder / f"{REPORT}.csv")}
    wanted: set[str] = set()
    while asked:
        wanted |= asked
        asked = {known[name][above] for name in asked if name in known} - wanted
    return [row for name, row in known.items() if name in wanted]


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield a file's rows below its header; none where there is no such file."""
    if path.is_file():
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        next(rows, None)
        yield from rows


def _owner(table: Table) -> dict[str, Any]:
    """Return the column that says which report a row is of: `id` in the table of reports itself."""
    return OWNER | {"name": "id"} if table.name == REPORT else OWNER


def descriptor(reports: Collection[str], is_everything: bool = False) -> dict[str, Any]:
    """Return `datapackage.json` of a package of these reports, made from `data/schema/`.

    is_everything: whether the file of all observations is in it.
    """
    described = description()
    resources = [_resource(table) for table in schema().tables.values()]
    folders = store.current().folders()
    texts = [
        {
            "name": f"{report}-text",
            "type": "text",
            "path": f"reports/{report}.txt",
            "mediatype": "text/plain",
            "encoding": "utf-8",
            "format": "txt",
        }
        for report in reports
        if (folders[report] / "text.txt").is_file()
    ]
    sources = list(map(_source, (folders[report] for report in reports)))
    return {
        "profile": "data-package",
        **{name: described[name] for name in ("name", "title", "description")},
        "version": described["data_version"],
        "licenses": described["licenses"],
        # Frictionless allows no empty list of sources.
        **({"sources": sources} if sources else {}),
        "resources": [*resources, *texts, *([_joined()] if is_everything else [])],
    }


def _joined() -> dict[str, str]:
    """Return the resource of all observations with what the tables say of them."""
    described = parquet.description()
    return {
        "name": "observations-joined",
        "type": "file",
        **{name: described[name] for name in ("title", "description", "path")},
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }


def _source(folder: Path) -> dict[str, str]:
    """Return where a report was published."""
    row = dict(zip(schema().tables[REPORT].names, next(_rows(folder / "report.csv")), strict=True))
    # Not every text is known by an address.
    path = {"path": row["url"]} if row["url"] else {}
    return {"title": f"{row['source_name']} / {row['source_name_en']}"} | path


def _resource(table: Table) -> dict[str, Any]:
    described = table_description(table.name)
    own = table.scope == REPORT
    form: dict[str, Any] = {"fields": [*([_owner(table)] if own else []), *described["fields"]]}
    key = [*([_owner(table)["name"]] if own else []), *described["primaryKey"]]
    # `changes` has no key of its own: a cell may be corrected twice on a day.
    if described["primaryKey"] or table.name == REPORT:
        form["primaryKey"] = key
    if references := [*_references(table, described)]:
        form["foreignKeys"] = references
    return {
        "name": NAMES.get(table.name, table.name),
        "type": "table",
        "title": described["title"],
        "description": described["description"],
        "path": path_of(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": form,
    }


def _references(table: Table, described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a table's references; between tables of a report they hold inside one report."""
    if table.scope == REPORT and table.name != REPORT:
        yield {"fields": ["report"], "reference": {"resource": NAMES[REPORT], "fields": ["id"]}}
    for key in described.get("foreignKeys", ()):
        target = key["reference"]["resource"] or table.name
        inside = table.scope == REPORT and schema().tables[target].scope == REPORT
        if inside and target == table.name:
            # A heading without one above it: of two columns Frictionless knows no empty reference.
            continue
        owner = ["report"] if inside else []
        yield {
            "fields": [*owner, key["fields"]],
            "reference": {
                "resource": "" if target == table.name else NAMES.get(target, target),
                "fields": [*owner, key["reference"]["fields"]],
            },
        }
