"""The record of what was corrected in a report: on its text page and on the page about the method."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.figures.change_words import POSITIONS
from components.text import text, words
from data.schema import schema
from tests.contract.site import LANGUAGES, client
from tests.contract.test_corrected import PAGES, page, said
from tests.corrected import ADDED, CASES, CHANGES, GONE, OPINIONS, corrected_copy, corrected_site
from tests.data.copies import OWN, REPORT, read_table, write_table
from tests.first_report import DEMO

RECORD, CITED = ".change-record", "daichuan-2024"


@pytest.fixture(scope="module", autouse=True)
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The first report as an operator has corrected it."""
    with corrected_site(tmp_path_factory.mktemp("corrected")):
        yield


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [f"text/{REPORT}", f"about?report={REPORT}"])
def test_the_record_lists_every_change_and_that_the_shipped_copy_is_as_it_was(language, address):
    told = said(language, address, RECORD)
    assert text("change_record.operator_corrected", language) in told
    for _, _, _, column, old, new, _ in CHANGES:
        if column and column not in POSITIONS:
            assert words(language)[f"change_words.column_{column}"] in told
            shown = {"2478": "2,478", "2487": "2,487", "exact": "", "at_least": ""}
            assert all(shown.get(cell, cell) in told for cell in (old, new))
    assert "98宗" in told and "“余”字漏读" in told
    days = [node.text() for node in page(language, address).css(f"{RECORD} li [data-date]")]
    assert len(days) == 7 and days[0] in ("2026年12月2日", "December 2, 2026")


def test_a_record_calls_what_changed_by_its_name_and_leads_to_what_is_there():
    rows = [item.css_first("strong") for item in page("zh", f"text/{REPORT}").css(f"{RECORD} li")]
    assert [row.text() for row in rows[:2]] == ["不计为指标的数字 13次", "行政处罚案件数 98宗"]
    assert rows[3].text().startswith("（三）二是 ")
    links = {row.css_first("a").attributes["href"] for row in rows if row.css_first("a")}
    assert links == {f"/zh/text/{REPORT}?figure={name}" for name in (CASES, OPINIONS, ADDED)}
    assert GONE not in " ".join(links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_says_that_it_was_corrected_and_leads_to_the_record(language):
    line = page(language, f"overview/{REPORT}").css_first(".corrected-line")
    path, _, anchor = line.css_first("a").attributes["href"].partition("#")
    assert text("change_record.operator_corrected", language) in line.text()
    assert page(language, path.removeprefix(f"/{language}/")).css_first(f"#{anchor}")


def test_where_nothing_was_corrected_there_is_no_record(monkeypatch, tmp_path):
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    for language in LANGUAGES:
        for address in PAGES:
            assert "change-record" not in client().get(f"/{language}/{address}").text
            assert "corrected-line" not in client().get(f"/{language}/{address}").text
        none = text("about.corrections_ours_none", language)
        assert none in client().get(f"/{language}/about?report={REPORT}").text


def test_a_heading_and_the_report_itself_are_called_by_what_they_are(monkeypatch, tmp_path):
    copy = corrected_copy(tmp_path / "local")
    path: Path = copy / "reports" / REPORT / "changes.csv"
    more = f"2026-12-03,sections,4,heading_en,a,b,c,d\n2026-12-04,report,{REPORT},source_name_en,a,b,c,d\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    monkeypatch.setenv("LOCAL_DATA", str(copy))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    for language, names in (
        ("zh", ["报告信息", "行政执法"]),
        ("en", ["About the report", "Law enforcement"]),
    ):
        record = LexborHTMLParser(client().get(f"/{language}/text/{REPORT}").text).css_first(RECORD)
        assert [item.text() for item in record.css("li strong")[:2]] == names


def test_a_corrected_report_without_a_text_has_its_record_too(monkeypatch, tmp_path):
    """Its figures lead to their own pages: there is no sentence."""
    local = tmp_path / "local"
    shutil.copytree(DEMO, local)
    row = read_table(local, "observations", CITED)[0]
    change = {"date": "2026-12-01", "table": "observations", "row": row["id"], "column": "value"}
    write_table(
        local, "changes", [change | {"old": "1", "new": row["value"], "reason": "a", "who": "b"}], CITED
    )
    monkeypatch.setenv("LOCAL_DATA", str(local))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    record = LexborHTMLParser(client().get(f"/zh/text/{CITED}").text).css_first(RECORD)
    assert record.css_first("li a").attributes["href"] == f"/zh/indicator/{row['indicator']}?report={CITED}"
    assert text("change_record.corrected", "zh") in record.text()


def test_a_long_record_folds_what_is_older(monkeypatch, tmp_path):
    copy = corrected_copy(tmp_path / "local")
    path: Path = copy / "reports" / REPORT / "changes.csv"
    days = (f"2026-12-{day:02},observations,{CASES},note_zh,,x,a,b\n" for day in range(3, 24))
    path.write_text(path.read_text("utf-8") + "".join(days), "utf-8")
    monkeypatch.setenv("LOCAL_DATA", str(copy))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    record = LexborHTMLParser(client().get(f"/en/text/{REPORT}").text).css_first(RECORD)
    assert len(record.css("ol")) == 2 and len(record.css("li")) == 7 + 21
    assert len(record.css("details li")) == 8 and record.css_first("summary").text() == "8 more"


def test_a_copy_without_any_change_is_said_to_be_the_operators_own(monkeypatch, tmp_path):
    copy = corrected_copy(tmp_path / "local")
    (copy / "reports" / REPORT / "changes.csv").unlink()
    monkeypatch.setenv("LOCAL_DATA", str(copy))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    for language in LANGUAGES:
        told = client().get(f"/{language}/text/{REPORT}").text
        assert text("change_record.operator_replaced", language) in told


def test_a_shipped_report_with_changes_of_its_own_was_corrected_by_nobody_here(monkeypatch, tmp_path):
    """What the project itself corrected is told without a word of the operator."""
    copy = corrected_copy(tmp_path / "shipped")
    for table in (OWN / "tables").iterdir():
        (copy / "tables" / table.name).write_bytes(table.read_bytes())
    monkeypatch.setenv("DATA_FOLDER", str(copy))
    monkeypatch.setenv("LOCAL_DATA", str(tmp_path / "local"))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    told = client().get(f"/zh/text/{REPORT}").text
    assert text("change_record.corrected", "zh") in told and "本站运行者" not in told


def test_every_column_and_table_of_a_report_has_a_name_in_both_languages():
    for table in schema().of("report").values():
        if table.name == "changes":
            continue
        for language in LANGUAGES:
            assert f"change_record.table_{table.name}" in words(language)
            lacking = [
                name
                for name in table.names
                if name not in POSITIONS and f"change_words.column_{name}" not in words(language)
            ]
            assert not lacking, (table.name, lacking)


def test_a_table_that_a_hand_wrote_breaks_no_page(monkeypatch, tmp_path):
    """A row of an unknown table, a cell that is no number, a whole row that is no JSON."""
    copy = corrected_copy(tmp_path / "local")
    path: Path = copy / "reports" / REPORT / "changes.csv"
    odd = (
        f"2026-12-03,observations,{CASES},value,about 12,NaN,a,b\n"
        f"2026-12-03,observations,nobody,,[1],,a,b\n"
        f"2026-12-03,observations,nobody,,not JSON,,a,b\n"
        f"2026-12-03,nothing,1,nowhere,1,2,a,b\n"
        f'2026-12-03,mentions,1 2,,"{{""start"": ""x"", ""end"": null}}",,a,b\n'
    )
    path.write_text(path.read_text("utf-8") + odd, "utf-8")
    monkeypatch.setenv("LOCAL_DATA", str(copy))
    monkeypatch.setenv("STORE", str(tmp_path / "store"))
    for language in LANGUAGES:
        told = client().get(f"/{language}/text/{REPORT}?figure={CASES}")
        assert told.status_code == 200 and "about 12" in told.text and "nowhere" in told.text
