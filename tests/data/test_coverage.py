"""Which report says what of which indicator: what counts as a figure, a claim, words, silence, not known."""

import pytest

from data import store
from data.select.coverage import coverage, everything
from data.select.coverage_opened import opened
from data.select.coverage_rows import Question, cell_of

LUODING = "luoding-2022"
SILENT = ("not_reported", "words")


pytestmark = pytest.mark.usefixtures("demo")


def states(category: str, report: str, **more: object) -> dict[str, str]:
    answer = coverage(Question(category=category, **more))
    [row] = [row for row in answer.rows if row.report == report]
    return {column.id: answer.cell(row, column).state for column in answer.columns}


def test_a_cell_says_what_the_report_says():
    said = states("legality_review", LUODING)
    assert said["legal_adviser_opinions_issued_count"] == "figure"
    assert said["legal_advisers_coverage"] == "claim"
    assert said["major_decisions_reviewed_count"] == "words"
    assert said["contracts_reviewed_count"] == "not_reported"


def test_every_figure_of_its_own_year_is_in_its_cell():
    rows = store.current().frame(
        """SELECT DISTINCT said.report, said.indicator, said.value IS NULL AS is_claim
        FROM observations AS said JOIN reports AS own ON own.report = said.report AND own.year = said.year
        WHERE said.status = 'reported' AND own.evidence = 'quoted'"""
    )
    assert len(rows) > 60
    _, reports, cells = everything(Question(kind="quoted"))
    assert {report.report for report in reports} == set(rows["report"]) | {"tangting-2023"}
    for report, indicator, is_claim in rows.itertuples(index=False):
        assert cells[report, indicator].state == ("claim" if is_claim else "figure"), (report, indicator)


def test_what_was_stated_of_another_year_is_no_figure_of_the_report():
    earlier = store.current().frame(
        """SELECT said.report, said.indicator FROM observations AS said JOIN reports AS own
        ON own.report = said.report WHERE own.evidence = 'quoted' AND said.year < own.year
        EXCEPT SELECT said.report, said.indicator FROM observations AS said JOIN reports AS own
        ON own.report = said.report AND own.year = said.year"""
    )
    cells = everything(Question(kind="quoted"))[2]
    others = [cells.get(key) for key in earlier.itertuples(index=False, name=None)]
    assert all(cell is None or cell.state in ("words", "not_reported") for cell in others)


def test_what_only_figures_were_taken_from_is_never_said_to_leave_anything_out():
    answer = coverage(Question(category="legality_review"))
    cited_rows = [row for row in answer.rows if not row.is_quoted]
    assert cited_rows
    for row in cited_rows:
        said = {answer.cell(row, column).state for column in answer.columns}
        assert said <= {"figure", "claim", "unknown"} and said != {"unknown"}


def test_reports_with_their_text_come_first_and_then_by_code():
    rows = coverage(Question(category="legality_review")).rows
    order = [(not row.is_quoted, row.place, -row.year, row.report) for row in rows]
    assert order == sorted(order)


def test_choices_narrow_the_reports_and_unknown_ones_are_named():
    answer = coverage(Question(category="mediation", kind="county", province="x-linhai", year=2023))
    assert {row.report for row in answer.rows} >= {"tangting-2023", "yanxi-2023"}
    assert all(
        row.level == "county" and row.year == 2023 and row.place.startswith("x-") for row in answer.rows
    )
    assert coverage(Question(category="nothing", kind="village", year=1999)).unknown == (
        "nothing",
        "village",
        "1999",
    )


def test_the_totals_count_reports_of_all_pages():
    _, rows, cells = everything(Question(category="mediation"))
    answer = coverage(Question(category="mediation"))
    for column in answer.columns:
        own = [cell for (_, name), cell in cells.items() if name == column.id]
        assert column.figures == sum(cell.state == "figure" for cell in own), column.id
    assert answer.number == len(rows)


def test_beyond_the_last_page_is_the_first():
    assert coverage(Question(category="mediation", page=999)).question.page == 1


def test_words_only_open_the_clause_that_has_them():
    asked = Question(category="legality_review", report=LUODING, indicator="major_decisions_reviewed_count")
    cell = opened(coverage(asked))
    assert cell is not None and cell.figure is None
    passage = cell.passage
    assert passage is not None
    assert passage.words[passage.begin : passage.end] == "重大行政决策合法性审查"
    words = str(store.current().frame("SELECT words FROM texts WHERE report = ?", [LUODING])["words"].iloc[0])
    assert passage.words in words and "。" not in passage.words[:-1]


def test_a_figure_opens_with_its_sentence_and_a_gap_with_its_source():
    asked = Question(
        category="legality_review", report=LUODING, indicator="legal_adviser_opinions_issued_count"
    )
    cell = opened(coverage(asked))
    assert cell is not None and cell.figure is not None and "190余份" in cell.figure.figure.sentence
    gap = opened(coverage(Question("legality_review", report=LUODING, indicator="contracts_reviewed_count")))
    assert gap is not None and gap.figure is None and gap.source.id == LUODING


def test_nothing_is_opened_that_is_not_shown():
    assert (
        opened(coverage(Question("legality_review", report=LUODING, indicator="mediation_cases_count")))
        is None
    )
    assert opened(coverage(Question("legality_review", report="nobody-1999"))) is None


def test_a_new_wording_of_an_indicator_is_looked_for_in_every_text(tmp_path, monkeypatch):
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "aliases.csv").write_text(
        "indicator,alias\ncontracts_reviewed_count,美丽罗定\n", encoding="utf-8"
    )
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    store.clear_cache()
    assert states("legality_review", LUODING)["contracts_reviewed_count"] == "words"
    # A wording goes as it came.
    (tables / "aliases.csv").unlink()
    store.clear_cache()
    assert states("legality_review", LUODING)["contracts_reviewed_count"] == "not_reported"


def test_of_all_that_is_shipped_only_the_quoted_report_is_said_to_leave_anything_out(all_reports):
    store.clear_cache()
    columns, rows, cells = everything(Question())
    assert len(rows) > 150
    silent = {row.report for row in rows for one in columns if cell_of(cells, row, one).state in SILENT}
    assert silent == {row.report for row in rows if row.is_quoted}
    cited_rows = [row for row in rows if not row.is_quoted]
    said = {cell_of(cells, row, one).state for row in cited_rows for one in columns}
    assert said <= {"figure", "claim", "unknown", "not_applicable"}


def test_what_only_courts_and_ministries_count_is_asked_of_no_report(all_reports):
    store.clear_cache()
    columns, rows, cells = everything(Question())
    unasked = [one for one in columns if not one.is_asked]
    quoted = [row for row in rows if row.is_quoted]
    assert unasked and quoted
    assert {cell_of(cells, row, one).state for row in quoted for one in unasked} == {"not_asked"}
