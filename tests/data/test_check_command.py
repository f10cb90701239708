"""`python -m data.check` takes data folders and folders of one report, wherever they lie."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.check.__main__ import main
from data.schema import schema
from data.store.checking import check_report
from tests.data.copies import OWN, REPORT, copy_of_data

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry out the command; give its exit code, what it printed, what it complained about."""

    def ran(*folders: Path) -> tuple[int, str, str]:
        code = main([*map(str, folders)])
        return code, *capsys.readouterr()

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "copy")


def test_one_folder_is_checked_outside_the_tree(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere" / "nowhere-2022"
    shutil.copytree(folder / "reports" / REPORT, outside)
    assert check_report(outside, [OWN]) == []
    (outside / "text.txt").unlink()
    assert [(found.file, found.column) for found in check_report(outside, [OWN])] == [
        (str(outside / "text.txt"), "file")
    ]


def test_a_folder_may_add_to_the_vocabulary(folder: Path, tmp_path: Path, run: Run) -> None:
    """What a user brings is one report of a place that the shipped tables do not know."""
    own = tmp_path / "own"
    shutil.copytree(folder / "reports" / REPORT, own / "reports" / "elsewhere-2022")
    change_place(own, "x-elsewhere")
    assert "is not in places" in run(own)[1]
    (own / "tables").mkdir()
    cells = {"id": "x-elsewhere", "name_zh": "某地", "name_en": "Elsewhere", "level": "county"}
    cells |= {"body": "government"}
    names = schema().tables["places"].names
    row = ",".join(cells.get(name, "") for name in names)
    (own / "tables" / "places.csv").write_text(f"{','.join(names)}\n{row}\n", "utf-8")
    assert run(own)[:2] == (0, "All tables hold.\n")


def change_place(root: Path, place: str) -> None:
    path = root / "reports" / "elsewhere-2022" / "report.csv"
    path.write_bytes(path.read_bytes().replace(b",445381,", f",{place},".encode()))


def test_the_command_line_takes_reports_and_data_folders(folder: Path, tmp_path: Path, run: Run) -> None:
    report = tmp_path / "report-alone"
    shutil.copytree(folder / "reports" / REPORT, report)
    assert run(folder, report)[:2] == (0, "All tables hold.\n")
    (report / "report.csv").write_bytes(b"")
    found = f"{report / 'report.csv'}:1: file: is empty, a header of the table's columns\n"
    assert run(folder, report)[:2] == (1, found)


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path, run: Run) -> None:
    code, out, err = run(tmp_path / "nowhere")
    assert (code, out) == (2, "")
    assert "is not there, a folder would be right." in err
