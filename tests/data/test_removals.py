"""A report goes and comes back as a whole, and everything that lists reports sees it through the store."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import select, store
from data.exports.packages import everything
from data.folders.data_error import DataError
from data.folders.locations import Locations, locations
from data.store import swap
from data.store.checking import check_folders
from data.store.removals import Refused, remove, replaced, restore
from tests.data.copies import OWN, REPORT, copy_of_data
from tests.data.killed import killed_after

PROGRAM = """
import sys
from data.folders.locations import locations
from data.store import removals
getattr(removals, sys.argv[1])(locations(), sys.argv[2], "试一试", "甲")
"""


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locations]:
    """A user's own folder with one report beside the first one, and a store of its own."""
    monkeypatch.setenv("DATA_FOLDER", str(copy_of_data(tmp_path / "shipped")))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    shutil.copytree(OWN / "reports" / REPORT, tmp_path / "local" / "reports" / "copy-1")
    store.clear_cache()
    yield locations()
    store.clear_cache()


def served() -> list[str]:
    store.clear_cache()
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
    store.clear_cache()
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


def test_what_readers_are_told_names_the_report_and_nobody(where):
    """A removed report is in no other answer: its title comes from its folder, wherever that lies now."""
    remove(where, "copy-1", "原文已撤回", "甲")
    remove(where, REPORT, "换发", "乙")
    restore(where, REPORT, "误撤", "丙")
    store.clear_cache()
    back, gone, own = select.holdings().decided
    assert (back.report, back.was_removed, back.is_removed, back.is_served) == (REPORT, False, False, True)
    assert not any(one.was_corrected for one in (back, gone, own))
    assert (gone.report, gone.was_removed, gone.is_removed, gone.reason) == (REPORT, True, False, "换发")
    assert (own.report, own.was_removed, own.is_removed, own.is_served) == ("copy-1", True, True, False)
    assert own.title == back.title == gone.title != "" and own.title_en == back.title_en
    assert not {"甲", "乙", "丙"} & set(vars(own).values())


@pytest.mark.parametrize("left", ["nothing", "not UTF-8", "another form"])
def test_a_removed_report_of_which_no_title_is_left_stops_no_page(where, left):
    remove(where, "copy-1", "原文已撤回", "甲")
    folder = where.local / swap.REMOVED / "copy-1"
    if left == "nothing":
        shutil.rmtree(folder)
    else:
        (folder / "report.csv").write_bytes(b"title\n\xff\n" if left == "not UTF-8" else b"name\na\n")
    store.clear_cache()
    (told,) = select.holdings().decided
    assert (told.report, told.title, told.title_en) == ("copy-1", "", "")


def test_an_id_that_a_hand_wrote_leads_to_no_other_folder(where):
    remove(where, "copy-1", "原文已撤回", "甲")
    path = where.local / "removals.csv"
    path.write_bytes(path.read_bytes().replace(b",copy-1,", f",../reports/{REPORT},".encode()))
    store.clear_cache()
    (told,) = select.holdings().decided
    assert told.title == ""


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
    store.clear_cache()
    with pytest.raises(DataError, match=r"removals.csv:2: verb: 'perhaps'"):
        store.current()


@pytest.mark.slow
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


def corrected(where: Locations) -> Path:
    """Put a copy of the shipped report in its place, with another title."""
    copy = where.local / "reports" / REPORT
    shutil.copytree(OWN / "reports" / REPORT, copy)
    path = copy / "report.csv"
    path.write_bytes(path.read_bytes().replace("罗定市2022年".encode(), "罗定市二〇二二年".encode()))
    return copy


def title() -> str:
    store.clear_cache()
    return next(row.title for row in select.reports().itertuples() if row.id == REPORT)


def test_a_shipped_report_that_was_corrected_stands_again_as_it_was_shipped(where):
    shipped = title()
    copy = corrected(where)
    assert title() != shipped and replaced(where) == {REPORT}
    before = files(copy)
    restore(where, REPORT, "更正有误", "甲")
    assert title() == shipped and replaced(where) == frozenset()
    (told,) = select.holdings().decided
    assert told.was_corrected and told.is_served and not told.was_removed
    assert rows(where) == [(REPORT, "restore", "更正有误", "甲")]
    aside = [path for path in (where.local / swap.REMOVED).iterdir() if path.name.startswith(f"{REPORT}.")]
    assert [files(path) for path in aside] == [before]
    assert check_folders(where.roots) == []
    with pytest.raises(Refused, match="nothing to restore"):
        restore(where, REPORT, "再试", "甲")


@pytest.mark.patient
@pytest.mark.slow
@pytest.mark.parametrize("step", [one for one in swap.STEPS if one != "table"])
def test_killed_while_the_shipped_report_comes_back_it_is_one_or_the_other(where, step):
    shipped = title()
    corrected(where)
    assert killed_after(step, PROGRAM, "restore", REPORT)
    was_begun = step != "ready"
    assert (title() == shipped) is was_begun
    assert (where.local / "removals.csv").exists() is was_begun
    assert check_folders(where.roots) == []
