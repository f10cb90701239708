"""What select answers, from the tables as they are."""

from pathlib import Path

import pandas as pd
import pytest

from data import select, store
from data.select.search import search
from data.store import clear_cache
from tests.data.copies import OWN, REPORT, change, copy_of_data, text_of

OVER = "legal_adviser_opinions_issued_count"


def observation(indicator: str) -> pd.Series:
    rows = select.observations(REPORT).set_index("indicator")
    return rows.loc[indicator]


def test_tables_come_typed() -> None:
    types = select.observations(REPORT).dtypes
    assert (str(types["value"]), str(types["start"]), str(types["stated"])) == ("Float64", "Int64", "str")
    assert str(types["headline"]) == "bool"


def test_missing_text_is_empty_and_a_missing_number_is_missing() -> None:
    claim = observation("legal_advisers_coverage")
    assert claim["qualifier"] == claim["context"] == claim["unit"] == claim["unit_zh"] == ""
    assert pd.isna(claim["value"])
    assert pd.isna(claim["lower"])
    assert pd.isna(claim["usage_below"])


def test_a_text_keeps_its_first_line_feed() -> None:
    assert select.whole_report(REPORT).text.startswith("\n罗定市2022年")
    assert select.whole_report(REPORT).text == text_of(OWN).read_bytes().decode()


def test_a_caller_may_change_its_frame_and_no_other() -> None:
    mine = select.observations(REPORT)
    mine.loc[0, "stated"] = "changed"
    mine["more"] = 1
    assert "changed" not in set(select.observations(REPORT)["stated"])
    assert "more" not in select.observations(REPORT)


def test_observations_come_in_the_order_of_the_text_with_their_words() -> None:
    rows = select.observations(REPORT)
    words = select.whole_report(REPORT).text
    assert rows["start"].is_monotonic_increasing
    assert len(rows) == 20
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
    rows = select.whole_report(REPORT).categories
    assert list(rows["count"]) == [3, 2, 4, 3, 2, 4, 1, 1, 0, 0, 0, 0, 0, 0]
    assert list(rows["id"][:2]) == ["legality_review", "normative_documents"]


def test_statements_know_their_section_indicators_and_areas() -> None:
    rows = select.whole_report(REPORT).statements.set_index("id")
    measure, plan = rows.loc["5.2"], rows.loc["W3"]
    stated = ("regulatory_items_recorded_coverage", "regulatory_items_recorded_count")
    assert measure["indicators"] == stated
    assert (measure["areas"], measure["section_short_zh"], measure["section_number"]) == (
        ("5",),
        "政务服务",
        "五",
    )
    assert (plan["areas"], plan["indicators"]) == (("1", "3", "4", "5"), ())
    assert select.whole_report(REPORT).text[measure["body_start"] :].startswith(measure["title_zh"])
    assert len(rows) == 28


def test_sections_come_in_order() -> None:
    ids = ["front", "measures", "1", "2", "3", "4", "5", "6", "problems", "plan"]
    assert list(select.whole_report(REPORT).sections["id"]) == ids


def test_mentions_bring_the_words_of_their_reason() -> None:
    rows = select.whole_report(REPORT).mentions
    phrase = rows[rows["reason"] == "set_phrase"].iloc[0]
    assert phrase["reason_zh"] == "固定表述，其中数字不表示数量"
    assert phrase["reason_en"] == "set phrase; its number counts nothing"


def test_three_listed_fields_recur_in_the_plan() -> None:
    rows = select.whole_report(REPORT).listed
    assert list(rows.loc[rows["also_in"] == ("W4",), "name_zh"]) == ["食品药品", "自然资源", "生态环境"]


def test_the_report_brings_its_place() -> None:
    row = select.reports().iloc[0]
    assert (row["place_zh"], row["place_en"], row["place_level"]) == ("罗定市", "Luoding", "county")
    assert select.newest_report() == REPORT
    assert len(select.whole_report(REPORT).corrections) == 3


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("法律顾问 意见书", OVER),
        ("legal advisers over", OVER),
        ("枫桥", ""),
        ("MEDIATED Cases", "mediation_cases_count"),
        ("２４８７宗", "mediation_cases_count"),
        ("法律顾问合法性审查意见书", OVER),
        ("涉案金额", "mediation_disputed_amount"),
    ],
)
def test_search_reads_names_aliases_and_sentences_and_puts_those_named_so_first(
    words: str, first: str
) -> None:
    found = search(words, REPORT).observations
    assert (found["indicator"].iloc[0] if len(found) else "") == first


def test_an_unknown_report_is_a_key_error() -> None:
    for answer in (select.observations, select.not_reported, select.whole_report):
        with pytest.raises(KeyError):
            answer("no-such-report")


def test_a_broken_report_is_not_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy_of_data(tmp_path / "copy")
    change(folder, "observations", lambda row: row["indicator"] == OVER, value="191")
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    assert [finding.column for finding in store.current().left_out] == ["value"]
    with pytest.raises(KeyError):
        select.observations(REPORT)
    change(folder, "observations", lambda row: row["indicator"] == OVER, value="190")
    clear_cache()
    assert len(select.observations(REPORT)) == 20
