"""A search from any page: by pinyin, by a number, by a misspelt word; to the evidence, and back."""

from typing import Any
from urllib.parse import quote_plus

import pytest

from tests.browser.helpers import drawn

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ACTIVE = "() => document.activeElement.id"


def search(page: Any, words: str, language: str = "zh") -> Any:
    """Type words into the header's box as a reader without a mouse does."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    # From one search to the next, too: the address must be that of these words.
    page.wait_for_url(f"**/{language}/search?q={quote_plus(words)}")
    return drawn(page)


def reach(page: Any, href: str) -> None:
    """Tab on until the link has the focus, from the way that skips to the results."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.getAttribute('href')") == href:
            return
    raise AssertionError(f"{href} is not reached by the keyboard")


def test_pinyin_leads_to_a_place_and_initials_too(new_page, several):
    page = new_page(at=several)
    page.goto("/zh")
    drawn(page)
    for typed in ("luoding", "ld"):
        search(page, typed)
        assert page.locator("main .of-places a mark").first.inner_text() == "罗定"
    page.locator("main .of-places a").first.click()
    page.wait_for_url("**/zh/place/445381")


def test_a_number_is_marked_and_enter_leads_to_its_sentence_and_back(page):
    page.goto("/zh/text/luoding-2022")
    drawn(page)
    search(page, "2,487")
    assert page.locator("main .report-words mark").first.inner_text() == "2487"
    reach(page, "/zh/text/luoding-2022?figure=mediation_cases_count")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/text/luoding-2022?figure=mediation_cases_count")
    drawn(page)
    assert page.locator("main [data-here]").first.inner_text() == "2487宗"
    page.go_back()
    page.wait_for_url("**/zh/search?q=*")
    drawn(page)
    assert page.input_value("#search-words") == "2,487"


def test_a_misspelt_word_shows_the_nearest_and_leads_to_the_word_as_typed(page):
    page.goto("/en/data")
    drawn(page)
    search(page, "certifcate", "en")
    line = page.locator("main .search-instead")
    assert "certifcate" in line.inner_text() and "certificate" in line.inner_text()
    assert page.locator("main mark").count()
    line.locator("a").click()
    page.wait_for_url("**typed=1")
    assert page.locator("main mark").count() == 0


QUOTES_IN_EMS = """() => {
  const asked = document.querySelector("main q"), words = document.createRange();
  words.selectNodeContents(asked);
  const both = asked.getBoundingClientRect().width - words.getBoundingClientRect().width;
  return both / parseFloat(getComputedStyle(asked).fontSize);
}"""


@pytest.mark.parametrize(("language", "least", "most"), [("zh", 1, 2.1), ("en", 0.2, 1)])
def test_what_was_asked_stands_in_the_quotes_of_its_language(page, language, least, most):
    page.goto(f"/{language}/search?q=zzzqq")
    assert least < page.evaluate(QUOTES_IN_EMS) < most


def test_a_slash_is_a_letter_where_somebody_types(page):
    page.goto("/zh/search")
    drawn(page)
    page.keyboard.press("/")
    assert page.evaluate(ACTIVE) == "search-words"
    page.keyboard.type("a/b")
    assert page.input_value("#search-words") == "a/b"
    page.goto("/zh/about")
    page.keyboard.press("/")
    assert page.evaluate(ACTIVE) == "header-search"
    page.keyboard.press("Escape")
    assert page.evaluate(ACTIVE) != "header-search"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["", "/data"])
def test_a_phone_has_the_way_to_the_search_and_no_higher_header(new_page, language, path):
    page = new_page(**PHONE)
    page.goto(f"/{language}{path}")
    drawn(page)
    way = page.locator("header.top .search-go").last
    height = "() => document.querySelector('.site header.top').offsetHeight"
    told = page.evaluate(height)
    page.add_style_tag(
        content=".header-search{display:none!important}.top nav{margin-inline-end:0!important}"
    )
    assert page.evaluate(height) == told
    page.goto(f"/{language}{path}")
    drawn(page)
    box = way.bounding_box()
    assert min(box["width"], box["height"]) >= 44 and box["x"] + box["width"] <= 390
    way.click()
    page.wait_for_url(f"**/{language}/search*")
    drawn(page)
    page.fill("#search-words", "调解")
    page.press("#search-words", "Enter")
    page.wait_for_url("**q=*")
    drawn(page)
    assert page.locator("main mark").count()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1180, 1280, 1800, 1920])
def test_every_door_of_the_header_stays_in_sight(new_page, language, width):
    page = new_page(viewport={"width": width, "height": 800})
    for path in ("", "/data"):
        page.goto(f"/{language}{path}")
        drawn(page)
        nav = page.locator(".site .top nav").last
        assert nav.evaluate("nav => nav.scrollWidth <= nav.clientWidth")


def test_without_a_script_the_box_is_a_form(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/zh/about")
    page.fill("#header-search", "调解")
    page.press("#header-search", "Enter")
    page.wait_for_url("**/zh/search?q=*")
    assert page.locator("main mark").count()
