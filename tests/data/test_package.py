"""The data package holds for those who take it away: the frictionless command line says so."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.data.copies import OWN, change, copy_of_data

FRICTIONLESS = Path(sys.executable).with_name("frictionless")
STUDY = "party_group_law_study_items_count"


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [FRICTIONLESS, "validate", folder / "datapackage.json", "--json"]
    return subprocess.run(command, capture_output=True, text=True)


def errors(done: subprocess.CompletedProcess[str]) -> set[str]:
    report = json.loads(done.stdout)
    return {error["type"] for task in report["tasks"] for error in task["errors"]} | {
        error["type"] for error in report["errors"]
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "copy")


def test_the_data_package_is_valid() -> None:
    assert validate(OWN).returncode == 0


def test_a_copy_of_it_is_valid(folder: Path) -> None:
    assert validate(folder).returncode == 0


def study(row: dict[str, str]) -> bool:
    return row["indicator"] == STUDY


def fourth(row: dict[str, str]) -> bool:
    return row["id"] == "4"


@pytest.mark.parametrize(
    ("table", "where", "cells", "error"),
    [
        ("observations", study, {"start": "x"}, "type-error"),
        ("observations", study, {"qualifier": "roughly"}, "constraint-error"),
        ("observations", study, {"indicator": "legal_advisers_coverage"}, "primary-key"),
        ("observations", study, {"indicator": "no_such_count"}, "foreign-key"),
        ("sections", fourth, {"id": "5"}, "primary-key"),
    ],
    ids=["a type", "an enum", "a key", "a reference", "a key of two columns"],
)
def test_a_broken_cell_is_refused(
    folder: Path, table: str, where: Callable[[dict[str, str]], bool], cells: dict[str, str], error: str
) -> None:
    change(folder, table, where, **cells)
    done = validate(folder)
    assert done.returncode == 1
    assert error in errors(done)
