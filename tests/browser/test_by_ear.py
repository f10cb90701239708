"""A reader who hears the page: by headings, names and what is said of itself, never by what is seen."""

import re
from typing import Any

from tests.browser.helpers import drawn
from tests.browser.tour import REPORT

HEDGED = "190余份"


def arrived(page: Any, path: str) -> Any:
    """Wait for a page, and return its main part."""
    page.wait_for_url(f"**{path}*")
    drawn(page)
    return page.get_by_role("main")


def test_from_the_report_to_a_figure_with_its_hedge_and_to_its_sentence(page):
    page.goto(f"/zh/overview/{REPORT}")
    drawn(page)
    assert page.get_by_role("navigation", name="页面").get_by_role("link").count() == 9
    main = page.get_by_role("main")
    assert "罗定市2022年" in main.get_by_role("heading", level=1).inner_text()
    # The link's name holds the hedge in words, as the report does.
    main.get_by_role("link", name=HEDGED, exact=True).first.click()
    main = arrived(page, "/zh/indicator/")
    assert "合法性审查意见书" in main.get_by_role("heading", level=1).inner_text()
    assert main.get_by_role("link", name=HEDGED).first.is_visible()
    main.get_by_role("link", name="打开原文位置").first.click()
    main = arrived(page, f"/zh/text/{REPORT}")
    sentence = main.get_by_role("article").get_by_role("link", name=HEDGED)
    assert sentence.get_attribute("aria-current") == "true"
    evidence = main.get_by_role("region", name="数字的依据")
    assert evidence.get_by_role("heading", level=2).inner_text() == "政府法律顾问出具合法性审查意见书份数"
    assert "超过190份" in evidence.get_by_role("definition").filter(has_text="上限").inner_text()


def test_a_drawing_says_what_it_shows_and_lists_its_figures(page):
    page.goto(f"/zh/area/{REPORT}/3")
    drawn(page)
    chart = page.get_by_role("region", name=re.compile(HEDGED)).first
    assert chart.get_by_role("heading", level=3).filter(has_text=HEDGED).count() == 1
    assert HEDGED in chart.get_by_role("img").first.get_attribute("aria-label")
    figures = chart.get_by_role("list", name="图中各数").get_by_role("listitem")
    assert [HEDGED in words for words in figures.all_inner_texts()] == [True]


def test_the_same_figures_stand_in_a_table_with_heads(page):
    page.goto(f"/zh/data?report={REPORT}")
    drawn(page)
    table = page.get_by_role("region", name="数据表").get_by_role("table")
    heads = [words.strip() for words in table.get_by_role("columnheader").all_inner_texts()]
    assert heads[:2] == ["指标", "报告写法"]
    row = table.get_by_role("row").filter(has=page.get_by_role("cell", name=HEDGED, exact=True))
    assert row.get_by_role("rowheader").count() == 1


def test_a_choice_is_said_aloud(page):
    page.goto(f"/zh/overview/{REPORT}")
    drawn(page)
    choice = page.get_by_role("button", name=re.compile("^调解"))
    choice.click()
    assert choice.get_attribute("aria-pressed") == "true"
    assert page.get_by_role("status").filter(has_text="已按类别筛选，显示4项").count() == 1
    page.get_by_role("link", name=re.compile("^一是.*2487宗")).first.click()
    told = page.get_by_role("status").filter(has_text="全年共调解案件")
    assert told.count() == 1 and "2487宗" in "".join(told.inner_text().split())


def test_in_english_the_hedge_is_a_word_too(page):
    page.goto(f"/en/overview/{REPORT}")
    drawn(page)
    main = page.get_by_role("main")
    main.get_by_role("link", name="over 190", exact=True).first.click()
    main = arrived(page, "/en/indicator/")
    # The report's own words are told apart by their language.
    words = main.get_by_role("link", name=HEDGED).first
    assert words.evaluate("link => link.closest('[lang]').lang") == "zh-CN"
