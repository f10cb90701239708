"""From a search that finds no figure to the words in the report's text, and back."""

import pytest

from tests.browser.helpers import drawn

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NOW = "() => [...document.querySelectorAll('mark[data-now]')].map(mark => mark.dataset.found).join()"
IN_VIEW = """number => {
  const box = document.getElementById(`found-${number}`).getBoundingClientRect();
  const bar = document.querySelector('[data-found-bar]').getBoundingClientRect();
  return box.top >= bar.bottom && box.bottom <= innerHeight;
}"""


def search(page, words, language="zh"):
    page.goto(f"/{language}/data")
    drawn(page)
    page.fill("#data-q", words)
    page.press("#data-q", "Enter")
    page.wait_for_url("**q=**")
    return drawn(page)


def follow(page):
    page.click("main a[data-passage]")
    page.wait_for_url("**/text/**")
    return drawn(page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_that_no_figure_holds_leads_to_its_places_in_the_text(page, language):
    search(page, "普法", language)
    number = page.locator("main .no-rows [data-count^='found-luoding']").inner_text()
    follow(page)
    assert "find=%E6%99%AE%E6%B3%95#found-1" in page.url
    marks = page.locator("main article mark")
    assert marks.all_inner_texts() == ["普法"] * int(number)
    page.wait_for_function(f"({NOW})() === '1'")
    assert page.evaluate(IN_VIEW, 1)
    assert number in page.locator("main [data-found-bar] p").inner_text()


def test_steps_lead_round_all_places_and_are_no_steps_of_back(page):
    search(page, "第一责任人")
    follow(page)
    steps, seen = page.evaluate("history.length"), []
    for _ in range(4):
        page.click("main [data-found-step=next]")
        seen.append(page.evaluate(NOW))
        assert page.evaluate(IN_VIEW, int(seen[-1]))
    assert seen == ["2", "3", "1", "2"]
    page.keyboard.press("Enter")
    assert page.evaluate(NOW) == "3"
    page.click("main [data-found-step=previous]")
    assert page.evaluate(NOW) == "2" and page.url.endswith("#found-2")
    assert page.locator("main [data-found-now]").inner_text() == "第2处"
    assert page.evaluate("history.length") == steps
    page.go_back()
    page.wait_for_url("**/data?**")
    assert page.input_value("#data-q") == "第一责任人"


def test_a_figure_that_is_chosen_keeps_the_marks_and_clearing_keeps_the_figure(page):
    page.goto("/zh/text/luoding-2022?find=调解")
    drawn(page)
    page.click("main article a[data-figure=mediation_cases_count]")
    assert "find=" in page.url and page.locator("main article mark").count() > 5
    page.goto(page.url)
    drawn(page)
    page.click("main .found-clear")
    page.wait_for_url("**figure=mediation_cases_count")
    drawn(page)
    assert page.locator("main article mark").count() == 0


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_each_place_is_a_link(page):
    page.goto("/zh/text/luoding-2022?find=普法")
    links = page.locator("[data-found-bar] ol a")
    assert links.count() == page.locator("article mark").count() > 1
    links.nth(1).click()
    assert page.url.endswith("#found-2")
    assert page.locator("mark:target").is_visible() and page.locator(".found-clear").is_visible()


@pytest.mark.context(**PHONE)
def test_a_phone_keeps_the_line_in_view_and_its_links_large(page):
    search(page, "第一责任人")
    follow(page)
    page.tap("main [data-found-step=next]")
    assert page.evaluate(IN_VIEW, 2)
    for link in page.locator("main [data-found-bar] a:visible").all():
        assert link.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
