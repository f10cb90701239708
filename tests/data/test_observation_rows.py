"""The rows of the data page: filters combine, sums hold, pages lose nothing, and the store does the work."""

import csv
import shutil
from pathlib import Path

import pytest

from data import store
from data.query import words_of
from data.select import whole_report
from data.select.called import named_places
from data.select.observation_rows import (
    ROWS_OF_A_PAGE,
    SORTS,
    Question,
    all_rows,
    derived_from,
    observation_rows,
)
from tests.data.copies import OWN, rows_of

REPORT = "luoding-2022"
COPIES = 7


@pytest.fixture
def luoding():
    """The first report alone: what tests run on."""


@pytest.fixture
def several(seven_more, monkeypatch):
    """The first report and seven more."""
    monkeypatch.setenv("LOCAL_DATA", str(seven_more))


@pytest.fixture(scope="module")
def seven_more(tmp_path_factory):
    """Seven reports more, of 2020 to 2022, word for word Luoding's; one lacks the amount in dispute."""
    local = tmp_path_factory.mktemp("several") / "local"
    places = [_copy(local, number) for number in range(COPIES)]
    (local / "tables").mkdir()
    columns = list(rows_of(OWN / "tables" / "places.csv")[0])
    _write(local / "tables" / "places.csv", [dict.fromkeys(columns, "") | place for place in places])
    return local


def _copy(local: Path, number: int) -> dict[str, str]:
    year, place = str(2022 - number % 3), f"x-{number}"
    folder = local / "reports" / f"town-{number}"
    shutil.copytree(OWN / "reports" / REPORT, folder)
    _write(
        folder / "report.csv",
        [row | {"place": place, "year": year} for row in rows_of(folder / "report.csv")],
    )
    rows = [row | {"year": year, "period": year} for row in rows_of(folder / "observations.csv")]
    if number == 0:
        for name in ("charts", "statements"):
            assert (folder / f"{name}.csv").exists()
        rows = [row for row in rows if row["indicator"] != "mediation_disputed_amount"]
    _write(folder / "observations.csv", rows)
    names = {"name_zh": f"第{number}镇", "name_en": f"Town {number}", "pinyin": "di zhen"}
    return {"id": place, **names, "level": "town", "body": "government", "parent": "445381"}


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def rows(**asked):
    return observation_rows(Question(**asked))


def ids(**asked):
    return rows(**asked).rows["indicator"].tolist()


def test_rows_are_those_of_the_whole_report_in_its_order(luoding):
    stated = whole_report(REPORT).reported
    found = rows(report=REPORT)
    assert found.rows["id"].tolist() == stated["id"].tolist() and found.total == len(stated) == 20
    shared = [name for name in stated.columns if name in found.rows]
    assert len(shared) >= len(stated.columns) - 1
    left, right = found.rows[shared], stated.reset_index(drop=True)[shared]
    assert left.astype(object).fillna("").values.tolist() == right.astype(object).fillna("").values.tolist()


def test_what_is_not_stated_follows_what_is(luoding):
    found, silent = rows(missing=True), whole_report(REPORT).not_reported
    later = [rows(missing=True, page=page).rows for page in range(2, found.pages + 1)]
    unsaid = [name for page in (found.rows[20:], *later) for name in page["indicator"]]
    assert unsaid == silent["indicator"].tolist()
    assert (found.total, found.unstated) == (20 + len(silent), len(silent))
    assert set(found.rows["status"][20:]) == {"not_reported"} and found.rows["value"][20:].isna().all()
    assert sum(found.by_category.values()) == 20


def test_filters_combine_and_subjects_add_up(luoding):
    assert (rows(kind="count", area="6").total, rows(place="445381", year="2022", area="4").total) == (2, 4)
    both = rows(categories=("mediation", "service_items"))
    assert both.total == 7 == both.by_category["mediation"] + both.by_category["service_items"]
    assert sum(both.by_category.values()) == 20


@pytest.mark.parametrize("missing", [False, True])
def test_a_filter_leaves_the_rows_that_have_its_value_and_no_other(several, missing):
    everything = all_rows(Question(missing=missing))
    chosen = {"report": "town-1", "kind": "count", "section": "4", "place": "x-3", "year": "2021"}
    for column, value in chosen.items():
        asked = {"area" if column == "section" else column: value}
        left = all_rows(Question(**asked, missing=missing))
        own = everything[everything[column].astype(str) == value]
        assert 0 < len(own) < len(everything), column
        assert left[["report", "indicator"]].values.tolist() == own[["report", "indicator"]].values.tolist()


@pytest.mark.parametrize(
    "words", ["调解 成功", "調解　成功", "successfully mediated", "ＭＥＤＩＡＴＥＤ successful"]
)
def test_a_search_folds_width_case_and_traditional_forms(luoding, words):
    found = ids(words=words)
    assert "mediation_cases_successful_count" in found and len(found) < 20


@pytest.mark.parametrize("number", ["2487", "2,487", "２，４８７"])
def test_a_number_is_found_as_it_is_typed_its_own_row_first(luoding, number):
    assert ids(words=number)[0] == "mediation_cases_count"


def test_a_search_finds_by_alias(luoding):
    assert ids(words="党组会议学法议题") == ["party_group_law_study_items_count"]


def test_words_with_no_meaning_to_the_store_find_nothing_and_break_nothing(luoding):
    for words in ("zzz", "%", "_", "'; DROP TABLE observations; --", "\0", "\udcff", "a " * 500):
        assert rows(words=words).total in range(21)
    assert rows(words="%").total < 20 and rows(words="zzz").total == 0


def test_values_that_mean_nothing_are_named_and_not_used(luoding):
    asked = {
        "report": "nowhere",
        "kind": "weight",
        "area": "99",
        "place": "1",
        "year": "soon",
        "sort": "wise",
    }
    found = rows(**asked, categories=("mediation", "none"))
    assert set(found.unknown) == {*asked.values(), "none"} and found.total == 4


@pytest.mark.slow
@pytest.mark.parametrize("key", SORTS)
def test_every_column_sorts_both_ways_without_losing_a_row(luoding, key):
    unsorted = sorted(ids())
    for sort, language in ((key, "zh"), (f"-{key}", "zh"), (key, "en"), (f"-{key}", "en")):
        assert sorted(ids(sort=sort, language=language)) == unsorted


def test_sorting_by_figure_goes_by_size_and_leaves_claims_last(luoding):
    for sort, order in (("figure", 1), ("-figure", -1)):
        values = rows(sort=sort).rows["value"]
        given = values.dropna().tolist()
        assert given == sorted(given)[::order] and values[len(given) :].isna().all() and len(given) == 16


def test_rows_of_several_reports_begin_with_the_newest_and_follow_the_text(several):
    found = all_rows(Question())
    keys = list(zip(-found["report_year"], found["report"], found["start"], strict=True))
    assert keys == sorted(keys) and len(set(found["report"])) == COPIES + 1


def test_pages_hold_a_hundred_rows_and_lose_none(several):
    first = rows()
    assert first.pages == 2 and len(first.rows) == ROWS_OF_A_PAGE
    pages = [rows(page=number).rows for number in (1, 2)]
    seen = [key for page in pages for key in zip(page["report"], page["id"], strict=True)]
    assert len(seen) == len(set(seen)) == first.total == 20 * (COPIES + 1) - 1
    assert rows(page=99).question.page == 2 and rows(page=-3).question.page == 1


def test_what_one_report_lacks_is_counted_as_missing_in_that_one_only(several):
    found = rows(missing=True, categories=("mediation",))
    lacking = all_rows(Question(missing=True, categories=("mediation",)))
    one = lacking[(lacking["indicator"] == "mediation_disputed_amount") & (lacking["status"] != "reported")]
    assert one["report"].tolist() == ["town-0"] and found.unstated > 0
    assert one[["year", "place", "sentence"]].values.tolist() == [[2022, "x-0", ""]]


def test_areas_belong_to_a_report(several):
    assert rows().areas == () and rows(area="4").unknown == ("4",)
    assert rows(report=REPORT, area="4").total == 4 and len(rows(report=REPORT).areas) == 5


def test_choices_are_those_of_the_reports_asked_for(several):
    across, one = rows(), rows(report="town-1")
    assert [choice.value for choice in across.years] == ["2022", "2021", "2020"]
    assert [choice.value for choice in one.years] == ["2021"] and len(across.places) == COPIES + 1
    assert rows(report="town-1", year="2022").total == 0
    assert (one.report.year, across.report) == (2021, None)


def test_derived_numbers_lean_on_rows_of_their_own_report(several):
    whole = [(number.id, number.shown) for number in whole_report(REPORT).derived]
    found = derived_from(all_rows(Question()))
    mine = [(number.id, number.shown) for number in found if number.report == REPORT]
    assert mine == whole and len(found) > len(whole)
    assert not derived_from(all_rows(Question(kind="coverage")))


def test_derived_numbers_lean_on_rows_of_their_own_year(luoding, tmp_path, monkeypatch):
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    _copy(tmp_path / "local", 1)
    folder = tmp_path / "local" / "reports" / "town-1"
    _write(folder / "report.csv", [row | {"place": "445381"} for row in rows_of(folder / "report.csv")])
    stated = rows_of(folder / "observations.csv")
    whole = next(row for row in stated if row["indicator"] == "mediation_cases_count")
    # It stands earlier in the text, and tells of the year before.
    earlier = stated[0] | {"id": "earlier", "indicator": "mediation_cases_count", "year": "2020"}
    _write(folder / "observations.csv", [earlier | {"period": "2020"}, *stated])
    found = rows(report="town-1")
    assert found.rows["id"].iloc[0] == "earlier"
    (leant_on,) = found.evidence[found.evidence["indicator"] == "mediation_cases_count"].itertuples()
    assert (leant_on.id, leant_on.year) == (whole["id"], 2021)


def test_an_answer_takes_at_most_four_statements(several):
    asked = []
    # The names of places are read once a state of the store, whatever is asked first.
    named_places(*words_of("luoding"))
    end = store.watch_statements(asked.append)
    try:
        rows(words="调解", missing=True, sort="-figure", categories=("mediation",), page=2)
    finally:
        end()
    assert 1 < len(asked) <= 4
