"""Figures as they stood on an earlier day: corrections undone, later reports gone, removed ones there."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from data import select, store
from data.folders.locations import Locations, locations
from data.select.as_of import NoSuchDay, as_it_stood, day_of, lost_on
from data.select.coverage import everything
from data.select.coverage_rows import Question as Coverage
from data.select.observation_rows import all_rows, observation_rows
from data.select.row_statements import Question
from tests.data.copies import OWN, REPORT, append, change, copy_of_data, read_table, write_table

CASES, OPINIONS = "mediation_cases_count", "legal_adviser_opinions_issued_count"
CAME, FIRST, SECOND, LAST = "2026-01-05", "2026-02-01", "2026-03-01", "2026-03-02"
EMPTY = "date,table,row,column,old,new,reason,who\n"


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Locations]:
    """A user's own copy of the first report, which came early enough to have been corrected since."""
    monkeypatch.setenv("DATA_FOLDER", str(copy_of_data(tmp_path / "shipped")))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    for folder in (tmp_path / "shipped", tmp_path / "local"):
        shutil.copytree(OWN / "reports" / REPORT, folder / "reports" / REPORT, dirs_exist_ok=True)
        change(folder, "report", lambda row: True, added=CAME)
        (folder / "reports" / REPORT / "changes.csv").write_text(EMPTY, "utf-8")
    store.clear_cache()
    yield locations()
    store.clear_cache()


def corrected(where: Locations, day: str, column: str, old: str, new: str, row: str = CASES) -> None:
    cells = {"date": day, "table": "observations", "row": row, "column": column, "old": old, "new": new}
    append(where.local, "changes", **cells, reason="核对", who="甲")
    store.clear_cache()


def decided(where: Locations, *rows: str) -> None:
    (where.local / "removals.csv").write_text("\n".join(["date,report,verb,reason,who", *rows, ""]), "utf-8")
    store.clear_cache()


def another(where: Locations, added: str) -> None:
    """Bring a second report in that says the same."""
    shutil.copytree(OWN / "reports" / REPORT, where.local / "reports" / "copy-1")
    rows = read_table(where.local, "report", "copy-1")
    write_table(where.local, "report", [rows[0] | {"added": added}], "copy-1")
    store.clear_cache()


def on(day: str, **question: str) -> dict[str, float]:
    asked = Question(as_of=date.fromisoformat(day), **question)
    return {row.id: row.value for row in all_rows(asked).itertuples()}


def statuses(day: str, indicator: str) -> set[str]:
    every = all_rows(Question(as_of=date.fromisoformat(day), missing=True))
    return set(every.loc[every["indicator"] == indicator, "status"])


def spoken_of() -> list[str]:
    asked = "SELECT indicator FROM spoken WHERE report = ? ORDER BY indicator"
    return list(store.current().frame(asked, [REPORT])["indicator"])


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def test_a_cell_that_was_corrected_three_times_is_what_it_was_on_each_day(where):
    # As written: two of one day in the order of the file, and the last row is of the last day.
    corrected(where, FIRST, "value", "5", "6")
    corrected(where, SECOND, "value", "6", "7")
    corrected(where, SECOND, "value", "7", "8")
    corrected(where, LAST, "value", "8", "2487")
    values = {day: on(day)[CASES] for day in (CAME, day_before(FIRST), FIRST, SECOND, LAST)}
    assert values == {CAME: 5, day_before(FIRST): 5, FIRST: 6, SECOND: 8, LAST: 2487}
    row = next(all_rows(Question(words="mediation", as_of=date.fromisoformat(CAME))).itertuples())
    assert (row.lower, row.upper, row.corrected) == (5, 5, "")


def test_filters_and_order_go_by_what_stood_then(where):
    corrected(where, FIRST, "year", "2021", "2022")
    corrected(where, FIRST, "value", "1", "2487")
    then, now = Question(year="2021", as_of=date.fromisoformat(CAME)), Question(year="2021")
    assert all_rows(then)["id"].tolist() == [CASES] and CASES not in set(all_rows(now)["id"])
    answer = observation_rows(then)
    assert (answer.total, answer.unknown) == (1, ()) and observation_rows(now).unknown == ("2021",)
    assert {choice.value for choice in answer.years} == {"2021", "2022"}
    smallest = all_rows(replace(then, year="", sort="figure", categories=("mediation",))).head(1)
    assert smallest["id"].tolist() == [CASES]


def test_a_row_that_came_or_went_since_is_out_or_in(where):
    rows = {row["id"]: row for row in read_table(where.local, "observations")}
    gone = rows[CASES] | {"id": "cases-2", "value": "98"}
    corrected(where, SECOND, "", "", json.dumps(rows[OPINIONS]), row=OPINIONS)
    corrected(where, SECOND, "", json.dumps(gone), "", row="cases-2")
    # What was taken out had been corrected before: it is what it was before that, too.
    corrected(where, FIRST, "value", "97", "98", row="cases-2")
    assert on(CAME)["cases-2"] == 97 and on(FIRST)["cases-2"] == 98 and OPINIONS not in on(FIRST)
    assert on(SECOND).keys() == {row.id for row in all_rows(Question()).itertuples()}
    now, day = all_rows(Question())["id"].tolist(), date.fromisoformat(day_before(SECOND))
    then = all_rows(Question(as_of=day))["id"]
    assert then[then.isin(now)].tolist() == [name for name in now if name != OPINIONS] and not lost_on(day)
    # What came as a row was not stated before.
    opinions = {day: statuses(day, OPINIONS) for day in (day_before(SECOND), SECOND)}
    assert opinions == {day_before(SECOND): {"not_reported"}, SECOND: {"reported"}}


def test_a_report_is_there_from_the_day_on_which_it_came(where):
    another(where, SECOND)
    reports = {
        day: set(all_rows(Question(as_of=date.fromisoformat(day)))["report"]) for day in (FIRST, SECOND)
    }
    assert reports == {FIRST: {REPORT}, SECOND: {REPORT, "copy-1"}}


def test_a_removed_report_is_there_until_it_went_and_named_where_nothing_of_it_is_held(where):
    decided(
        where,
        f"{FIRST},{REPORT},remove,换发,甲",
        f"{SECOND},{REPORT},restore,误撤,甲",
        f"{LAST},{REPORT},remove,原文已撤回,甲",
    )
    assert not len(all_rows(Question()))
    there = {day: len(on(day)) for day in (CAME, FIRST, SECOND, LAST)}
    assert there == {CAME: 20, FIRST: 0, SECOND: 20, LAST: 0}
    assert lost_on(date.fromisoformat(SECOND)) == () == lost_on(date.fromisoformat(LAST))
    # As an operator does who wants nothing of it to be left.
    for root in (where.local, where.shipped):
        shutil.rmtree(root / "reports" / REPORT)
    another(where, CAME)
    assert set(all_rows(Question(as_of=date.fromisoformat(SECOND)))["report"]) == {"copy-1"}
    (lost,) = lost_on(date.fromisoformat(SECOND))
    assert (lost.report, lost.removed, lost.reason) == (REPORT, LAST, "原文已撤回")


def test_a_corrected_copy_that_was_put_aside_stood_until_then(where):
    corrected(where, FIRST, "value", "5", "6")
    change(where.local, "observations", lambda row: row["id"] == CASES, value="6")
    aside = where.local / "removed" / f"{REPORT}.corrected-{SECOND.replace('-', '')}T101010-0123abcd"
    aside.parent.mkdir(exist_ok=True)
    (where.local / "reports" / REPORT).rename(aside)
    decided(where, f"{SECOND},{REPORT},restore,以原件为准,甲")
    assert {day: on(day)[CASES] for day in (CAME, FIRST, SECOND)} == {CAME: 5, FIRST: 6, SECOND: 2487}


def test_whatever_is_asked_within_a_day_is_answered_as_it_stood(where):
    corrected(where, FIRST, "value", "5", "2487")
    another(where, SECOND)
    with as_it_stood(date.fromisoformat(CAME)) as lost:
        then = select.whole_report(REPORT)
        reports, covered = select.reports(), everything(Coverage())
        trend = select.indicator_years(then.row, CASES)
        spoken = spoken_of()
    assert lost == () and then.figures[CASES].value == 5
    assert list(reports["id"]) == [REPORT] == [row.report for row in covered[1]]
    assert [placed.figure.value for placed in trend.figures if placed.figure.indicator == CASES] == [5]
    now = select.whole_report(REPORT)
    # Its text is as it was, and speaks of the same.
    assert spoken == spoken_of() != []
    assert now.figures[CASES].value == 2487 and set(select.reports()["id"]) == {REPORT, "copy-1"}
    with as_it_stood(None) as lost:
        assert lost == () and select.whole_report(REPORT) is now


def test_what_is_not_here_is_told_to_whoever_asks_within_a_day(where):
    corrected(where, SECOND, "value", "many", "2487")
    with as_it_stood(date.fromisoformat(FIRST)) as lost:
        assert [one.report for one in lost] == [REPORT] and not len(select.reports())


def test_what_cannot_be_undone_is_named_and_nothing_made_up(where):
    corrected(where, SECOND, "value", "many", "2487")
    assert on(FIRST) == {} and [one.report for one in lost_on(date.fromisoformat(FIRST))] == [REPORT]
    assert len(on(SECOND)) == 20


def test_a_store_in_memory_is_asked_the_same(where, monkeypatch):
    corrected(where, SECOND, "value", "5", "2487")
    monkeypatch.setattr("data.store.compile.os.access", lambda *_: False)
    store.clear_cache()
    assert on(FIRST)[CASES] == 5 and on(SECOND)[CASES] == 2487


@pytest.mark.parametrize(
    ("words", "why"),
    [
        *[(words, "not_a_day") for words in ("", "yesterday", "2026-02-30", "20260301", "2026-3-1")],
        ((date.today() + timedelta(days=3)).isoformat(), "future"),
        (day_before(CAME), "before_all"),
    ],
)
def test_a_day_of_which_nothing_can_be_shown_says_why(where, words, why):
    with pytest.raises(NoSuchDay) as told:
        day_of(words)
    assert told.value.why == why
    assert day_of(CAME) == date.fromisoformat(CAME)
