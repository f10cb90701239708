"""A report's folder that is wrong as a whole is named in a sentence with file, line and column."""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from data.schema import REPORT as OF_A_REPORT
from data.schema import schema
from data.store.checking import check_report
from tests.data.copies import (
    OWN,
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
    write_table,
)

OLDER = "the folder is of an older form than version 2, `python -m data.manage migrate` brings it forward"
STUDY = "party_group_law_study_items_count"
# An indicator that the report does not state.
SILENT = "executive_meetings_on_law_count"


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


# Hand-written findings


@pytest.mark.parametrize(
    ("column", "words", "written_out"),
    [
        ("finding_zh", "调解案件2487宗", "2487"),
        ("finding_zh", "调解案件２４８７宗", "２４８７"),
        ("finding_en", "2,487 cases", "2,487"),
        ("finding_en", "98.1% of the cases", "98.1"),
        ("finding_zh", "三类事项除外", "三类"),
        ("finding_en", "three kinds excepted", "three"),
        ("finding_en", "Four coverage claims", "Four"),
        ("finding_zh", "四处覆盖说法", "四处"),
        ("finding_zh", "罗定市的调解案件", "罗定市"),
        ("finding_en", "Cases in Luoding", "Luoding"),
        ("measure_zh", "罗定市行政服务中心", "罗定市"),
        ("measure_en", "Luoding administrative service centre", "Luoding"),
        ("finding_zh", "食品药品等领域", "食品药品"),
        ("finding_en", "Public health and others", "Public health"),
        ("finding_en", "all but Food and drugs", "Food and drugs"),
    ],
)
def test_a_number_place_or_item_written_out_is_named(
    folder: Path, column: str, words: str, written_out: str
) -> None:
    """Such a sentence would be shown for another report, of which it may be false."""
    rows = read_table(folder, "charts")
    line = next(number for number, row in enumerate(rows, 2) if row["id"] == "mediation")
    rows[line - 2] |= {"finding_zh": "案件", "finding_en": "cases", "measure_zh": "宗", "measure_en": "cases"}
    rows[line - 2] |= {column: words}
    write_table(folder, "charts", rows)
    what = f"'{written_out}' is written out, a placeholder would be right"
    assert said(folder) == [f"{at('charts')}:{line}: {column}: {what}"]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("每格一宗", "one square per case"),
        ("{place}的案件", "cases of {place}"),
        ("{year}年的案件", "cases of {year}"),
        ("{mediation_cases_count}", "{mediation_cases_count} in all, at once and in no one's name"),
        ("{claims}处说法，{claims:full}处", "{claims} claims"),
        ("{exceptions}类事项除外", "{exceptions} kinds excepted"),
    ],
)
def test_a_finding_with_placeholders_is_fine(folder: Path, zh: str, en: str) -> None:
    chart = "service_items" if "exceptions" in zh else "mediation"
    change(folder, "charts", lambda row: row["id"] == chart, finding_zh=zh, finding_en=en)
    assert said(folder) == []


@pytest.mark.parametrize(
    ("chart", "name"),
    [
        ("mediation", SILENT),
        ("mediation", f"words:{SILENT}"),
        ("mediation", "x_derived"),
        ("mediation", "exceptions"),
        ("mediation", "field:1"),
        ("service_items", "fields"),
        ("service_items", "exception:4"),
    ],
)
def test_a_placeholder_that_the_report_cannot_fill_is_named(folder: Path, chart: str, name: str) -> None:
    """What is stated, computed or listed elsewhere only would leave a page without words for it."""
    inputs = f"{SILENT} {STUDY}"
    append(folder, "derived", id="x_derived", formula="sum(a, b)", inputs=inputs, name_zh="和", name_en="sum")
    words = {f"finding_{language}": f"{{{name}}}" for language in ("zh", "en")}
    line = change(folder, "charts", lambda row: row["id"] == chart, **words)
    right = "a figure that the report states, or an item that the chart's statement lists, would be right"
    assert said(folder) == [f"{at('charts')}:{line}: finding_zh: nothing to fill {{{name}}} with, {right}"]


def test_a_chart_that_is_not_drawn_needs_no_fillings(folder: Path) -> None:
    words = {"finding_zh": f"{{{SILENT}}}", "finding_en": f"{{{SILENT}}}"}
    change(folder, "charts", lambda row: row["id"] == "mediation", indicators=SILENT, **words)
    assert said(folder) == []


@pytest.mark.parametrize(
    "name", ["claims:most", "exception:0", "exception:one", "place:zh", "exception", "nothing"]
)
def test_a_placeholder_that_means_nothing_is_named(folder: Path, name: str) -> None:
    line = change(folder, "charts", lambda row: row["id"] == "service_items", finding_zh=f"{{{name}}}")
    (found,) = said(folder)
    assert found.startswith(f"{at('charts')}:{line}: finding_zh: no {{{name}}}, an id of indicators")


# One folder, wherever it lies


def test_one_folder_is_checked_outside_the_tree(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere" / "nowhere-2022"
    shutil.copytree(folder / "reports" / REPORT, outside)
    assert check_report(outside, [OWN]) == []
    (outside / "text.txt").unlink()
    assert [(found.file, found.column) for found in check_report(outside, [OWN])] == [
        (str(outside / "text.txt"), "file")
    ]


def test_a_folder_may_add_to_the_vocabulary(folder: Path, tmp_path: Path) -> None:
    """What a user brings is one report of a place that the shipped tables do not know."""
    own = tmp_path / "own"
    shutil.copytree(folder / "reports" / REPORT, own / "reports" / "elsewhere-2022")
    change_place(own, "x-elsewhere")
    assert "is not in places" in ran(own).stdout
    (own / "tables").mkdir()
    cells = {"id": "x-elsewhere", "name_zh": "某地", "name_en": "Elsewhere", "level": "county"}
    cells |= {"body": "government"}
    names = schema().tables["places"].names
    row = ",".join(cells.get(name, "") for name in names)
    (own / "tables" / "places.csv").write_bytes(header("places") + row.encode() + b"\n")
    done = ran(own)
    assert (done.returncode, done.stdout) == (0, "All tables hold.\n")


def change_place(root: Path, place: str) -> None:
    path = root / "reports" / "elsewhere-2022" / "report.csv"
    path.write_bytes(path.read_bytes().replace(b",445381,", f",{place},".encode()))


def ran(*folders: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "data.check", *map(str, folders)]
    return subprocess.run(command, cwd=OWN.parent, capture_output=True, text=True)


def test_the_command_line_takes_reports_and_data_folders(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report-alone"
    shutil.copytree(folder / "reports" / REPORT, report)
    done = ran(folder, report)
    assert (done.returncode, done.stdout) == (0, "All tables hold.\n")
    (report / "report.csv").write_bytes(b"")
    done = ran(folder, report)
    assert done.returncode == 1
    assert done.stdout == f"{report / 'report.csv'}:1: file: is empty, a header of the table's columns\n"


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    done = ran(tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is not there, a folder would be right." in done.stderr
