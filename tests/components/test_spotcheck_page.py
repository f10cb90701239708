"""The list for a visit: every figure and claim once, in order, with what to ask for; the workbook too."""

import io

import pytest
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.text import text
from data import select
from data.exports.export_rows import words
from data.exports.spotcheck import ask_for
from data.select.make_rows import rows_of
from data.select.rows import Observation
from tests.contract.site import client

pytestmark = pytest.mark.usefixtures("demo")


def rows(report: str, language: str = "zh") -> list[LexborNode]:
    answer = client().get(f"/{language}/spotcheck/{report}")
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text).css(".spotcheck-table tbody tr")


def book(report: str, language: str = "zh") -> list[tuple[object, ...]]:
    answer = client().get(f"/download/{language}/{report}/spotcheck.xlsx")
    assert answer.status_code == 200
    return list(load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True))


@pytest.mark.parametrize("report", ["luoding-2022", "yanxi-2023", "boyu-2023"])
def test_every_figure_stands_once_with_its_sentence(report):
    stated = select.whole_report(report).reported
    said = [
        (node.css_first("td.number").text(), node.css_first(".report-words").text()) for node in rows(report)
    ]
    assert said == [(str(nth), words) for nth, words in enumerate(stated["sentence"], start=1)]
    assert len(said) > 10


def test_the_workbook_has_the_same_rows_and_room_for_the_pen():
    ids, heads, *body = book("luoding-2022")
    stated = select.whole_report("luoding-2022").reported
    column = dict(zip(ids, zip(*body, strict=True), strict=True))
    assert list(column["stated"]) == list(stated["stated"])
    assert list(column["sentence"]) == list(stated["sentence"])
    assert set(column["seen"]) == set(column["remark"]) == {None}
    assert heads[0] == "序号" and all(column["ask_for"])


def test_whose_a_figure_is_comes_from_the_report():
    said = {node.css_first("th a").text(): node.css("td")[2].text() for node in rows("luoding-2022")}
    assert said["市司法局合法性审核意见"] == "市司法局"
    assert said["调解成功"] == text("spotcheck.no_actor", "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_to_ask_for_goes_by_kind_and_subject(language):
    said = words(language)["ask_for"]
    stated = {
        row.indicator: row for row in rows_of(Observation, select.whole_report("luoding-2022").reported)
    }
    share = ask_for(stated["mediation_successful_share"], language)
    assert said["kind"]["share"] in share and said["category"]["mediation"] in share
    plain = ask_for(stated["mediation_cases_count"], language)
    assert plain == said["category"]["mediation"]
    new = stated["mediation_cases_count"]._replace(category="a_new_subject")
    assert ask_for(new, language) == said["other"]


def test_every_subject_with_figures_has_papers_to_ask_for():
    subjects = {row.id for row in select.whole_report("luoding-2022").category_rows} - {"unclear"}
    for language in ("zh", "en"):
        assert subjects == set(words(language)["ask_for"]["category"])


def test_a_cited_report_says_that_its_sentences_are_not_held():
    [first, *_] = rows("daichuan-2024")
    assert text("spotcheck.no_sentence", "zh") in first.text()


def test_a_report_without_figures_says_so_and_an_unknown_one_is_missing():
    assert rows("tangting-2023") == []
    assert text("spotcheck.none", "zh") in client().get("/zh/spotcheck/tangting-2023").text
    for path in ("/zh/spotcheck/nobody-1999", "/download/zh/nobody-1999/spotcheck.xlsx"):
        assert client().get(path).status_code == 404


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_phone_without_heads_names_what_a_cell_tells(language):
    told = [text(f"spotcheck.column_{name}", language) for name in ("sentence", "actor", "ask_for")]
    for row in rows("luoding-2022", language):
        assert [cell.attributes["data-label"] for cell in row.css("td[data-label]")] == told
