"""Hand-written findings of charts: what belongs to one report is a placeholder, and the report fills it."""

from pathlib import Path

import pytest

from tests.data.copies import append, at, change, copy_of_data, read_table, said, write_table

STUDY = "party_group_law_study_items_count"
# An indicator that the report does not state.
SILENT = "executive_meetings_on_law_count"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_data(tmp_path / "copy")


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
    change(folder, "charts", lambda row: row["id"] == "mediation", form="number", indicators=SILENT, **words)
    assert said(folder) == []


@pytest.mark.parametrize(
    "name", ["claims:most", "exception:0", "exception:one", "place:zh", "exception", "nothing"]
)
def test_a_placeholder_that_means_nothing_is_named(folder: Path, name: str) -> None:
    line = change(folder, "charts", lambda row: row["id"] == "service_items", finding_zh=f"{{{name}}}")
    (found,) = said(folder)
    assert found.startswith(f"{at('charts')}:{line}: finding_zh: no {{{name}}}, an id of indicators")
