"""The curated tables state what the report states: nothing left out, nothing invented."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.reading.numbers import read_number
from data.schema import VOCABULARY, description, schema, table_description
from tests.data.copies import OWN, REPORT, read_table, text_of

FACTS = Path(__file__).parent / "facts-luoding-2022.csv"
DIGIT = re.compile(r"[0-9０-９]")
ORDINALS = ("一", "二", "三", "四", "五", "六")


def table(name: str) -> list[dict[str, str]]:
    return read_table(OWN, name)


def text() -> str:
    return text_of(OWN).read_bytes().decode()


def facts() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact["id"])
def test_every_fact_stands_in_the_tables(fact: dict[str, str]) -> None:
    row = next(row for row in table("observations") if row["indicator"] == fact["id"])
    for column in ("stated", "value", "qualifier", "extent", "actor", "period_basis"):
        assert row[column] == fact[column], column
    indicator = next(row for row in table("indicators") if row["id"] == fact["id"])
    for column in ("name_zh", "name_en", "category", "kind", "nature", "better"):
        assert indicator[column] == fact[column], column
    holder = next(one for one in table("sections") if one["kind"] == "area" and _holds(one, row))
    assert holder["number"] == fact["section"]


def _holds(outer: dict[str, str], inner: dict[str, str]) -> bool:
    return int(outer["start"]) <= int(inner["start"]) < int(inner["end"]) <= int(outer["end"])


def test_nothing_is_stated_besides_the_facts() -> None:
    assert {row["indicator"] for row in table("observations")} == {fact["id"] for fact in facts()}


def test_every_value_can_be_read_again_from_its_words() -> None:
    for row in table("observations"):
        if row["value"]:
            read = read_number(row["stated"])
            assert read is not None
            assert (read.value, read.qualifier) == (Decimal(row["value"]), row["qualifier"])


def test_a_sentence_runs_from_stop_to_stop_without_its_ordinal() -> None:
    words = text()
    for row in table("observations"):
        start, end = int(row["sentence_start"]), int(row["sentence_end"])
        assert words[end - 1] == "。"
        assert "。" not in words[start : end - 1]
        assert words[start - 1] in "。是\n"
        assert words[start + 1] != "是" or words[start] not in ORDINALS


def test_the_mediation_figures_lean_on_the_sentence_before() -> None:
    words = text()
    rows = [row for row in table("observations") if row["indicator"].startswith("mediation_")]
    assert len(rows) == 4
    for row in rows:
        context = words[int(row["context_start"]) : int(row["context_end"])]
        assert "人民调解" in context
        assert row["context_end"] == row["sentence_start"]


def test_measures_problems_and_plan_items_are_all_there() -> None:
    rows = table("statements")
    measures = [row for row in rows if row["kind"] == "measure"]
    assert [sum(row["section"] == area for row in measures) for area in "123456"] == [3, 3, 4, 3, 3, 3]
    kinds = [row["kind"] for row in rows]
    assert (kinds.count("problem"), kinds.count("plan")) == (3, 6)
    says = [row["says"] for row in measures]
    assert [says.count(one) for one in ("numbers", "coverage", "words")] == [7, 1, 11]
    assert all(row["says"] == "words" for row in rows if row["kind"] != "measure")


def test_headings_and_measures_leave_no_gap() -> None:
    words = text()
    for area in (row for row in table("sections") if row["kind"] == "area"):
        at = int(area["start"]) + len(area["heading"]) + 1
        for row in (one for one in table("statements") if one["section"] == area["id"]):
            assert int(row["start"]) == at, row["id"]
            at = int(row["end"])
        assert at == int(area["end"])
        assert words[at] == "\n"


def test_every_digit_of_the_text_is_an_indicator_or_a_mention() -> None:
    seen = set()
    for row in [*table("observations"), *table("mentions")]:
        seen.update(range(int(row["start"]), int(row["end"])))
    assert [at for at, one in enumerate(text()) if DIGIT.match(one) and at not in seen] == []


@pytest.mark.parametrize(
    ("words", "reason", "count"),
    [
        ("三级", "scope", 1),
        ("全市各单位各部门", "scope", 1),
        ("多层次、全覆盖", "manner", 1),
        ("基本形成", "judgement", 1),
        ("凡属", "rule", 1),
        ("全面推行", "no_count", 1),
        ("第三方", "term", 1),
        ("一年来", "period", 1),
        ("第八个五年规划", "plan_number", 1),
        ("二十大", "congress_number", 2),
        ("十九大", "congress_number", 1),
        ("十九届", "congress_number", 1),
        ("2022年度", "document_title", 1),
        ("2023年", "year", 1),
        ("三会一课", "set_phrase", 1),
        ("第一议题", "set_phrase", 1),
        ("第一责任人", "set_phrase", 3),
        ("三重一大", "set_phrase", 1),
        ("两个确立", "set_phrase", 1),
        ("两个维护", "set_phrase", 1),
    ],
)
def test_a_number_that_is_no_indicator_has_its_reason(words: str, reason: str, count: int) -> None:
    whole = text()
    found = [row for row in table("mentions") if whole[int(row["start"]) : int(row["end"])] == words]
    assert [row["reason"] for row in found] == [reason] * count == [reason] * whole.count(words)


def test_every_reason_is_used_and_has_words_in_both_languages() -> None:
    assert {row["id"] for row in table("reasons")} == {row["reason"] for row in table("mentions")}


def test_slips_stay_as_printed() -> None:
    assert {row["printed"]: row["meant"] for row in table("corrections")} == {
        "(2021—2025)年": "(2021—2025年)",
        "悉法说理": "析法说理",
        "公平文明": "公正文明",
    }


def test_eleven_fields_and_three_exceptions_are_listed() -> None:
    kinds = [row["kind"] for row in table("listed")]
    assert (kinds.count("field"), kinds.count("exception")) == (11, 3)


def test_definitions_and_plain_sentences_hold_no_digit() -> None:
    named = {fact["id"] for fact in facts()}
    for row in (one for one in table("indicators") if one["id"] in named):
        for column in ("definition_zh", "definition_en", "plain_zh", "plain_en"):
            assert row[column] and not DIGIT.search(row[column]), (row["id"], column)


def test_four_figures_stand_large() -> None:
    large = {row["id"] for row in table("indicators") if row["headline"] == "true"}
    stated = {row["stated"] for row in table("observations") if row["indicator"] in large}
    assert stated == {"190余份", "1630个", "1697项", "2487宗"}


def test_coverage_has_neither_value_nor_per_cent() -> None:
    claims = {row["id"] for row in table("indicators") if row["kind"] == "coverage"}
    rows = [row for row in table("observations") if row["indicator"] in claims]
    assert sorted(row["extent"] for row in rows) == ["full", "full", "full_except", "nearly_full"]
    assert all(row["value"] == row["qualifier"] == "" for row in rows)
    for row in table("indicators"):
        if row["id"] in claims:
            assert "%" not in "".join(row.values())


def test_problems_and_plan_items_concern_areas_and_measures_have_their_own() -> None:
    kinds = {row["id"]: row["kind"] for row in table("statements")}
    joined = {row["statement"] for row in table("statement_areas")}
    assert joined == {name for name, kind in kinds.items() if kind != "measure"}


def test_derived_ids_say_that_they_are_derived() -> None:
    assert all("_derived_" in row["id"] for row in table("derived"))
    assert not any("_derived_" in row["id"] for row in table("indicators"))


# What the English of the field avoids, as far as single words tell.
AVOIDED = (
    "judicial bureau|ruled government|central group|standing meeting|administrative review|success rate"
    "|win rate|basic coverage|about 100|Maple Bridge|supervis|slogan|red-headed|police badge"
    "|main persons? in charge|first liable|government affair|resident items|prefecture-level"
)  # fmt: skip


def test_english_words_follow_the_glossary() -> None:
    for path in sorted([*(OWN / "tables").glob("*.csv"), *(OWN / "reports" / REPORT).glob("*.csv")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not re.search(AVOIDED, line, re.IGNORECASE), (path.name, line)


def test_chinese_words_are_neutral() -> None:
    for path in sorted([*(OWN / "tables").glob("*.csv"), *(OWN / "reports" / REPORT).glob("*.csv")]):
        assert not re.search("缺失|失败|点名|口号|空白|未完成|应进必进", path.read_text(encoding="utf-8")), (
            path.name
        )


def test_every_column_is_described_in_both_languages() -> None:
    told = [table_description(name) for name in schema().tables]
    fields = [field for one in told for field in one["fields"]]
    assert len(fields) > 120
    for described in (*told, *fields):
        assert re.match(r"[^A-Za-z]*[一-鿿].*。 [A-Z]", described["description"]), described


def test_every_file_is_a_table_of_the_schema_and_licensed() -> None:
    files = {path.stem for path in (OWN / "tables").glob("*.csv")}
    assert files == set(schema().of(VOCABULARY))
    assert {path.stem for path in (OWN / "reports" / REPORT).glob("*.csv")} <= set(schema().of("report"))
    assert description()["licenses"][0]["name"] == "CC-BY-4.0"
    assert {path.stem for path in (OWN / "schema").glob("*.json")} == {"package", *schema().tables}
