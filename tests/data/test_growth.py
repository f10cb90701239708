"""One row more in units, indicators and observations is all that a new figure needs."""

from pathlib import Path

import pandas as pd
import pytest

from data import select
from data.select.search import search
from data.store import clear_cache
from tests.data.copies import REPORT, append, change, copy_of_data, read_table, said, state, write_table

NEW = "disputes_settled_count"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = copy_of_data(tmp_path / "copy")
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    return folder


def add_figure(folder: Path) -> None:
    """Write 全年化解纠纷30余起。 into the text and add a row to each of the three tables."""
    start = state(folder, "全年化解纠纷30余起。")
    change(folder, "statements", lambda row: row["id"] == "1.1", says="numbers")
    append(
        folder,
        "units",
        id="dispute",
        zh="起",
        en_one="dispute",
        en_many="disputes",
        factor="1",
        base="dispute",
    )
    like = next(row for row in read_table(folder, "indicators") if row["id"] == "mediation_cases_count")
    append(
        folder,
        "indicators",
        **like | {"id": NEW, "unit": "dispute", "name_zh": "化解纠纷数", "headline": "false"},
    )
    place = {"start": start + 6, "end": start + 10, "sentence_start": start, "sentence_end": start + 11}
    append(
        folder,
        "observations",
        id=NEW,
        indicator=NEW,
        year="2022",
        period="2022",
        value="30",
        qualifier="at_least",
        period_basis="whole_year",
        status="reported",
        stated="30余起",
        **{name: str(at) for name, at in place.items()},
    )


def test_three_rows_are_a_new_figure_everywhere(folder: Path) -> None:
    add_figure(folder)
    assert said(folder) == []
    clear_cache()
    row = select.observations(REPORT).set_index("indicator").loc[NEW]
    assert (row["unit_zh"], row["section"], row["statement"]) == ("起", "1", "1.1")
    assert (row["lower"], row["usage_below"], row["sentence"]) == (30, 40, "全年化解纠纷30余起。")
    assert select.whole_report(REPORT).categories.set_index("id").loc["mediation", "count"] == 5
    assert select.whole_report(REPORT).statements.set_index("id").loc["1.1", "indicators"] == (NEW,)
    assert NEW in set(search("化解纠纷").observations["indicator"])
    assert NEW not in set(select.not_reported(REPORT)["indicator"])


def test_without_its_observation_an_indicator_is_not_reported(folder: Path) -> None:
    add_figure(folder)
    rows = [row for row in read_table(folder, "observations") if row["indicator"] != NEW]
    write_table(folder, "observations", rows)
    change(folder, "statements", lambda row: row["id"] == "1.1", says="words")
    assert said(folder) == []
    clear_cache()
    assert NEW not in set(select.observations(REPORT)["indicator"])
    assert select.whole_report(REPORT).categories.set_index("id").loc["mediation", "count"] == 4
    silent = select.not_reported(REPORT).set_index("indicator").loc[NEW]
    assert (silent["status"], silent["stated"], silent["sentence"], silent["section"]) == (
        "not_reported",
        "",
        "",
        "",
    )
    assert silent["name_zh"] == "化解纠纷数"
    assert all(pd.isna(silent[name]) for name in ("value", "lower", "upper", "usage_below", "start"))


def test_not_reported_has_the_columns_and_types_of_observations(folder: Path) -> None:
    add_figure(folder)
    rows = [row for row in read_table(folder, "observations") if row["indicator"] != NEW]
    write_table(folder, "observations", rows)
    change(folder, "statements", lambda row: row["id"] == "1.1", says="words")
    pd.testing.assert_series_equal(select.not_reported(REPORT).dtypes, select.observations(REPORT).dtypes)


def test_a_row_that_says_why_nothing_is_stated_is_kept_without_a_value(folder: Path) -> None:
    append(folder, "indicators", **read_table(folder, "indicators")[0] | {"id": NEW})
    append(folder, "observations", id=NEW, indicator=NEW, year="2022", period="2022", status="not_applicable")
    assert said(folder) == []
    clear_cache()
    row = select.observations(REPORT).set_index("indicator").loc[NEW]
    assert (row["status"], row["statement"], pd.isna(row["value"])) == ("not_applicable", "", True)
    assert list(select.not_reported(REPORT).query("indicator == @NEW")["status"]) == ["not_applicable"]
    assert select.whole_report(REPORT).categories.set_index("id").loc["legal_study", "count"] == 1


def test_a_cited_report_needs_no_text(folder: Path) -> None:
    like = read_table(folder, "report")[0]
    (folder / "reports" / "luoding-2021").mkdir()
    cited = like | {"year": "2021", "evidence": "cited", "sha256": ""}
    write_table(folder, "report", [cited], "luoding-2021")
    figure = dict.fromkeys(read_table(folder, "observations")[0], "") | {
        "id": "mediation",
        "indicator": "mediation_cases_count",
        "year": "2021",
        "period": "2021",
        "value": "2387",
        "qualifier": "exact",
        "status": "reported",
        "stated": "2387宗",
    }
    write_table(folder, "observations", [figure], "luoding-2021")
    assert said(folder) == []
    clear_cache()
    assert select.newest_report() == REPORT
    assert list(select.reports()["id"]) == [REPORT, "luoding-2021"]
    row = select.observations("luoding-2021").iloc[0]
    assert (row["value"], row["sentence"], row["section"]) == (2387, "", "")
    assert select.figure_counts() == {REPORT: 20, "luoding-2021": 1}
