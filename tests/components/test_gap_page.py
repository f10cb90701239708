"""A figure that a report does not state: the request, the forms of a sentence, and where there is none."""

import io

import docx
import pytest
from selectolax.lexbor import LexborHTMLParser

from components.text import text
from tests.contract.site import client, main_part

pytestmark = pytest.mark.usefixtures("demo")

SPOKEN, SILENT = "major_decisions_reviewed_count", "reconsideration_concluded_count"
HERE = "/zh/gap/luoding-2022"


def request(address: str) -> str:
    return main_part(address).css_first(".request").text()


def test_the_request_names_figure_year_office_and_report():
    words = request(f"{HERE}/{SILENT}")
    for part in (
        "罗定市人民政府：",
        "2022年1月1日至12月31日",
        "行政复议审(办)结数",
        "罗定市2022年法治政府建设年度报告",
    ):
        assert part in words
    assert "没有写出这个数" in words and "提到" not in words
    assert words.count("____") >= 5


def test_a_report_that_speaks_of_it_is_said_to_in_its_own_words():
    words = request(f"{HERE}/{SPOKEN}")
    assert "提到重大行政决策合法性审查，没有写出这个数" in words
    quoted = main_part(f"{HERE}/{SPOKEN}").css_first(".passage")
    assert quoted.css_first("mark").text() == "重大行政决策合法性审查"


def test_a_department_is_asked_by_its_own_name():
    assert "荇洲县司法局：" in request("/zh/gap/xingzhou-justice-2023/contracts_reviewed_count")


def test_the_word_file_has_the_same_words():
    answer = client().get(f"/download/zh/gap/luoding-2022/{SPOKEN}.docx")
    assert answer.status_code == 200
    paragraphs = [one.text for one in docx.Document(io.BytesIO(answer.data)).paragraphs]
    assert "\n".join([paragraphs[0], "", *paragraphs[1:]]) == request(f"{HERE}/{SPOKEN}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sentences_of_others_are_those_of_their_texts(language):
    page = main_part(f"/{language}/gap/luoding-2022/{SPOKEN}")
    sentences = [node.text() for node in page.css(".worded .report-words")]
    assert sentences
    link = page.css_first(".worded a").attributes["href"]
    assert sentences[0] in LexborHTMLParser(client().get(link).text).text().replace("\n", "")


def test_its_own_earlier_report_comes_first():
    page = main_part("/zh/gap/yanxi-2022/law_trainings_count")
    places = [node.text().strip() for node in page.css(".worded strong")]
    assert places == sorted(places, key=lambda place: place != "砚溪县")


def test_where_no_text_has_it_that_is_said():
    page = main_part(f"{HERE}/law_topic_meetings_count")
    assert page.css_first(".worded") is None
    assert text("gap.none_worded", "zh") in page.text()


def test_a_stated_figure_is_no_gap_and_a_cited_source_is_not_known():
    page = main_part(f"{HERE}/mediation_cases_count")
    assert text("gap.not_a_gap", "zh") in page.text() and page.css_first(".request") is None
    page = main_part(f"/zh/gap/daichuan-2024/{SILENT}")
    assert text("gap.not_known", "zh") in page.text() and "未列" not in page.css_first("main, body").text()
    for name in ("luoding-2022/mediation_cases_count", f"daichuan-2024/{SILENT}", f"nobody/{SILENT}"):
        assert client().get(f"/download/zh/gap/{name}.docx").status_code == 404, name


def test_an_unknown_indicator_is_a_missing_page():
    assert client().get(f"{HERE}/nothing", headers={"Accept": "text/html"}).status_code == 404


def test_every_silent_indicator_leads_here():
    way = f"/zh/gap/luoding-2022/{SILENT}"
    assert way in client().get(f"/zh/indicator/{SILENT}?report=luoding-2022").text
    opened = f"/zh/coverage?category=reconsideration_litigation&report=luoding-2022&indicator={SILENT}"
    assert way in client().get(opened).text
