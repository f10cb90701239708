"""Folders of an older form, brought forward; what was there before is kept beside.

Form 1 was one folder of flat tables with a column `report` and `reports/<id>.txt`; form 2 is a folder for
each report, the vocabulary apart. Everything is written beside first and renamed into place last.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from data.folders.locations import shown
from data.schema import REPORT, VOCABULARY, Table, schema
from data.store.checking import check_report
from data.store.durable import table_bytes, write_file

BEFORE = "before-migration"
Rows = list[dict[str, str]]


class NothingToDo(Exception):  # noqa: N818 - it is no error
    """A folder is of the newest form already."""


def migrate(folder: Path) -> Iterator[str]:
    """Bring a data folder to the newest form, and say what was done, a line at a time.

    Raises NothingToDo where it is of that form; OSError or ValueError where it cannot be read, and then
    nothing was changed.
    """
    if not (folder / "datapackage.json").is_file() or not (folder / "tables" / "observations.csv").is_file():
        raise NothingToDo(f"{folder}: nothing to do, the folder is of version {schema().version} already.")
    tables = {path.stem: _read(path) for path in sorted((folder / "tables").glob("*.csv"))}
    reports = [row["id"] for row in tables["reports"]]
    beside = folder / f".migrating-{os.getpid()}"
    try:
        for report in reports:
            _write_report(beside / "reports" / report, report, tables, folder)
        for name, table in schema().of(VOCABULARY).items():
            _write(beside / "tables" / f"{name}.csv", table, _vocabulary(name, tables))
        left = [
            line for report in reports for line in _leave_out_findings(beside / "reports" / report, beside)
        ]
        _swap(folder, beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    yield f"{folder}: version 1 to {schema().version}; what was there before is in {BEFORE}"
    for report in reports:
        yield f"{folder / 'reports' / report}: made of the tables' rows"
    yield from left


def _swap(folder: Path, beside: Path) -> None:
    """Set the old form aside and put the new one in its place; where that fails, put the old one back."""
    before = folder / BEFORE
    before.mkdir()
    # In this order: the new form has a `tables` and a `reports` of its own.
    moves = [(folder / name, before / name) for name in ("tables", "reports", "datapackage.json")]
    moves += [(beside / name, folder / name) for name in ("tables", "reports")]
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        before.rmdir()
        raise


def _leave_out_findings(report: Path, root: Path) -> Iterator[str]:
    """Take out hand-written findings that name a number or a place in full, since they might be false
    elsewhere."""
    path = report / "charts.csv"
    lines = {one.line for one in check_report(report, [root]) if one.file == shown(path)}
    if not lines:
        return
    rows = _read(path)
    # Line 1 is the header; a migrated finding holds no line breaks.
    _write(path, schema().tables["charts"], [row for line, row in enumerate(rows, 2) if line not in lines])
    for line in sorted(lines):
        name = rows[line - 2]["id"]
        why = "its numbers and places must be placeholders"
        yield f"{report.name}: the finding of chart {name} is left out: {why}"


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write_report(target: Path, report: str, tables: dict[str, Rows], folder: Path) -> None:
    target.mkdir(parents=True)
    row = next(row for row in tables["reports"] if row["id"] == report)
    for name, table in schema().of(REPORT).items():
        rows = _rows_of(name, report, row, tables)
        if rows:
            _write(target / f"{name}.csv", table, rows)
    if row["text_file"]:
        write_file(target / "text.txt", (folder / row["text_file"]).read_bytes())


def _rows_of(name: str, report: str, row: dict[str, str], tables: dict[str, Rows]) -> Rows:
    if name == REPORT:
        added = {
            "schema": str(schema().version),
            "added": date.today().isoformat(),
            "source_kind": "government",
        }
        return [row | added]
    own = [one for one in tables.get(name, []) if one.get("report") == report]
    if name == "observations":
        return list(_with_ids(own))
    if name == "charts":
        return list(_charts(report, tables))
    return own


def _with_ids(rows: Rows) -> Iterator[dict[str, str]]:
    """Yield observations with an id: the indicator's, with the year where the report states it more than
    once."""
    taken: set[str] = set()
    for row in rows:
        name = row["indicator"]
        if name in taken:
            name = f"{row['indicator']}-{row['year']}"
        taken.add(name)
        yield row | {"id": name, "period": row["year"]}


def _charts(report: str, tables: dict[str, Rows]) -> Iterator[dict[str, str]]:
    """Yield the findings that were written for a report: they belonged to none, so the first that states
    all has them."""
    stated: dict[str, set[str]] = {row["id"]: set() for row in tables["reports"]}
    for row in tables["observations"]:
        stated[row["report"]].add(row["indicator"])
    for row in tables.get("charts", []):
        wanted = set(row["indicators"].split())
        first = next((name for name in stated if wanted <= stated[name]), None)
        if first == report:
            yield row | {"finding_zh": row["title_zh"], "finding_en": row["title_en"]}


def _vocabulary(name: str, tables: dict[str, Rows]) -> Rows:
    rows = tables.get(name, [])
    if name == "places":
        return [{"body": "government"} | row for row in rows]
    return rows


def _write(path: Path, table: Table, rows: Rows) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # What the older form held besides has no column here.
    known = [{name: row.get(name, "") for name in table.names} for row in rows]
    write_file(path, table_bytes(table, known))
