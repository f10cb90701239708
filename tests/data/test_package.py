"""The data package holds for those who take it away: frictionless refuses what is broken."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import validate

from data.exports.packages import everything

STUDY = "party_group_law_study_items_count"


def errors(folder: Path) -> set[str]:
    report = validate(str(folder / "datapackage.json"))
    return {error.type for task in report.tasks for error in task.errors} | {
        error.type for error in report.errors
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    zipfile.ZipFile(io.BytesIO(everything())).extractall(tmp_path)
    return tmp_path


def change(folder: Path, table: str, where: Callable[[dict[str, str]], bool], **cells: str) -> None:
    path = folder / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    next(row for row in rows if where(row)).update(cells)
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def study(row: dict[str, str]) -> bool:
    return row["indicator"] == STUDY


def fourth(row: dict[str, str]) -> bool:
    return row["id"] == "4"


def test_the_package_is_sound_before_a_cell_is_broken(folder: Path) -> None:
    assert errors(folder) == set()


@pytest.mark.parametrize(
    ("table", "where", "cells", "error"),
    [
        ("observations", study, {"start": "x"}, "type-error"),
        ("observations", study, {"qualifier": "roughly"}, "constraint-error"),
        ("observations", study, {"id": "legal_advisers_coverage"}, "primary-key"),
        ("observations", study, {"indicator": "no_such_count"}, "foreign-key"),
        ("observations", study, {"report": "nowhere-1999"}, "foreign-key"),
        ("sections", fourth, {"id": "5"}, "primary-key"),
    ],
    ids=["a type", "an enum", "a key", "a reference", "another report", "a key of two columns"],
)
def test_a_broken_cell_is_refused(
    folder: Path, table: str, where: Callable[[dict[str, str]], bool], cells: dict[str, str], error: str
) -> None:
    change(folder, table, where, **cells)
    assert error in errors(folder)
