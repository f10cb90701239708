"""What was added, corrected and removed: of everything, a place, a report, a figure, since a day."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import store
from data.folders.locations import Locations, locations
from data.select.change_rows import ADDED, AS_SHIPPED, CORRECTED, REMOVED, RESTORED
from data.select.changed import ENTRIES_OF_A_PAGE, Question, changed
from data.select.since_cited import since_cited
from tests.corrected import ADDED as CAME_LATER
from tests.corrected import CASES, GONE, OPINIONS, corrected_copy
from tests.data.copies import OWN, REPORT, append, copy_of_data, read_table, write_table

PLACE = "445381"


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locations]:
    """The first report as corrected by its operator."""
    monkeypatch.setenv("DATA_FOLDER", str(copy_of_data(tmp_path / "shipped")))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    (tmp_path / "local").mkdir()
    corrected_copy(tmp_path / "local")
    store.clear_cache()
    yield locations()
    store.clear_cache()


def decided(where: Locations, *rows: str) -> None:
    (where.local / "removals.csv").write_text("\n".join(["date,report,verb,reason,who", *rows, ""]), "utf-8")
    store.clear_cache()


def test_every_decision_is_one_entry_and_the_newest_is_first(where):
    found = changed(Question())
    assert [(one.date, one.what, one.row) for one in found.entries] == [
        ("2026-12-02", CORRECTED, "747 750"),
        ("2026-12-02", CORRECTED, GONE),
        ("2026-12-01", CORRECTED, CAME_LATER),
        ("2026-11-27", CORRECTED, "3.2"),
        ("2026-11-27", CORRECTED, OPINIONS),
        ("2026-11-27", CORRECTED, OPINIONS),
        ("2026-11-23", ADDED, ""),
        ("2026-10-05", CORRECTED, CASES),
    ]
    assert (found.total, found.decided, found.counts) == (8, 7, {CORRECTED: 7, ADDED: 1})
    cases, gone = found.entries[-1], found.entries[1]
    assert [change.column for change in cases.changes] == ["end", "start", "stated", "value"]
    assert (cases.short_zh, cases.is_there, cases.place_zh) == ("调解案件（该句未写明种类）", True, "罗定市")
    assert (gone.short_zh, gone.is_there) == ("行政处罚案件数", False)
    assert len({one.key for one in found.entries}) == found.total


def test_a_figure_stands_before_and_after_each_correction(where):
    # The same cell twice: each entry has what stood just before it.
    cells = {"table": "observations", "row": CASES, "column": "value", "reason": "复核", "who": "甲"}
    append(where.local, "changes", date="2026-09-01", old="2470", new="2478", **cells)
    store.clear_cache()
    amounts = [
        (one.before and one.before.value, one.after and one.after.value)
        for one in changed(Question(report=REPORT, figure=CASES)).entries
    ]
    assert amounts == [(2478, 2487), (2470, 2478)]
    hedged = [one for one in changed(Question(report=REPORT, figure=OPINIONS)).entries if one.before]
    assert [(one.before.qualifier, one.after.qualifier) for one in hedged] == [("exact", "at_least")]


def test_what_is_asked_for_is_of_a_place_a_report_a_figure_and_later_days(where):
    shutil.copytree(OWN / "reports" / REPORT, where.local / "reports" / "copy-1")
    rows = read_table(where.local, "report", "copy-1")
    write_table(where.local, "report", [rows[0] | {"place": "440000"}], "copy-1")
    store.clear_cache()
    totals = [
        changed(question).total
        for question in (
            Question(),
            Question(report="copy-1"),
            Question(place=PLACE),
            Question(report=REPORT, figure=OPINIONS),
            Question(since="2026-11-27"),
            Question(report=REPORT, since="2026-12-02"),
        )
    ]
    assert totals == [9, 1, 8, 2, 3, 0]
    lost = changed(Question(report="nowhere-1999", place="none", page=9))
    assert (lost.unknown, lost.total, lost.question.page) == (("nowhere-1999", "none"), 9, 1)


def test_removals_name_reports_that_are_not_here_and_nobody(where):
    (where.local / "reports" / REPORT).rename(where.local / "aside")
    decided(
        where,
        f"2026-11-24,{REPORT},restore,以原件为准,甲",
        f"2026-11-25,{REPORT},remove,原文已撤回,乙",
        f"2026-11-25,{REPORT},restore,误撤,乙",
        f"2026-11-25,{REPORT},remove,还是撤下,乙",
    )
    found = changed(Question(place=PLACE))
    assert [(one.what, one.reason, one.is_served) for one in found.entries] == [
        (REMOVED, "还是撤下", False),
        (RESTORED, "误撤", False),
        (REMOVED, "原文已撤回", False),
        (AS_SHIPPED, "以原件为准", False),
    ]
    assert {(one.title, one.place_zh, one.year) for one in found.entries} == {
        ("罗定市2022年法治政府建设年度报告", "罗定市", "2022")
    }
    assert len({one.key for one in found.entries}) == 4
    assert "乙" not in repr(found.entries)
    assert changed(Question(report=REPORT)).of.name_zh == "罗定市2022年法治政府建设年度报告"


def test_a_page_holds_a_hundred_and_one_beyond_the_last_is_the_last(where):
    for number in range(ENTRIES_OF_A_PAGE):
        reason = f"第{number}次"
        cells = {"table": "observations", "row": CASES, "column": "note_zh", "old": "", "new": reason}
        append(where.local, "changes", date="2026-09-01", reason=reason, who="甲", **cells)
    store.clear_cache()
    first, last = changed(Question()), changed(Question(page=7))
    assert (len(first.entries), first.pages) == (ENTRIES_OF_A_PAGE, 2)
    assert (last.question.page, len(last.entries)) == (2, 8)
    assert not {one.key for one in first.entries} & {one.key for one in last.entries}


def test_what_changed_since_a_citation_is_counted_apart_for_its_figure(where):
    since = since_cited("2026-11-25", REPORT, OPINIONS)
    assert (since.number, since.of_figure, since.can_be_shown) == (6, 2, True)
    assert since_cited("2026-11-25", REPORT, CASES).of_figure == 0
    assert since_cited("2026-10-01", place=PLACE).can_be_shown is False
