"""A report goes and comes back as a whole, and everything that lists reports sees it through the store."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import select, store
from data.finding import DataError
from data.packages import everything
from data.store import swap
from data.store.checking import check_folders
from data.store.locations import Locations, locations
from data.store.removals import Refused, remove, restore
from tests.data.copies import OWN, REPORT
from tests.data.killed import killed_after

PROGRAM = """
from data.store import removals
getattr(removals, sys.argv[3])(locations(), sys.argv[4], "试一试", "甲")
"""


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locations]:
    """A user's own folder with one report beside the shipped one, and a store of its own."""
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    shutil.copytree(OWN / "reports" / REPORT, tmp_path / "local" / "reports" / "copy-1")
    store.forget()
    yield locations()
    store.forget()


def served() -> list[str]:
    store.forget()
    return [row.id for row in select.reports().itertuples()]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(where: Locations) -> list[tuple[str, str, str, str]]:
    with (where.local / "removals.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["report"], row["verb"], row["reason"], row["who"]) for row in csv.DictReader(lines)]


def test_an_own_report_goes_aside_and_comes_back_as_it_was(where):
    assert set(served()) == {REPORT, "copy-1"}
    before, version = files(where.local / "reports" / "copy-1"), store.current().version
    remove(where, "copy-1", "原文已撤回", "甲")
    assert served() == [REPORT] and store.current().version != version
    assert not (where.local / "reports" / "copy-1").exists()
    restore(where, "copy-1", "原文已恢复", "乙")
    assert set(served()) == {REPORT, "copy-1"}
    assert files(where.local / "reports" / "copy-1") == before
    assert rows(where) == [
        ("copy-1", "remove", "原文已撤回", "甲"),
        ("copy-1", "restore", "原文已恢复", "乙"),
    ]
    assert check_folders(where.roots) == []
    remove(where, REPORT, "换发", "丙")
    store.forget()
    told = [(row.report, row.verb, row.is_removed) for row in select.removals().itertuples()]
    assert told == [(REPORT, "remove", True), ("copy-1", "restore", False), ("copy-1", "remove", False)]


def test_a_shipped_report_is_left_out_by_its_row_alone(where):
    before = files(OWN / "reports" / REPORT)
    remove(where, REPORT, "换发", "甲")
    assert served() == ["copy-1"] and files(OWN / "reports" / REPORT) == before
    assert check_folders(where.roots) == []
    told = store.current().frame("SELECT report, verb FROM removals")
    assert told.values.tolist() == [[REPORT, "remove"]]
    assert f"reports/{REPORT}.txt".encode() not in everything() and b"tables/removals.csv" in everything()
    restore(where, REPORT, "误撤", "甲")
    assert set(served()) == {REPORT, "copy-1"}


def test_a_running_server_sees_it(where, monkeypatch):
    monkeypatch.setattr(store, "SECONDS_BETWEEN_LOOKS", 0.0)
    assert len(store.current().folders()) == 2
    remove(where, "copy-1", "试", "甲")
    assert list(store.current().folders()) == [REPORT]


@pytest.mark.parametrize(
    ("verb", "report", "reason", "who", "said"),
    [
        (remove, "nowhere-1999", "试", "甲", "There is no report nowhere-1999"),
        (restore, REPORT, "试", "甲", "is not removed"),
        (remove, REPORT, " ", "甲", "A reason is needed"),
        (remove, REPORT, "试", "", "A name is needed"),
        (remove, REPORT, "试", "甲\u200b", "hidden character U.200B"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(where, verb, report, reason, who, said):
    with pytest.raises(Refused, match=said):
        verb(where, report, reason, who)
    assert not (where.local / "removals.csv").exists()


def test_a_report_is_removed_once(where):
    remove(where, REPORT, "试", "甲")
    with pytest.raises(Refused, match="removed already"):
        remove(where, REPORT, "试", "甲")


def test_a_broken_row_stops_the_start(where):
    remove(where, REPORT, "试", "甲")
    path = where.local / "removals.csv"
    path.write_bytes(path.read_bytes().replace(b",remove,", b",perhaps,"))
    store.forget()
    with pytest.raises(DataError, match=r"removals.csv:2: verb: 'perhaps'"):
        store.current()


@pytest.mark.parametrize("step", ["row", "folder"])
@pytest.mark.parametrize("verb", ["remove", "restore"])
def test_killed_between_two_steps_it_is_whole(where, verb, step):
    before = files(where.local / "reports" / "copy-1")
    if verb == "restore":
        remove(where, "copy-1", "试", "甲")
    assert killed_after(step, PROGRAM, verb, "copy-1")
    assert ("copy-1" in served()) is (verb == "restore")
    aside, here = where.local / swap.REMOVED / "copy-1", where.local / "reports" / "copy-1"
    assert files(aside if verb == "remove" else here) == before
    assert here.exists() is not aside.exists()
    assert check_folders(where.roots) == []
