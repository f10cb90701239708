"""Invented reports hold every rule; equal seeds give equal bytes."""

from pathlib import Path

import pytest

from data.folders.locations import PACKAGE
from data.store.checking import check_folders
from tests.bench.generate import write_reports

NUMBER = 12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    write_reports(folder, NUMBER)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.*")
        if path.is_file()
    }


def texts(folder: Path) -> set[str]:
    return {path.read_bytes().decode() for path in folder.glob("reports/*/text.txt")}


def test_generated_reports_hold_every_rule(folder: Path) -> None:
    assert [str(one) for one in check_folders([PACKAGE, folder])] == []


def test_each_report_is_another_and_every_tenth_is_only_cited(folder: Path) -> None:
    assert len(list((folder / "reports").iterdir())) == NUMBER
    assert len(texts(folder)) == NUMBER - 1
    assert all(2900 < len(text) < 3900 for text in texts(folder))


def test_equal_seeds_give_equal_bytes(folder: Path, tmp_path: Path) -> None:
    write_reports(tmp_path, NUMBER)
    assert files(tmp_path) == files(folder)


def test_another_seed_gives_other_texts(folder: Path, tmp_path: Path) -> None:
    write_reports(tmp_path, NUMBER, seed=2)
    assert not texts(tmp_path) & texts(folder)


def test_a_shorter_run_is_the_beginning_of_a_longer_one(folder: Path, tmp_path: Path) -> None:
    write_reports(tmp_path, 5)
    kept = {name: body for name, body in files(tmp_path).items() if name.startswith("reports/")}
    assert kept.items() <= files(folder).items()
