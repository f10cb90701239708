"""The check names every broken row, with what would be right."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from data.check.__main__ import main
from data.check.characters import hidden
from data.schema import schema
from tests.data.copies import (
    OWN,
    append,
    at,
    change,
    check,
    copy_of_data,
    read_table,
    rows_of,
    said,
    state,
    text_of,
)
from tests.speed import patience

FACTS = {
    "study": "party_group_law_study_items_count",
    "over": "legal_adviser_opinions_issued_count",
    "whole": "enforcement_certificates_processed_count",
    "part": "enforcement_certificates_new_applications_count",
    "share": "mediation_successful_share",
    "claim": "legal_advisers_coverage",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "copy")


def of(indicator: str):
    return lambda row: row["indicator"] == FACTS[indicator]


def named(name: str, column: str = "id"):
    return lambda row: row[column] == name


def test_the_tables_hold(folder: Path) -> None:
    assert check(OWN) == []
    assert said(folder) == []


def test_the_check_takes_less_than_a_second_of_a_processor() -> None:
    start = time.process_time()
    check(OWN)
    assert time.process_time() - start < patience(1, time.process_time)


def broken_cells() -> list[dict[str, str]]:
    return rows_of(Path(__file__).parent / "broken_cells.csv")


def test_a_row_is_named_for_each_of_its_references_that_leads_nowhere(folder: Path) -> None:
    change(folder, "indicators", named(FACTS["share"]), category="nonsense", unit="nonsense")
    columns = [line.split(": ")[1] for line in said(folder) if line.startswith("tables/indicators.csv")]
    assert columns == ["category", "unit"]


@pytest.mark.parametrize("case", broken_cells(), ids=lambda case: case["rule"])
def test_one_broken_cell_is_one_line(folder: Path, case: dict[str, str]) -> None:
    becomes = case["becomes"].replace("\\u200b", "\u200b")
    line = change(folder, case["table"], named(case["row"], case["key"]), **{case["column"]: becomes})
    found = said(folder)
    assert len(found) == 1, found
    assert found[0].startswith(f"{at(case['table'])}:{line}: {case['message']}"), found


def test_words_that_read_as_no_number_are_named(folder: Path) -> None:
    line = change(folder, "observations", of("study"), stated="学法议题", start="750", end="754")
    what = "stated: '学法议题' reads as no number, the figure's own words would be right"
    assert said(folder) == [f"{at('observations')}:{line}: {what}"]


def test_a_share_above_the_whole_is_named(folder: Path) -> None:
    change(folder, "indicators", named(FACTS["over"]), kind="share")
    assert [line.split(": ", 1)[1] for line in said(folder)] == [
        "value: 190 is no share, 0 to 100 per cent would be right"
    ]


# The closed lists of the data package, every one of them.
def enums() -> list[tuple[str, str]]:
    return [
        (table.name, one.name)
        for table in schema().tables.values()
        for one in table.columns
        if one.enum and (OWN / at(table.name)).is_file()
    ]


@pytest.mark.parametrize(("table", "column"), enums())
def test_every_closed_list_is_closed(folder: Path, table: str, column: str) -> None:
    line = change(folder, table, lambda row: True, **{column: "something else"})
    found = said(folder)
    assert f"{at(table)}:{line}: {column}: 'something else', one of " in "\n".join(found)


def test_five_broken_cells_are_five_lines(folder: Path) -> None:
    change(folder, "units", named("case"), en_one="")
    change(folder, "observations", of("study"), value="14")
    change(folder, "observations", of("over"), qualifier="exact")
    change(folder, "statements", named("6.3"), says="numbers")
    change(folder, "checks", named("sum", "kind"), kind="product")
    assert [line.split(":")[0] for line in said(folder)] == [
        "tables/units.csv",
        "tables/checks.csv",
        at("statements"),
        at("observations"),
        at("observations"),
    ]


def test_a_part_above_its_whole_is_held_as_printed(folder: Path) -> None:
    change(folder, "indicators", named("department_normative_documents_issued_count"), unit="certificate")
    # It now has another unit than the figure beside it, and so may not stand in squares with it.
    change(folder, "charts", named("normative_documents"), form="number")
    change(folder, "indicators", named(FACTS["part"]), part_of="department_normative_documents_issued_count")
    assert said(folder) == []


def test_an_unknown_form_of_chart_is_named_with_those_that_are_known(folder: Path) -> None:
    line = change(folder, "charts", named("mediation"), form="pie")
    right = "one of squares, parts, remainder, box, number, words would be right"
    assert said(folder) == [f"{at('charts')}:{line}: form: 'pie', {right}"]


TWO_UNITS = "legal_adviser_opinions_issued_count party_group_law_study_items_count"


@pytest.mark.parametrize("form", ["squares", "parts", "remainder"])
def test_two_units_on_one_axis_are_named(folder: Path, form: str) -> None:
    line = change(folder, "charts", named("legal_adviser_opinions"), form=form, indicators=TWO_UNITS)
    what = "'party_group_law_study_items_count' is counted in 'agenda_item'"
    right = f"ids of indicators counted in 'opinion' would be right: {form} has one axis"
    assert said(folder) == [f"{at('charts')}:{line}: indicators: {what}, {right}"]


@pytest.mark.parametrize("form", ["parts", "remainder", "box"])
def test_a_chart_of_too_few_figures_is_named(folder: Path, form: str) -> None:
    line = change(folder, "charts", named("mediation"), form=form, indicators="mediation_cases_count")
    right = f"2 or more would be right for {form}"
    assert said(folder) == [f"{at('charts')}:{line}: indicators: 1 indicator, {right}"]


@pytest.mark.parametrize("form", ["number", "box"])
def test_what_has_no_axis_may_hold_several_units(folder: Path, form: str) -> None:
    change(folder, "charts", named("legal_adviser_opinions"), form=form, indicators=TWO_UNITS)
    assert said(folder) == []


@pytest.mark.parametrize("others", ["", "mediation_cases_count "])
def test_a_claim_on_an_axis_is_named(folder: Path, others: str) -> None:
    line = change(folder, "charts", named("mediation"), form="squares", indicators=others + FACTS["claim"])
    start = f"{at('charts')}:{line}: indicators: '{FACTS['claim']}' has no unit, ids of indicators "
    (found,) = said(folder)
    assert found.startswith(start) and found.endswith(" would be right: squares has one axis")


def test_a_year_to_come_is_named(folder: Path) -> None:
    next_year = str(date.today().year + 1)
    line = change(folder, "report", lambda row: True, year=next_year)
    right = f"a year from 1978 to {date.today().year} would be right"
    assert said(folder) == [f"{at('report')}:{line}: year: '{next_year}', {right}"]


@pytest.mark.parametrize(
    "odd", ["\x07", "\r", "\u200b", "\ufeff", "\ue000", "\u0378", "\ufffd", "\u2028", "\u2029", "⼀", "⺀"]
)
def test_hidden_characters_are_named_by_their_number(odd: str) -> None:
    assert hidden(f"一{odd}二") == f"U+{ord(odd):04X}"


def test_usual_characters_and_rare_ones_are_not_hidden() -> None:
    assert not hidden("罗定市2022年“一”《二》(2021—2025)年、98.1%\n〇㐀é·…１２")


def test_a_hidden_character_in_a_text_is_named_with_its_line(folder: Path) -> None:
    path = text_of(folder)
    path.write_bytes(path.read_bytes().decode().replace("第三方", "第三\u200b方").encode())
    found = said(folder)
    line = path.read_text(encoding="utf-8").split("第三\u200b方")[0].count("\n") + 1
    assert f"{at('text')}:{line}: text: holds the hidden character U+200B" in "\n".join(found)


def test_lines_are_those_of_the_file_also_after_a_quoted_line_break(folder: Path) -> None:
    change(folder, "indicators", named(FACTS["study"]), definition_zh="一行\n二行\n三行")
    change(folder, "indicators", named(FACTS["over"]), better="more")
    lines = (folder / "tables" / "indicators.csv").read_text(encoding="utf-8").split("\n")
    line = next(number for number, words in enumerate(lines, 1) if words.startswith(FACTS["over"]))
    assert line == 5
    assert said(folder)[0].startswith(f"tables/indicators.csv:{line}: better: 'more', one of ")


def broken_file(folder: Path, old: bytes, new: bytes, name: str = "units") -> str:
    path = folder / "tables" / f"{name}.csv"
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    return "\n".join(said(folder))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"id,zh", b"id,chinese", "units.csv:1: zh: the column is missing, the columns of data/schema/"),
        (b"id,zh", b"id,chinese", "units.csv:1: chinese: no such column, one of id, zh, en_one"),
        (b"id,zh", b"zh,id", "units.csv:1: header: the order of columns is another, id,zh,en_one"),
        (b"id,zh", b"\xef\xbb\xbfid,zh", "units.csv:1: file: begins with the hidden character U+FEFF"),
        (b"opinion,", b"opin\xe2\x80\xa8ion,", "units.csv:3: id: holds the hidden character U+2028"),
        (b"opinions,1", b"opinions,1,1", "units.csv:3: row: 7 cells, 6 cells, as in the first line"),
        (b"opinions,1,opinion", b"opinions", "units.csv:3: row: 4 cells, 6 cells, as in the first line"),
        (b"\xe4\xbb\xbd", b"\xff", "units.csv:3: file: byte 0xff is not UTF-8, a file in UTF-8"),
        (b"opinion,", b'"opinion,', "units.csv:3: row: cannot be read (unexpected end of data)"),
        (b"opinion,", b"opin\x00ion,", "units.csv:3: id: holds the hidden character U+0000"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named(folder: Path, old: bytes, new: bytes, message: str) -> None:
    assert message in broken_file(folder, old, new)


def test_an_empty_table_misses_its_columns(folder: Path) -> None:
    (folder / "tables" / "units.csv").write_bytes(b"")
    assert said(folder) == ["tables/units.csv:1: file: is empty, a header of the table's columns"]


@pytest.mark.parametrize("name", ["units", "report", "text"])
def test_a_file_that_is_not_there_is_named(folder: Path, name: str) -> None:
    (folder / at(name)).unlink()
    assert said(folder)[0].startswith(f"{at(name)}:1: file: is not there")


def test_a_text_that_is_not_utf8_is_named(folder: Path) -> None:
    path = text_of(folder)
    content = path.read_bytes()
    path.write_bytes(content + b"\n\xff")
    line = content.count(b"\n") + 2
    assert said(folder) == [f"{at('text')}:{line}: file: byte 0xff is not UTF-8, a file in UTF-8"]


def test_the_command_line_prints_every_line_and_exits_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "units", named("case"), en_one="")
    change(folder, "observations", of("study"), value="14")
    assert main([str(folder)]) == 1
    out, err = capsys.readouterr()
    assert (err, out.count("\n")) == ("", 2)
    assert f"{folder}/tables/units.csv:8: en_one: is empty, text would be right\n" in out


@pytest.mark.slow
def test_the_command_line_is_quiet_about_sound_tables() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "data.check"], capture_output=True, text=True, cwd=OWN.parent
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "All tables hold.\n")


def test_indicators_without_observations_and_figures_of_one_place_are_fine(folder: Path) -> None:
    row = next(row for row in read_table(folder, "indicators") if row["id"] == FACTS["over"])
    append(folder, "indicators", **row | {"id": "another_count"})
    assert said(folder) == []


def test_a_statement_that_now_states_a_number_must_say_so(folder: Path) -> None:
    start = state(folder, "全年化解纠纷30余起。")
    row = next(row for row in read_table(folder, "observations") if of("over")(row))
    append(
        folder,
        "indicators",
        **next(r for r in read_table(folder, "indicators") if r["id"] == FACTS["over"]) | {"id": "x_count"},
    )
    spans = {"start": 6, "end": 10, "sentence_start": 0, "sentence_end": 11}
    place = {name: str(start + by) for name, by in spans.items()}
    append(
        folder,
        "observations",
        **row | place | {"id": "x_count", "indicator": "x_count", "value": "30", "stated": "30余起"},
    )
    what = "says: 'words', but the observations inside are numbers"
    assert said(folder) == [f"{at('statements')}:2: {what}, numbers would be right"]


@pytest.mark.parametrize(
    ("rule", "column", "cell"),
    [
        ("enforcement_certificates_parts_sum", "right", FACTS["part"]),
        ("mediation_successful_share_ratio", "left", f"{FACTS['part']} / {FACTS['whole']}"),
        ("mediation_successful_at_most", "right", FACTS["study"]),
    ],
)
def test_figures_that_do_not_agree_are_held_as_printed(
    folder: Path, rule: str, column: str, cell: str
) -> None:
    change(folder, "checks", named(rule), **{column: cell})
    assert said(folder) == []


@pytest.mark.parametrize("left", ["a + b", "a / b", ""])
def test_a_change_is_of_one_indicator(folder: Path, left: str) -> None:
    line = change(folder, "checks", named("reconsideration_growth"), left=left)
    (found,) = said(folder)
    assert found.startswith(f"tables/checks.csv:{line}: left: ")


def test_a_cited_report_with_a_text_is_named(folder: Path) -> None:
    change(folder, "report", lambda row: True, evidence="cited")
    assert [line.split(":")[0] for line in said(folder)] == [at("report"), at("text")]
