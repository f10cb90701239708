"""What select answers, from the tables as they are."""

from pathlib import Path

import pandas as pd
import pytest

from data import select
from data.load import DataError, forget, load, load_text
from tests.data.copies import OWN, REPORT, change, copy_of_data

OVER = "legal_adviser_opinions_issued_count"


@pytest.fixture(autouse=True)
def own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATA_FOLDER", raising=False)


def observation(indicator: str) -> pd.Series:
    rows = select.observations(REPORT).set_index("indicator")
    return rows.loc[indicator]


def test_tables_come_typed() -> None:
    types = load("observations").dtypes
    assert (str(types["value"]), str(types["start"]), str(types["stated"])) == ("Float64", "Int64", "str")
    assert load("indicators")["headline"].dtype == bool
    assert load("units")["factor"].notna().all()


def test_missing_text_is_empty_and_a_missing_number_is_missing() -> None:
    claim = observation("legal_advisers_coverage")
    assert claim["qualifier"] == claim["context"] == claim["unit"] == claim["unit_zh"] == ""
    assert pd.isna(claim["value"])
    assert pd.isna(claim["lower"])
    assert pd.isna(claim["usage_below"])


def test_a_text_keeps_its_first_line_feed() -> None:
    assert load_text(REPORT).startswith("\n罗定市2022年")
    assert load_text(REPORT) == (OWN / "reports" / f"{REPORT}.txt").read_bytes().decode()


def test_a_caller_may_change_its_frame_and_no_other() -> None:
    mine = select.observations(REPORT)
    mine.loc[0, "stated"] = "changed"
    mine["more"] = 1
    assert "changed" not in set(select.observations(REPORT)["stated"])
    assert "more" not in select.observations(REPORT)


def test_observations_come_in_the_order_of_the_text_with_their_words() -> None:
    rows = select.observations(REPORT)
    words = load_text(REPORT)
    assert rows["start"].is_monotonic_increasing
    assert len(rows) == len(select.observations()) == 20
    for row in rows.itertuples():
        assert words[row.start : row.end] == row.stated
        assert row.stated in row.sentence


def test_an_open_ended_value_has_one_bound_and_a_reading_of_usage() -> None:
    over, amount = observation(OVER), observation("mediation_disputed_amount")
    assert (over["lower"], over["usage_below"], pd.isna(over["upper"])) == (190, 200, True)
    assert (amount["lower"], amount["usage_below"], pd.isna(amount["upper"])) == (
        14_000_000,
        15_000_000,
        True,
    )
    exact = observation("mediation_cases_count")
    assert (exact["lower"], exact["upper"], pd.isna(exact["usage_below"])) == (2487, 2487, True)


def test_an_observation_knows_its_area_statement_category_and_unit() -> None:
    row = observation("enforcement_certificates_processed_count")
    assert (row["section"], row["statement"], row["category_en"]) == ("4", "4.2", "Enforcement certificates")
    assert (row["unit_zh"], row["unit_en_one"], row["unit_en_many"]) == ("个", "certificate", "certificates")


def test_the_mediation_sentence_brings_the_one_before_it() -> None:
    row = observation("mediation_cases_count")
    assert row["sentence"].startswith("全年共调解案件2487宗")
    assert row["context"].startswith("探索“互联网+人民调解”")


def test_categories_come_in_order_with_what_the_report_states() -> None:
    rows = select.categories(REPORT)
    assert list(rows["count"]) == [3, 2, 4, 3, 2, 4, 1, 1, 0, 0, 0, 0, 0]
    assert list(rows["id"][:2]) == ["legality_review", "normative_documents"]


def test_statements_know_their_section_indicators_and_areas() -> None:
    rows = select.statements(REPORT).set_index("id")
    measure, plan = rows.loc["5.2"], rows.loc["W3"]
    stated = ("regulatory_items_recorded_coverage", "regulatory_items_recorded_count")
    assert measure["indicators"] == stated
    assert (measure["areas"], measure["section_short_zh"], measure["section_number"]) == (
        ("5",),
        "政务服务",
        "五",
    )
    assert (plan["areas"], plan["indicators"]) == (("1", "3", "4", "5"), ())
    assert load_text(REPORT)[measure["body_start"] :].startswith(measure["title_zh"])
    assert len(rows) == 28


def test_sections_come_in_order() -> None:
    ids = ["front", "measures", "1", "2", "3", "4", "5", "6", "problems", "plan"]
    assert list(select.sections(REPORT)["id"]) == ids


def test_mentions_bring_the_words_of_their_reason() -> None:
    rows = select.mentions(REPORT)
    phrase = rows[rows["reason"] == "set_phrase"].iloc[0]
    assert phrase["reason_zh"] == "固定表述，其中数字不表示数量"
    assert phrase["reason_en"] == "set phrase; its number counts nothing"


def test_three_listed_fields_recur_in_the_plan() -> None:
    rows = select.listed(REPORT)
    assert list(rows.loc[rows["also_in"] == ("W4",), "name_zh"]) == ["食品药品", "自然资源", "生态环境"]


def test_the_report_brings_its_place() -> None:
    row = select.reports().iloc[0]
    assert (row["place_zh"], row["place_en"], row["place_level"]) == ("罗定市", "Luoding", "county")
    assert select.newest_report() == REPORT
    assert len(select.corrections(REPORT)) == 3


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("法律顾问 意见书", "zh", OVER),
        ("legal advisers over", "en", OVER),
        ("枫桥", "zh", ""),
        ("MEDIATED Cases", "en", "mediation_cases_count"),
        ("２４８７宗", "zh", "mediation_cases_count"),
        ("法律顾问合法性审查意见书", "en", OVER),
    ],
)
def test_search_reads_names_aliases_and_sentences(words: str, language: str, first: str) -> None:
    found = select.search(words, language, REPORT)
    assert (found["indicator"].iloc[0] if len(found) else "") == first


def test_search_puts_those_named_so_first() -> None:
    assert select.search("涉案金额", "zh")["indicator"].iloc[0] == "mediation_disputed_amount"


def test_an_unknown_report_is_a_key_error() -> None:
    for answer in (select.observations, select.statements, select.sections, select.not_reported, load_text):
        with pytest.raises(KeyError):
            answer("no-such-report")


def test_broken_tables_are_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy_of_data(tmp_path / "copy")
    change(folder, "observations", lambda row: row["indicator"] == OVER, value="191")
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    with pytest.raises(DataError) as broken:
        load("reports")
    assert [finding.column for finding in broken.value.findings] == ["value"]
    change(folder, "observations", lambda row: row["indicator"] == OVER, value="190")
    forget()
    assert len(select.observations(REPORT)) == 20
