"""Files to take away: read back as a spreadsheet, a script or a data package would read them."""

import csv
import io
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from frictionless import validate
from hypothesis import given
from hypothesis import strategies as st

from data import select
from data.arithmetic.hedged import Hedged, share
from data.exports.bundle import columns, csv_bytes, export_frame, json_bytes, map_frame, xlsx_bytes
from data.exports.export_rows import Sources, bounds, sources_of, words
from data.exports.neutral import neutral
from data.exports.packages import NAMES, everything, one_report
from data.schema import schema
from tests.data.copies import copy_of_data
from tests.first_report import DEMO

REPORT = "luoding-2022"
OWN = Path(__file__).parents[2] / "data"
TODAY = date(2025, 3, 31)
DANGEROUS = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", " =1", "\u3000=1"]


def whole() -> select.WholeReport:
    return select.whole_report(REPORT)


def sources() -> Sources:
    return sources_of(whole())


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def rows(language) -> pd.DataFrame:
    return export_frame(select.observations(REPORT), whole().derived, language, sources())


@pytest.fixture(scope="module")
def book(rows, language) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, select.reports(), language, TODAY)))


def row_of(rows: pd.DataFrame, indicator: str) -> pd.Series:
    return rows[rows["indicator"] == indicator].iloc[0]


def test_every_figure_claim_and_derived_number_is_a_row(rows):
    assert len(rows) == 20 + 6
    assert list(rows.columns) == list(columns())


def test_an_open_end_has_a_lower_bound_no_upper_one_and_a_reading_of_usage(rows):
    opinions = row_of(rows, "legal_adviser_opinions_issued_count")
    assert (opinions["value"], opinions["lower"], opinions["upper"], opinions["usage_below"]) == (
        190,
        190,
        None,
        200,
    )
    disputed = row_of(rows, "mediation_disputed_amount")
    assert (disputed["lower"], disputed["upper"], disputed["usage_below"]) == (14000000, None, 15000000)


def test_every_stated_row_keeps_the_qualifier_that_its_table_has(rows):
    """Without it a number of at least 190 reads as one of exactly 190."""
    stated = select.observations(REPORT)
    kept = rows[rows["computed_from"] == ""]
    assert kept["qualifier"].tolist() == stated["qualifier"].tolist()
    assert {"exact", "at_least"} <= set(kept["qualifier"])
    read = list(csv.DictReader(io.StringIO(csv_bytes(rows, bom=False).decode(), newline="")))
    assert [row["qualifier"] for row in read] == rows["qualifier"].tolist()


def test_a_coverage_claim_has_words_and_no_number(rows):
    claims = rows[rows["kind"] == "coverage"]
    assert len(claims) == 4 and claims["stated"].all() and claims["extent"].all()
    assert claims[["value", "lower", "upper", "usage_below"]].isna().all(axis=None)


def test_a_number_computed_here_says_so_and_how(rows, language):
    computed = rows[rows["computed_from"] != ""]
    assert set(computed["origin"]) == {words(language)["origin_computed"]} and len(computed) == 6
    assert not computed["stated"].any() and computed["sentence"].all()
    stated = rows[rows["computed_from"] == ""]
    assert set(stated["origin"]) == {words(language)["origin_stated"]}
    rest = row_of(rows, "mediation_cases_outcome_not_stated_derived_count")
    assert rest["computed_from"] == "mediation_cases_count − mediation_cases_successful_count"


def test_only_what_a_report_states_has_the_status_reported(rows):
    reported = rows["status"] == "reported"
    assert rows.loc[reported, "computed_from"].eq("").all()
    assert rows.loc[~reported, "computed_from"].ne("").all() and (~reported).sum() == 6


def test_a_computed_share_says_so_and_how_many_decimals_are_meant(rows):
    share = row_of(rows, "enforcement_certificates_replaced_derived_share")
    assert (share["value"], share["qualifier"], share["decimals"]) == (67.8, "computed", 1)
    assert share["lower"] is None and share["upper"] is None
    assert row_of(rows, "mediation_cases_count")["decimals"] is None


def test_the_bounds_of_a_share_of_open_ends_are_rounded_outwards():
    open_ended = share(Hedged(Decimal(30), "at_least"), Hedged(Decimal(41), "exact"))
    item = next(one for one in whole().derived if one.kind == "share")
    assert bounds(replace(item, value=open_ended, places=1)) == (73.1, None)


def test_every_row_names_its_source_and_whose_word_it_is(rows, language):
    for column in ("source_title", "url", "place", "note"):
        assert rows[column].all()
    assert set(rows["note"]) == {words(language)["banner"]}


def test_who_is_not_stated_is_said_in_words(rows, language):
    assert row_of(rows, "mediation_cases_count")["actor"] == words(language)["not_stated"]


def test_a_cited_report_shows_no_sentence():
    own = sources()
    cited = Sources({REPORT: {**own.reports[REPORT], "evidence": "cited"}}, own.sections)
    found = export_frame(select.observations(REPORT), whole().derived, "zh", cited)
    assert not found["sentence"].any() and not found["sentence_en"].any()
    assert found["url"].all() and len(found) == 26


def test_a_derived_number_without_its_inputs_is_left_out():
    found = select.observations(REPORT)
    part = found[found["indicator"] == "mediation_cases_count"]
    assert len(export_frame(part, whole().derived, "zh", sources())) == 1
    assert len(export_frame(part, whole().derived, "zh", sources(), evidence=found)) == 7


def test_a_derived_number_leans_on_its_reports_own_year():
    found = select.observations(REPORT)
    earlier = found.assign(year=2021, sentence="earlier")
    rows = export_frame(
        found, whole().derived, "zh", sources(), evidence=pd.concat([found, earlier], ignore_index=True)
    )
    assert "earlier" not in set(rows["sentence"])


def test_a_derived_number_has_no_reading_of_usage():
    found = select.observations(REPORT).assign(usage_below=3000.0)
    rows = export_frame(found, whole().derived, "zh", sources())
    assert rows.loc[rows["computed_from"] != "", "usage_below"].isna().all()


def test_what_is_not_reported_has_no_number_and_no_zero():
    found = (
        select.observations(REPORT)
        .head(1)
        .assign(status="not_reported", value=pd.NA, lower=pd.NA, upper=pd.NA)
    )
    row = export_frame(found, [], "zh", sources()).iloc[0]
    assert row["status"] == "not_reported" and row["value"] is None


def test_csv_reads_back_with_and_without_the_mark_of_utf_8(rows):
    with_bom, plain = csv_bytes(rows, bom=True), csv_bytes(rows, bom=False)
    assert with_bom == b"\xef\xbb\xbf" + plain and not plain.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(plain.decode("utf-8"), newline="")))
    assert len(read) == len(rows) and tuple(read[0]) == columns()
    opinions = next(row for row in read if row["indicator"] == "legal_adviser_opinions_issued_count")
    assert (opinions["value"], opinions["upper"], opinions["usage_below"]) == ("190", "", "200")
    assert opinions["stated"] == "190余份"


def test_json_reads_back_with_numbers_and_nulls(rows):
    read = json.loads(json_bytes(rows))
    assert [row["value"] for row in read] == rows["value"].tolist()
    assert read[0]["value"] == 13 and isinstance(read[0]["value"], int)


def test_the_first_sheet_has_real_numbers_and_a_header_that_stays(book, rows, language):
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(rows.columns)
    assert [cell.value for cell in sheet[2]] == [words(language)["columns"][name] for name in rows.columns]
    value, below = list(rows.columns).index("value"), list(rows.columns).index("usage_below")
    assert [line[value].value for line in sheet.iter_rows(min_row=3)] == rows["value"].tolist()
    assert [line[below].value for line in sheet.iter_rows(min_row=3)] == rows["usage_below"].tolist()
    assert sheet.freeze_panes == "A3"
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
    assert all(8 <= width <= 50 for width in widths)


def test_the_header_says_that_the_next_step_is_a_reading_of_usage(book, language):
    heads = [str(cell.value) for cell in book.worksheets[0][2]]
    wanted = {"zh": "按用语习惯的理解", "en": "reading of usage"}[language]
    assert sum(wanted in head for head in heads) == 1


def test_the_second_sheet_names_source_date_and_open_ends(book, language):
    said = "\n".join(
        str(cell or "") for line in book.worksheets[1].iter_rows(values_only=True) for cell in line
    )
    for note in ("banner", "open_ends", "computed", "no_date"):
        assert words(language)[note] in said
    report = whole().row
    assert report.url in said and report.title in said and "2025-03-31" in said


def test_a_workbook_has_no_formula_and_no_link(rows):
    packed = zipfile.ZipFile(io.BytesIO(xlsx_bytes(rows, select.reports(), "zh", TODAY)))
    sheets = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    assert "<f>" not in sheets and "<hyperlink" not in sheets


def test_the_same_day_makes_the_same_workbook(rows):
    one, two = (xlsx_bytes(rows, select.reports(), "zh", TODAY) for _ in range(2))
    assert one == two
    assert openpyxl.load_workbook(io.BytesIO(one)).properties.created.date() == TODAY


@pytest.mark.parametrize("cell", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_is_text_in_csv_and_xlsx(cell):
    """In CSV behind an apostrophe, since nothing else tells; in a workbook as it stands, of the kind text."""
    rows = pd.DataFrame({"stated": [cell, "190余份"], "value": [-1, 2]}, dtype=object)
    line = list(csv.reader(io.StringIO(csv_bytes(rows, bom=False).decode(), newline="")))[1]
    assert line == [f"'{cell}", "-1"]
    read = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, select.reports(), "zh", TODAY))).worksheets[0]
    assert read["A3"].data_type == "s" and str(read["A3"].value).replace("_x000D_", "\r") == cell
    assert (read["A4"].value, read["B3"].value) == ("190余份", -1)


@given(st.text())
def test_neutral_text_never_starts_like_a_formula_and_loses_nothing(cell):
    safe = neutral(cell)
    assert safe.removeprefix("'") == cell.removeprefix("'")
    assert not safe.strip(" \u3000\u00a0").startswith(
        ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    )


def test_numbers_below_zero_stay_numbers():
    assert neutral(-1) == -1 and neutral(None) is None


def test_the_map_has_a_row_for_every_measure_problem_and_plan_item(language):
    found = map_frame(whole(), language)
    assert found["statement_kind"].value_counts().to_dict() == {"measure": 19, "problem": 3, "plan": 6}
    measures = found[found["statement_kind"] == "measure"]
    assert measures["says"].value_counts().to_dict() == {"words": 11, "numbers": 7, "coverage": 1}


def test_the_package_joins_the_folders_cell_by_cell():
    packed = zipfile.ZipFile(io.BytesIO(everything()))
    assert packed.read(f"reports/{REPORT}.txt") == (OWN / "reports" / REPORT / "text.txt").read_bytes()
    for name in ("observations", "statements", "mentions"):
        joined = list(csv.DictReader(io.StringIO(packed.read(f"tables/{name}.csv").decode(), newline="")))
        with (OWN / "reports" / REPORT / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            assert joined == [{"report": REPORT, **row} for row in csv.DictReader(lines)]
    assert packed.read("tables/indicators.csv") == (OWN / "tables" / "indicators.csv").read_bytes()
    # Of the national list only the places that a report is about, and those above them.
    lines = (OWN / "tables" / "places.csv").read_text("utf-8").splitlines()
    above = [line for line in lines if line.startswith(("id,", "440000,", "445300,", "445381,"))]
    assert packed.read("tables/places.csv").decode().splitlines() == above


@pytest.mark.parametrize("package", [everything, lambda: one_report(REPORT)], ids=["everything", "one"])
def test_frictionless_accepts_the_package(tmp_path, package):
    (tmp_path / "all.zip").write_bytes(package())
    report = validate(str(tmp_path / "all.zip"))
    assert report.valid and report.tasks, report.flatten()


@pytest.mark.parametrize("local", ["demo", "nothing"])
def test_frictionless_accepts_any_number_of_reports(tmp_path, monkeypatch, local):
    """Several reports beside the shipped one, one of them cited and without a text; and no report at all."""
    shipped = copy_of_data(tmp_path / "copy")
    monkeypatch.setenv("DATA_FOLDER", str(shipped))
    if local == "demo":
        monkeypatch.setenv("LOCAL_DATA", str(DEMO))
    else:
        shutil.rmtree(shipped / "reports")
    packed = zipfile.ZipFile(io.BytesIO(everything()))
    given = json.loads(packed.read("datapackage.json"))
    texts = [one["path"] for one in given["resources"] if one["type"] == "text"]
    reports = list(csv.DictReader(io.StringIO(packed.read("tables/reports.csv").decode(), newline="")))
    assert len(given.get("sources", ())) == len(reports) >= len(texts)
    assert (len(reports) > 4) == (local == "demo") and set(packed.namelist()) >= set(texts)
    packed.extractall(tmp_path / "all")
    report = validate(str(tmp_path / "all" / "datapackage.json"))
    assert report.valid and report.tasks, report.flatten()


def test_the_package_names_its_sources_and_licence():
    given = json.loads(zipfile.ZipFile(io.BytesIO(everything())).read("datapackage.json"))
    assert given["sources"] == [
        {
            "title": "罗定市人民政府网站 / Luoding Municipal People's Government website",
            "path": whole().row.url,
        }
    ]
    assert [one["name"] for one in given["licenses"]] == ["CC-BY-4.0"]
    assert {one["path"] for one in given["resources"]} == {
        "observations.parquet",
        f"reports/{REPORT}.txt",
        *(f"tables/{NAMES.get(name, name)}.csv" for name in schema().tables),
    }


def test_an_unknown_report_has_no_package():
    with pytest.raises(KeyError):
        one_report("nowhere-1999")


def test_both_languages_name_the_same_columns_and_codes():
    zh, en = words("zh"), words("en")
    assert zh.keys() == en.keys()
    for part in ("columns", "map_columns", "codes"):
        assert list(zh[part]) == list(en[part])
