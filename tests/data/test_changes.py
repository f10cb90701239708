"""What was corrected in a published report goes with each of its figures, into every file."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import select, store
from data.changes import FOLLOWS, Change, changes_of, in_short, kept
from data.drafts import changes as drafts
from data.exports.bundle import csv_bytes, export_report, json_bytes
from data.exports.export_rows import columns
from data.exports.packages import everything, one_report
from data.select.observation_rows import observation_rows
from data.select.row_statements import Question
from tests.corrected import ADDED, CASES, CHANGES, GONE, OPINIONS, WHO, corrected_site
from tests.data.copies import REPORT
from tests.first_report import DEMO


@pytest.fixture(scope="module", autouse=True)
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The first report as an operator has corrected it."""
    with corrected_site(tmp_path_factory.mktemp("corrected")) as local:
        assert not store.current().left_out
        yield local


def row(date: str, column: str, old: str = "", new: str = "") -> dict[str, str]:
    return {"date": date, "column": column, "old": old, "new": new, "reason": "因为", "who": "甲"}


def test_the_newest_change_comes_first_and_of_one_day_the_last_written():
    told = kept([row("2026-11-02", "value", "1", "2"), row("2026-10-01", "a"), row("2026-11-02", "b")])
    assert [(one.date, one.column) for one in changes_of(told)] == [
        *[("2026-11-02", "b"), ("2026-11-02", "value"), ("2026-10-01", "a")]
    ]
    assert kept([]) == "" and changes_of("") == ()


def test_who_corrected_it_is_not_kept_beside_the_figure():
    assert "甲" not in kept([row("2026-11-02", "value", "1", "2")])


def test_a_file_says_the_day_the_column_and_both_values():
    told = kept(
        [
            row("2026-11-25", "", "", "{}"),
            row("2026-11-26", "scope_zh", "", "市本级"),
            row("2026-11-27", "value", "12", "13"),
        ]
    )
    assert in_short(told) == "2026-11-27 value: 12 → 13; 2026-11-26 scope_zh: → 市本级; 2026-11-25 added"
    assert in_short(kept([row("2026-11-27", "", "{}", "")])) == "2026-11-27 taken out"
    assert in_short("") == ""


def test_a_row_that_came_or_went_is_told_apart_from_a_cell():
    came, went = Change("", "", "", "{}", ""), Change("", "", "{}", "", "")
    cell = Change("", "value", "1", "", "")
    assert [(one.was_added, one.was_taken_out) for one in (came, went, cell)] == [
        *[(True, False), (False, True), (False, False)]
    ]


def test_what_follows_by_itself_has_the_words_that_drafts_give_it():
    assert FOLLOWS == drafts.FOLLOWS


def test_each_figure_knows_its_own_changes():
    rows = select.observations(REPORT).set_index("id")["corrected"]
    assert [(one.column, one.old, one.new) for one in changes_of(rows[CASES])] == [
        *[("end", "4017", "4025"), ("start", "4012", "4020")],
        *[("stated", "2478宗", "2487宗"), ("value", "2478", "2487")],
    ]
    assert changes_of(rows[ADDED])[0].was_added
    assert set(rows[rows != ""].index) == {CASES, OPINIONS, ADDED}
    assert (select.not_reported(REPORT)["corrected"] == "").all()


def test_a_report_knows_all_its_changes_the_newest_first_without_names_of_people():
    whole = select.whole_report(REPORT)
    assert list(whole.changes) == ["date", "table", "row", "column", "old", "new", "reason"]
    assert whole.changes["date"].is_monotonic_decreasing and len(whole.changes) == len(CHANGES)
    assert {GONE, "3.2"} <= set(whole.changes["row"])


def test_a_copy_stands_for_the_shipped_report_and_an_own_report_for_none(corrected, monkeypatch):
    assert select.whole_report(REPORT).stands_for_shipped
    monkeypatch.setenv("LOCAL_DATA", str(DEMO))
    assert not select.whole_report(REPORT).stands_for_shipped
    assert not select.whole_report("boyu-2023").stands_for_shipped
    assert select.whole_report("boyu-2023").changes.empty


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_file_of_rows_says_what_was_corrected(language):
    rows = export_report(select.whole_report(REPORT), select.observations(REPORT), language)
    assert tuple(rows) == columns() and "corrected" in columns()
    told = rows.set_index("indicator")["corrected"]
    assert told[OPINIONS] == (
        "2026-11-27 scope_en: → city level only; 2026-11-27 scope_zh: → 市本级; "
        "2026-11-27 qualifier: exact → at_least"
    )
    assert told[ADDED] == "2026-12-01 added" and (told != "").sum() == 3
    assert "value: 2478 → 2487" in csv_bytes(rows, bom=False).decode()
    assert "value: 2478 → 2487" in json_bytes(rows).decode()


@pytest.mark.parametrize("package", [everything, lambda: one_report(REPORT)], ids=["everything", "one"])
def test_the_package_holds_every_change_with_its_reason_and_who(package):
    packed = zipfile.ZipFile(io.BytesIO(package()))
    rows = list(csv.DictReader(io.StringIO(packed.read("tables/changes.csv").decode(), newline="")))
    assert len(rows) == len(CHANGES) and {one["report"] for one in rows} == {REPORT}
    assert {one["who"] for one in rows} == {WHO} and rows[0]["reason"] == CHANGES[0][-1]


def test_the_data_page_counts_the_corrected_among_its_rows():
    assert observation_rows(Question()).corrected == 3
    assert observation_rows(Question(categories=("mediation",))).corrected == 1
    assert observation_rows(Question(categories=("service_items",), missing=True)).corrected == 0
