"""Charts under the pointer and the keyboard."""

from typing import Any

import pytest

from tests.browser.helpers import drawn

AREA = "/{language}/area/luoding-2022/{area}"
PARTS = "[data-chart=enforcement_certificates]"
COVERED = """() => {
  const labels = [...document.querySelectorAll(".labelled-bar .values a, .labelled-bar .values .rest")];
  const boxes = [...labels, document.querySelector(".labelled-bar .chart-figure")]
    .map(one => one.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.some((box, place) => boxes.slice(place + 1).some(other => meet(box, other)));
}"""
REPLACED = "/indicator/enforcement_certificates_replaced_count"


def over(page: Any, share: float, chart: str = PARTS) -> tuple[float, float]:
    """Return a place on a chart's marks, `share` of the way along them."""
    marks = page.locator(f"{chart} .nsewdrag").first
    marks.scroll_into_view_if_needed()
    box = marks.bounding_box()
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def test_a_mark_says_its_sentence_under_the_pointer(page):
    drawn(page.goto(AREA.format(language="zh", area=4)) and page)
    page.mouse.move(*over(page, 0.8))
    said = page.locator(f"{PARTS} .hovertext")
    said.wait_for()
    assert "换新证1105个" in said.text_content().replace("\n", "")


@pytest.mark.context(viewport={"width": 390, "height": 844})
def test_a_mark_says_its_sentence_on_a_narrow_screen_too(page):
    drawn(page.goto(AREA.format(language="en", area=4)) and page)
    page.mouse.move(*over(page, 0.8))
    page.locator(f"{PARTS} .hovertext").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_click_on_a_mark_follows_its_link(page):
    drawn(page.goto(AREA.format(language="zh", area=4)) and page)
    page.mouse.click(*over(page, 0.8))
    page.wait_for_url(f"**{REPLACED}?report=luoding-2022")


def test_the_same_link_is_reached_by_keyboard(page):
    drawn(page.goto(AREA.format(language="zh", area=4)) and page)
    page.locator(f"{PARTS} [data-mark$=replaced_count] a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{REPLACED}?report=luoding-2022")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_no_label_of_a_bar_covers_another(page, language, width):
    page.set_viewport_size({"width": width, "height": 900})
    drawn(page.goto(AREA.format(language=language, area=4)) and page)
    covered = page.evaluate(COVERED)
    assert not covered


@pytest.mark.context(java_script_enabled=False)
def test_the_place_of_a_chart_has_its_height_before_any_script(page):
    page.goto(AREA.format(language="zh", area=4))
    assert page.locator(f"{PARTS} .chart-figure").first.bounding_box()["height"] >= 34


def test_nothing_of_a_drawing_lies_under_the_words_beside_it(page):
    """The room for hover text is there only under the pointer."""
    drawn(page.goto(AREA.format(language="zh", area=4)) and page)
    page.mouse.move(5, 5)
    marks = page.locator(f"{PARTS} .main-svg").first.bounding_box()
    place = page.locator(f"{PARTS} .chart-figure").first.bounding_box()
    assert abs(marks["y"] - place["y"]) < 1
    assert abs(marks["height"] - place["height"]) < 1
