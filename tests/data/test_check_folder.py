"""A report's folder that is wrong as a whole is named in a sentence with file, line and column."""

from hashlib import sha256
from pathlib import Path

import pytest

from data.schema import REPORT as OF_A_REPORT
from data.schema import schema
from tests.data.copies import (
    REPORT,
    append,
    at,
    change,
    copy_of_data,
    read_table,
    said,
    sign,
    state,
    text_of,
)

OLDER = "the folder is of an older form than version 2, `python -m data.manage migrate` brings it forward"
STUDY = "party_group_law_study_items_count"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "copy")


def study(row: dict[str, str]) -> bool:
    return row["indicator"] == STUDY


def line_of_report(folder: Path, **cells: str) -> int:
    return change(folder, "report", lambda row: True, **cells)


def header(name: str) -> bytes:
    return ",".join(schema().tables[name].names).encode() + b"\n"


# The text


@pytest.mark.parametrize("words", [b"", b"\n \n", "\u3000\n".encode()])
def test_an_empty_text_is_one_line(folder: Path, words: bytes) -> None:
    text_of(folder).write_bytes(words)
    sign(folder)
    assert said(folder) == [f"{at('text')}:1: text: is empty, the text as published"]


def test_a_quoted_report_without_a_text_is_named(folder: Path) -> None:
    text_of(folder).unlink()
    assert said(folder) == [f"{at('text')}:1: file: is not there, the text of a report that is quoted"]


def test_a_cited_report_with_a_text_is_named(folder: Path) -> None:
    line_of_report(folder, evidence="cited", sha256="")
    right = "nothing would be right: the report is only cited"
    assert said(folder) == [f"{at('text')}:1: file: is there, but evidence is cited, {right}"]


def test_a_cited_report_with_a_checksum_is_named(folder: Path) -> None:
    line = line_of_report(folder, evidence="cited")
    text_of(folder).unlink()
    right = "nothing would be right: the report is only cited"
    assert said(folder) == [f"{at('report')}:{line}: sha256: is given, {right}"]


def test_a_text_with_other_line_ends_is_another_text(folder: Path) -> None:
    path = text_of(folder)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    (found, *_) = [line for line in said(folder) if ": sha256: " in line]
    assert found.startswith(f"{at('report')}:2: sha256: ") and "is of another text" in found


# report.csv


def test_an_empty_table_of_the_report_is_one_line(folder: Path) -> None:
    (folder / at("report")).write_bytes(b"")
    assert said(folder) == [f"{at('report')}:1: file: is empty, a header of the table's columns"]


def test_a_report_without_a_row_is_one_line(folder: Path) -> None:
    (folder / at("report")).write_bytes(header("report"))
    assert said(folder) == [f"{at('report')}:2: row: there is no row below the header, one row, the report"]


def test_a_second_row_of_a_report_is_named(folder: Path) -> None:
    append(folder, "report", **read_table(folder, "report")[0] | {"year": "2021"})
    right = "one row would be right: a folder is one report"
    assert said(folder) == [f"{at('report')}:3: row: a second row, {right}"]


def test_a_folder_without_a_report_is_one_line(folder: Path) -> None:
    (folder / at("report")).unlink()
    assert said(folder) == [f"{at('report')}:1: file: is not there, one row that describes the report"]


@pytest.mark.parametrize("name", ["An Id", "罗定2022", "Luoding-2022", "-2022"])
def test_a_folder_whose_name_is_no_id_is_named(folder: Path, name: str) -> None:
    (folder / "reports" / REPORT).rename(folder / "reports" / name)
    right = "a name of the form [a-z0-9][a-z0-9_-]* would be right"
    assert said(folder) == [f"reports/{name}/report.csv:1: folder: {name!r}, {right}"]


def test_a_report_of_no_known_place_is_named(folder: Path) -> None:
    line = line_of_report(folder, place="999999")
    right = "id of a row of places would be right"
    assert said(folder) == [f"{at('report')}:{line}: place: '999999' is not in places, {right}"]


def test_a_source_file_that_is_not_there_is_named(folder: Path) -> None:
    line = line_of_report(folder, source_sha256="0" * 64)
    right = "the file as it was published, or an empty cell"
    assert said(folder) == [
        f"{at('report')}:{line}: source_sha256: no file in source/ has this checksum, {right}"
    ]
    kept = folder / "reports" / REPORT / "source" / "page.html"
    kept.parent.mkdir()
    kept.write_bytes(b"<p>as published</p>")
    line_of_report(folder, source_sha256=sha256(kept.read_bytes()).hexdigest())
    assert said(folder) == []


# Tables as files


@pytest.mark.parametrize("name", ["report", "observations", "sections", "mentions"])
def test_lines_that_end_with_cr_alone_are_one_line(folder: Path, name: str) -> None:
    path = folder / at(name)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    what = "its lines end with CR alone, lines that end with LF"
    assert said(folder) == [f"{at(name)}:1: file: {what}"]


@pytest.mark.parametrize("name", ["report", "observations", "statements"])
def test_an_unknown_column_is_one_line(folder: Path, name: str) -> None:
    path = folder / at(name)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([lines[0] + ",colour", *(f"{line}," for line in lines[1:])]) + "\n", "utf-8")
    one_of = ", ".join(schema().tables[name].names)
    assert said(folder) == [f"{at(name)}:1: colour: no such column, one of {one_of}"]


def test_a_table_that_no_schema_knows_is_one_line(folder: Path) -> None:
    path = folder / "reports" / REPORT / "observation.csv"
    path.write_bytes(b"id\n")
    names = ", ".join(schema().of(OF_A_REPORT))
    assert said(folder) == [f"reports/{REPORT}/observation.csv:1: file: no such table, one of {names}"]


@pytest.mark.parametrize("name", ["mentions", "listed", "corrections", "charts", "statement_areas"])
def test_an_absent_table_is_an_empty_one(folder: Path, name: str) -> None:
    change(folder, "charts", lambda row: row["id"] == "service_items", finding_zh="事项", finding_en="Items")
    (folder / at(name)).unlink()
    assert said(folder) == []
    (folder / at(name)).write_bytes(header(name))
    assert said(folder) == []


@pytest.mark.parametrize("written", [False, True], ids=["absent", "header only"])
def test_what_refers_to_a_table_without_rows_is_named(folder: Path, written: bool) -> None:
    (folder / at("statements")).unlink()
    if written:
        (folder / at("statements")).write_bytes(header("statements"))
    found = said(folder)
    assert len(found) == len(read_table(folder, "listed")) + len(read_table(folder, "statement_areas"))
    assert all("is not in statements, id of a row of statements would be right" in line for line in found)


# Forms


def test_a_folder_without_the_column_schema_is_of_an_older_form(folder: Path) -> None:
    path = folder / at("report")
    row = read_table(folder, "report")[0]
    del row["schema"]
    path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n", "utf-8")
    assert f"{at('report')}:1: schema: {OLDER}" in said(folder)
    assert all(line.startswith(f"{at('report')}:1: schema: ") for line in said(folder))


def test_a_folder_of_version_1_is_of_an_older_form(folder: Path) -> None:
    line = line_of_report(folder, schema="1")
    right = "`python -m data.manage migrate` brings it forward"
    assert said(folder) == [f"{at('report')}:{line}: schema: 1 is an older form of the folder, {right}"]


def test_a_folder_of_a_version_to_come_asks_for_a_newer_program(folder: Path) -> None:
    line = line_of_report(folder, schema="99")
    what = "99 is a newer form than this program knows, 2, or a newer program, would be right"
    assert said(folder) == [f"{at('report')}:{line}: schema: {what}"]


def test_flat_tables_are_of_an_older_form(folder: Path) -> None:
    (folder / "tables" / "observations.csv").write_bytes(b"report,indicator\n")
    first = said(folder)[0]
    assert (
        ":1: schema: the folder is of an older form than version 2, `python -m data.manage migrate " in first
    )


# Figures


def test_an_id_used_twice_is_named(folder: Path) -> None:
    first, second = read_table(folder, "observations")[:2]
    line = change(folder, "observations", lambda row: row["id"] == second["id"], id=first["id"])
    what = f"'{first['id']}' stands in line 2 already, once in the table would be right"
    assert said(folder) == [f"{at('observations')}:{line}: id: {what}"]


def test_a_figure_entered_twice_is_named(folder: Path) -> None:
    rows = read_table(folder, "observations")
    append(folder, "observations", **rows[0] | {"id": "again"})
    (found,) = said(folder)
    assert found.startswith(
        f"{at('observations')}:{len(rows) + 2}: indicator+period+scope_zh+actor+stated+start: "
    )
    assert "stands in line 2 already" in found


def test_last_years_value_beside_this_years_is_fine(folder: Path) -> None:
    first = read_table(folder, "observations")[0]
    start = state(folder, "上一年13次。")
    change(folder, "statements", lambda row: row["id"] == "1.1", says="numbers")
    spans = {"start": 3, "end": 6, "sentence_start": 0, "sentence_end": 7}
    place = {name: str(start + by) for name, by in spans.items()}
    append(
        folder,
        "observations",
        **first | place | {"id": f"{STUDY}-2021", "year": "2021", "period": "2021"},
    )
    assert said(folder) == []


@pytest.mark.parametrize(
    "period",
    [
        "2021",
        "2023",
        "2022/2023",
        "2022/2021",
        "2022-09/2022-01",
        "2022-13",
        "2022-01/2022-13",
        "2022-02-30",
        "2021-01/2021-09",
        "2022/2022-01-32",
    ],
)
def test_a_period_that_does_not_fit_its_year_is_named(folder: Path, period: str) -> None:
    line = change(folder, "observations", study, period=period)
    right = "a period that ends in 2022, such as 2022 or 2022-01/2022-09, would be right"
    assert said(folder) == [f"{at('observations')}:{line}: period: '{period}', {right}"]


@pytest.mark.parametrize("period", ["2022", "2022-01/2022-09", "2022-06-30", "2021-07/2022-06", "2021/2022"])
def test_a_period_that_fits_its_year_is_fine(folder: Path, period: str) -> None:
    change(folder, "observations", study, period=period)
    assert said(folder) == []


@pytest.mark.parametrize("period", ["", "22", "2022-1", "2022-01..2022-09"])
def test_a_period_of_no_form_is_named(folder: Path, period: str) -> None:
    line = change(folder, "observations", study, period=period)
    (found,) = said(folder)
    assert found.startswith(f"{at('observations')}:{line}: period: ")
