"""Words looked for in a report's text: every place is marked, nothing of the text moves, links lead on."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as markup

from components.pages.report_text import page as report_text
from components.site.opening import from_url
from components.web.first_html import as_html
from components.web.view import href
from data import select
from data.folding import folded
from data.query import words_of
from tests.components.test_report_text import printed
from tests.thorough import tried

REPORT = "luoding-2022"


def words_of_the_report() -> str:
    return select.whole_report(REPORT).text


def page(language: str = "zh", **query: str) -> markup.HtmlElement:
    return markup.fromstring(first_html(language, tuple(query.items())))


@cache
def first_html(language: str, query: tuple[tuple[str, str], ...]) -> str:
    return as_html(report_text.layout(from_url(f"/{language}/text/{REPORT}", dict(query))))


def found(tree: markup.HtmlElement) -> list[str]:
    """The words at every stop, put together from their pieces, notes left out."""
    stops: dict[str, str] = {}
    for piece in tree.xpath("//article//mark[@data-found]"):
        number = piece.get("data-found")
        stops[number] = stops.get(number, "") + piece.text_content()
    assert list(stops) == [str(number) for number in range(1, len(stops) + 1)]
    return list(stops.values())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "words", ["普法", "法治", "一是", "2487宗", "余份", "第一", "成功率", "罗定市2022年"]
)
def test_every_place_is_marked_and_the_text_stands_as_printed(language, words):
    tree = page(language, find=words)
    assert found(tree) == [words] * words_of_the_report().count(words) != []
    assert printed(tree) == words_of_the_report()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@given(data=st.data())
@settings(max_examples=tried(25, 200), deadline=None)
def test_any_stretch_without_blanks_is_marked_where_it_stands(data):
    text = words_of_the_report()
    start = data.draw(st.integers(0, len(text) - 1))
    stretch = re.split(r"\s", text[start : start + data.draw(st.integers(2, 30))])[0]
    # Half a number is no word.
    stretch = re.sub(r"^[0-9.,]+|[0-9.,]+$", "", stretch)
    if len(stretch) < 2:
        return
    tree = page(find=stretch)
    (word,) = words_of(stretch)
    assert word.folded in map(folded, found(tree))
    assert printed(tree) == text


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [("糾紛", "纠纷"), ("２４８７", "2487"), ("2,487", "2487"), ("98.1％", "98.1%"), ("“普法”", "普法")],
)
def test_forms_of_a_character_are_one(typed, printed_as):
    assert set(found(page(find=typed))) == {printed_as}


def test_a_figure_keeps_its_link_its_words_and_its_hedge_around_what_is_found():
    (link,) = page(find="余").xpath("//a[@data-figure='legal_adviser_opinions_issued_count']")
    assert link.text_content() == "190余份"
    assert link.xpath(".//mark/em[@class='hedge']")[0].text_content() == "余"
    assert link.get("href").endswith("?figure=legal_adviser_opinions_issued_count&find=%E4%BD%99")


def test_words_that_overlap_are_one_stop_and_each_is_counted():
    tree = page(find="法治政府 政府建设")
    assert "法治政府建设" in found(tree)
    text = words_of_the_report()
    told = [int(count.get("data-number")) for count in tree.xpath("//nav[@data-found-bar]//*[@data-count]")]
    assert told == [text.count("法治政府"), text.count("政府建设")]


def test_the_line_says_how_often_and_leads_on_back_and_out():
    tree = page(find="普法", figure="mediation_cases_count", numbers="shown")
    (line,) = tree.xpath("//nav[@data-found-bar]")
    last = words_of_the_report().count("普法")
    assert f"普法：{last}处" in line.text_content()
    hrefs = {step.get("data-found-step"): step.get("href") for step in line.xpath(".//a[@data-found-step]")}
    assert hrefs == {"previous": f"#found-{last}", "next": "#found-1"}
    each = [link.get("href") for link in line.xpath(".//ol//a")]
    assert each == [f"#found-{number}" for number in range(1, last + 1)]
    assert all(tree.xpath(f"//mark[@id='{target[1:]}']") for target in each)
    (clear,) = line.xpath(".//a[@class='found-clear']")
    assert clear.get("href") == f"/zh/text/{REPORT}?figure=mediation_cases_count&numbers=shown"


@pytest.mark.parametrize(("language", "told"), [("zh", "这份报告的全文里没有"), ("en", "does not occur")])
def test_a_word_that_is_not_there_is_said_of_this_text_only(language, told):
    tree = page(language, find="量子计算机")
    (line,) = tree.xpath("//nav[@data-found-bar]")
    assert told in line.text_content() and "量子计算机" in line.text_content()
    assert not tree.xpath("//mark") and not line.xpath(".//a[@data-found-step]")


def test_without_words_there_is_no_line_and_no_mark():
    for query in ({}, {"find": ""}, {"find": "   "}):
        tree = page(**query)
        assert not tree.xpath("//nav[@data-found-bar]") and not tree.xpath("//mark")


@pytest.mark.parametrize("words", ["长" * 81, "\u200b\u200b"])
def test_what_is_too_long_or_no_word_is_said_and_the_text_stands(words):
    tree = page(find=words)
    assert tree.xpath("//main//p[@role='status' and @class='notice']")
    assert not tree.xpath("//mark") and printed(tree) == words_of_the_report()


def test_the_address_of_found_words_survives_a_round_trip():
    view = from_url(f"/zh/text/{REPORT}", {"find": "普法 宣传", "numbers": "shown"})
    address = f"/zh/text/{REPORT}?find=%E6%99%AE%E6%B3%95+%E5%AE%A3%E4%BC%A0&numbers=shown"
    assert href(view) == address and not view.unknown
    tree = page(find="普法", numbers="shown")
    (switch,) = tree.xpath("//button[@name='numbers']")
    assert switch.getparent().xpath("./input[@name='find' and @value='普法']")
