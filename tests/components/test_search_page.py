"""The page of the search: results by kind, what was found marked, each with its report and its evidence."""

from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components.figures.marked import marked
from components.web.first_html import as_html
from data.query import words_of
from tests.contract.site import client, main_part

pytestmark = pytest.mark.usefixtures("demo")
KINDS = ("places", "indicators", "reports", "figures", "texts")


def found(words: str, language: str = "zh", more: str = "") -> LexborNode:
    return main_part(f"/{language}/search?q={quote(words)}{more}")


def marks(node: LexborNode, part: str = "") -> set[str]:
    return {mark.text() for mark in node.css(f"{part} mark")}


def shown_kinds(node: LexborNode) -> list[str]:
    return [kind for kind in KINDS if node.css(f"#results-{kind}")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_words_the_page_is_a_form_and_finds_nothing(language):
    page = main_part(f"/{language}/search")
    (form,) = page.css("form")
    assert form.attributes["action"] == f"/{language}/search" and form.attributes["method"] == "get"
    assert not page.css("h2") and not page.css("[data-count]") and not page.css("[role=status]")


@pytest.mark.parametrize("words", ["luoding", "ld", "LUODING"])
def test_letters_mark_the_characters_that_they_spell(words):
    place = found(words).css_first(".of-places li")
    assert place.css_first("a").attributes["href"] == "/zh/place/445381"
    assert place.css_first("a mark").text() == "罗定"


@pytest.mark.parametrize("words", ["調解", "调解"])
def test_what_was_found_is_marked_as_it_is_printed(words):
    page = found(words)
    assert marks(page) == {"调解"}
    assert shown_kinds(page) == ["indicators", "figures", "texts"]
    assert all("调解" in marks(item) for item in page.css(".of-texts li"))


@pytest.mark.parametrize("words", ["2,487", "2487", "2487宗", "２４８７"])
def test_a_number_leads_to_its_sentence_and_both_are_marked(words):
    (figure,) = found(words).css(".of-figures li")
    link = figure.css_first("a")
    assert link.attributes["href"] == "/zh/text/luoding-2022?figure=mediation_cases_count"
    assert figure.css_first("[data-observation]").text() == "2487宗"
    assert marks(figure, ".search-figure") == {"2487宗"} and "2487" in "".join(marks(figure, ".report-words"))
    assert "罗定市 2022" in figure.text() and "罗定市2022年" in figure.text()
    assert client().get(link.attributes["href"]).status_code == 200


def test_a_sentence_stands_beside_figures_of_quoted_reports_only():
    items = found("复议").css(".of-figures li")
    quoted = [item for item in items if item.css("blockquote")]
    cited = [item for item in items if "只引数字与出处" in item.text()]
    assert quoted and cited and not {one.mem_id for one in quoted} & {one.mem_id for one in cited}
    assert len(quoted) + len(cited) == len(items)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_result_names_its_report_and_leads_to_what_is_there(language):
    page = found("普法", language)
    (heading,) = page.css("#results-texts")
    items = page.css(".of-texts li")
    assert len(items) == int(heading.css_first("[data-number]").attributes["data-number"])
    for item in items:
        link = item.css_first("a[data-passage]")
        report = link.attributes["data-passage"]
        assert link.attributes["href"] == f"/{language}/text/{report}?find=%E6%99%AE%E6%B3%95#found-1"
        assert report.rsplit("-", 1)[-1] in link.text()
        assert "普法" in marks(item) and item.css_first(".report-words").attributes["lang"] == "zh-CN"


def test_more_leads_to_the_data_page_with_the_total():
    page = found("法律")
    total = page.css_first("#results-figures [data-number]").attributes["data-number"]
    way = page.css_first(".search-all a")
    assert way.attributes["href"] == "/zh/data?q=%E6%B3%95%E5%BE%8B" and f"全部{total}行" in way.text()
    rows = main_part(way.attributes["href"])
    assert rows.css_first("[data-count^=rows]").attributes["data-number"] == total


@pytest.mark.parametrize(
    ("language", "typed", "shown", "told"),
    [
        ("zh", "reconsideraton", "reconsideration", "没有找到"),
        ("en", "certifcate", "certificate", "Nothing was found for"),
        ("zh", "luodng", "luoding", "没有找到"),
    ],
)
def test_nearest_words_are_said_with_a_way_to_those_as_typed(language, typed, shown, told):
    page = found(typed, language)
    line = page.css_first(".search-instead")
    assert told in line.text() and [q.text() for q in line.css("q")] == [typed, shown, typed]
    assert page.css_first("input[name=q]").attributes["value"] == typed
    link = line.css_first("a").attributes["href"]
    assert link == f"/{language}/search?q={typed}&typed=1"
    as_typed = main_part(link)
    assert as_typed.css_first(".search-instead q").text() == typed and not as_typed.css("h2")


def test_an_empty_answer_claims_no_more_than_was_searched_and_leads_on():
    page = found("量子计算机")
    told = page.css_first("#results").text()
    for words in (
        "没有找到",
        "标题",
        "数字和它的原句",
        "找过9份全文，没有找到",
        "1份只引数字与出处，没有全文可找",
    ):
        assert words in told
    for way in page.css(".search-elsewhere a"):
        assert client().get(way.attributes["href"]).status_code == 200
    assert not page.css("mark") and not page.css("h2")


def test_search_pages_of_words_are_not_for_search_engines():
    robots = '<meta name="robots" content="noindex">'
    assert robots in client().get("/zh/search?q=luoding").text
    assert robots not in client().get("/zh/search").text


@pytest.mark.parametrize("words", ["<b>x</b>", "\0", "%", "a" * 300, "'; DROP", "\u202e", "“”"])
def test_words_of_any_kind_are_an_answer(words):
    answer = client().get("/zh/search", query_string={"q": words})
    assert answer.status_code == 200 and "<b>x</b>" not in answer.text


def test_a_header_has_the_box_on_every_page():
    for page in ("/zh", "/en/data", "/zh/text/luoding-2022", "/zh/nowhere", "/zh/check"):
        forms = LexborHTMLParser(client().get(page).text).css("header [data-header-search]")
        assert [form.attributes["action"] for form in forms] == [f"{page[:3]}/search"]


@pytest.mark.parametrize(
    ("line", "words", "shown"),
    [
        ("調解成功", "调解", "<mark>調解</mark>成功"),
        ("共２，４８７宗", "2487", "共<mark>２，４８７</mark>宗"),
        ("Cases closed", "case", "<mark>Case</mark>s closed"),
        ("Cases closed", "cases", "<mark>Cases</mark> closed"),
        ("building an ld", "ld", "building an <mark>ld</mark>"),
        ("法治政府", "法治 治政", "<mark>法治政</mark>府"),
        ("甲乙", "丙", "甲乙"),
        ("", "丙", ""),
    ],
)
def test_marks_cover_what_was_meant_and_change_no_letter(line, words, shown):
    assert as_html(marked(line, words_of(words))) == shown
