"""What is told to be on disk was handed to the disk: files, and the folders that hold their names."""

import os
from pathlib import Path

import pytest

from data import drafts
from data.drafts.journal import JOURNAL
from data.schema import schema
from data.store.durable import replace_file, sync_folder, table_bytes, table_rows, write_file
from tests.data.bringing import WHO, say, stating
from tests.data.published import files, opened


@pytest.fixture
def on_disk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes of what was put on disk, in order."""
    found: list[int] = []
    put = os.fsync

    def record(handle: int) -> None:
        found.append(os.fstat(handle).st_ino)
        put(handle)

    monkeypatch.setattr(os, "fsync", record)
    return found


def test_a_file_and_its_name_are_on_disk(tmp_path: Path, on_disk: list[int]):
    path, folder = tmp_path / "a.csv", tmp_path.stat().st_ino
    write_file(path, b"a")
    assert on_disk == [path.stat().st_ino]
    sync_folder(tmp_path)
    assert on_disk[1:] == [folder]
    replace_file(path, b"b")
    assert on_disk[2:] == [path.stat().st_ino, folder] and path.read_bytes() == b"b"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_cannot_be_put_on_disk_leaves_the_old_one(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.csv"
    write_file(path, b"old")

    def full(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old" and [one.name for one in tmp_path.iterdir()] == ["a.csv"]


def test_a_decision_is_on_disk_when_it_is_told(draft, on_disk: list[int]):
    name = stating(drafts.state(draft), "583宗").id
    on_disk.clear()
    say(draft, name, "accept")
    assert on_disk == [(draft.folder / JOURNAL).stat().st_ino]


def test_every_file_and_folder_of_a_report_is_on_disk_when_it_is_there(decided, own_data, on_disk: list[int]):
    assert drafts.accept(decided, WHO).report == "weitang-2024"
    folder = own_data.local / "reports" / "weitang-2024"
    paths = [folder, folder.parent, *folder.iterdir(), *(own_data.local / "tables").iterdir()]
    assert {path.stat().st_ino for path in paths} <= set(on_disk)
    assert len(files(folder)) == 6
    correction = opened("weitang-2024")
    name = stating(drafts.state(correction), "583宗").id
    say(correction, name, "correct", "附注", scope_zh="县城", scope_en="town")
    on_disk.clear()
    assert drafts.accept(correction, WHO).changes == 2
    assert {path.stat().st_ino for path in [folder, *folder.iterdir()]} <= set(on_disk)


def test_a_table_is_read_as_it_was_written(tmp_path: Path):
    rows = [{"id": "show", "zh": '台,"\n', "en_one": "show"}]
    (tmp_path / "units.csv").write_bytes(table_bytes(schema().tables["units"], rows))
    (row,) = table_rows(tmp_path / "units.csv")
    assert row == dict.fromkeys(schema().tables["units"].names, "") | rows[0]
    assert table_rows(tmp_path / "nothing.csv") == []
