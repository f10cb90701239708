"""The codebook names everything that the tables hold, each once, at an address of its own."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from data import store
from data.arithmetic.comparability import GRADES, REASONS
from data.arithmetic.differences import KINDS
from data.exports.parquet import description
from data.languages import half_of
from data.schema import schema, table_description
from tests.contract.site import client


def page(language: str = "zh") -> LexborNode:
    answer = client().get(f"/{language}/codebook")
    assert answer.status_code == 200
    main = LexborHTMLParser(answer.text).css_first("main")
    assert main is not None
    return main


def anchors(language: str = "zh") -> list[str]:
    return [node.attributes["id"] or "" for node in page(language).css("[id]")]


def ids(table: str) -> set[str]:
    return set(store.current().frame(f"SELECT id FROM {table}")["id"])


@pytest.mark.parametrize(
    ("table", "start"),
    [
        ("indicators", "indicator"),
        ("units", "unit"),
        ("checks", "check"),
        ("derived", "derived"),
        ("reasons", "why"),
        ("categories", "category"),
    ],
)
def test_every_row_of_the_vocabulary_has_an_anchor(table, start):
    held = ids(table)
    if table == "categories":
        held = set(store.current().frame("SELECT DISTINCT category AS id FROM indicators")["id"])
    assert {f"{start}-{name}" for name in held} <= set(anchors())


def test_every_column_of_every_table_and_of_the_file_has_an_anchor():
    wanted = {f"column-{table.name}-{name}" for table in schema().tables.values() for name in table.names}
    wanted |= {f"column-file-{field['name']}" for field in description()["fields"]}
    assert wanted <= set(anchors())


def test_every_code_of_every_column_is_named():
    codes = {node.text() for node in page().css("code")}
    enums = {code for one in schema().tables.values() for column in one.columns for code in column.enum}
    assert enums <= codes


def test_every_grade_with_its_reasons_and_every_kind_of_difference_is_there():
    wanted = {f"grade-{grade}" for grade in GRADES} | {f"reason-{reason}" for reason in REASONS}
    assert wanted | {f"difference-{kind}" for kind in KINDS} <= set(anchors())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_anchors_are_unique_and_links_inside_lead_somewhere(language):
    found = anchors(language)
    assert len(found) == len(set(found))
    inside = {
        (node.attributes["href"] or "")[1:]
        for node in page(language).css("a")
        if (node.attributes["href"] or "").startswith("#")
    }
    assert inside <= set(found)


def test_a_definition_says_what_it_counts_in_what_and_what_must_agree():
    entry = page().css_first("#indicator-mediation_successful_share").text()
    for words in (
        "报告所写的调解成功率",
        "share 比例",
        "percent %",
        "单位、范围、级别",
        "mediation_cases_count",
    ):
        assert words in entry


@pytest.mark.parametrize("language", ["zh", "en"])
def test_descriptions_are_shown_in_the_readers_language(language):
    fields = [field for name in schema().tables for field in table_description(name)["fields"]]
    for field in [*fields, *description()["fields"]]:
        said = half_of(field["description"], language)
        assert said != field["description"], field
        assert bool(re.search("[\u4e00-\u9fff]", said.split("(")[0])) == (language == "zh") or "余" in said


def test_the_data_page_and_the_page_about_the_method_lead_here():
    for address in ("/zh/data", "/zh/about"):
        assert 'href="/zh/codebook"' in client().get(address).text
        assert 'href="/zh/differences"' in client().get(address).text
