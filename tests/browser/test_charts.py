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


def told(page: Any) -> str:
    """Wait until a mark's words are shown; return them."""
    page.locator(".mark-box").wait_for()
    return page.locator(".mark-box").inner_text()


def inside(page: Any) -> bool:
    """Say whether the box stands inside the window, and the page has not become wider."""
    box, size = page.locator(".mark-box").bounding_box(), page.viewport_size
    across = box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    down = box["y"] >= 0 and box["y"] + box["height"] <= size["height"]
    return across and down and page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def area(page: Any, language: str = "zh") -> Any:
    page.goto(AREA.format(language=language, area=4))
    return drawn(page)


def test_a_mark_says_which_it_is_how_much_and_then_its_sentence(page):
    page.mouse.move(*over(area(page), 0.8))
    words = "".join(told(page).split())
    assert words.startswith("换新证1,105个占1,630个的67.8%本站计算全年审查办理")
    assert page.locator(".mark-box [data-chosen]").inner_text() == "1105个"
    assert inside(page)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_what_a_mark_says_stays_inside_the_window(page, width, language):
    page.set_viewport_size({"width": width, "height": 844})
    area(page, language)
    for share in (0.02, 0.5, 0.98):
        page.mouse.move(*over(page, share))
        told(page)
        assert inside(page), share
        page.mouse.move(1, 1)
        page.locator(".mark-box").wait_for(state="hidden")


def test_what_a_mark_says_can_be_reached_and_goes_away(page):
    """The pointer may move into the box; away from both it closes, and so it does by Esc."""
    page.mouse.move(*over(area(page), 0.8))
    told(page)
    page.locator(".mark-box .mark-sentence").hover()
    page.wait_for_timeout(600)
    assert page.locator(".mark-box").is_visible()
    page.mouse.move(1, 1)
    page.locator(".mark-box").wait_for(state="hidden")
    page.mouse.move(*over(page, 0.8))
    told(page)
    page.keyboard.press("Escape")
    assert page.locator(".mark-box").is_hidden()
    assert page.locator(".mark-ring").count() == 0


def test_the_mark_meant_is_ringed(page):
    page.mouse.move(*over(area(page), 0.8))
    told(page)
    ring, marks = page.locator(".mark-ring").bounding_box(), page.locator(f"{PARTS} .nsewdrag").bounding_box()
    assert ring["width"] / marks["width"] == pytest.approx(1105 / 1630, abs=0.01)
    assert abs(ring["x"] + ring["width"] - marks["x"] - marks["width"]) < 3


def test_focus_in_the_list_of_values_says_the_same_and_esc_keeps_it(page):
    area(page).mouse.move(*over(page, 0.8))
    by_pointer = told(page)
    page.keyboard.press("Escape")
    page.locator(f"{PARTS} [data-mark$=annual_review_count] a").focus()
    page.keyboard.press("Tab")
    assert told(page) == by_pointer
    assert page.locator(".mark-ring").count() == 1
    described = page.evaluate("() => document.activeElement.getAttribute('aria-describedby')")
    assert page.locator(f"#{described}").inner_text() == by_pointer
    page.keyboard.press("Escape")
    assert page.locator(".mark-box").is_hidden()
    here = page.evaluate("() => document.activeElement.closest('[data-mark]').dataset.mark")
    assert here.endswith("replaced_count")


@pytest.mark.context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
def test_a_first_tap_tells_and_stays_and_the_link_in_it_leads_to_the_sentence(page):
    area(page)
    page.touchscreen.tap(*over(page, 0.8))
    assert "1,105" in told(page)
    # Sooner it would be a double tap.
    page.wait_for_timeout(600)
    page.touchscreen.tap(*over(page, 0.1))
    page.wait_for_function("() => document.querySelector('.mark-box').innerText.startsWith('新证申领')")
    page.wait_for_timeout(400)
    assert page.url.endswith("/zh/area/luoding-2022/4")
    assert inside(page)
    page.touchscreen.tap(5, 5)
    assert page.locator(".mark-box").is_hidden()
    page.touchscreen.tap(*over(page, 0.8))
    told(page)
    door = page.locator(".mark-box").get_by_role("link", name="打开原文位置")
    assert door.bounding_box()["height"] >= 44
    door.tap()
    page.wait_for_url("**/zh/text/luoding-2022?figure=enforcement_certificates_replaced_count")
    assert page.locator(".mark-box").count() == 0 or page.locator(".mark-box").is_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_claims_and_numbers_drawn_as_words_say_it_too(page, language):
    page.goto(f"/{language}/overview/luoding-2022")
    drawn(page)
    for mark in ("mediation_disputed_amount", "legal_advisers_coverage", "service_centre_items_count"):
        page.locator(f".site [data-mark={mark}]").first.hover()
        page.wait_for_function(
            "mark => document.querySelector('.mark-box .mark-doors a')?.href.includes(mark)", arg=mark
        )


@pytest.mark.context(forced_colors="active")
def test_in_forced_colours_the_box_and_the_ring_have_an_edge(page):
    page.mouse.move(*over(area(page), 0.8))
    told(page)
    edge = "(node, name) => parseFloat(getComputedStyle(node)[name])"
    assert page.locator(".mark-box").evaluate(edge, "borderTopWidth") >= 1
    assert page.locator(".mark-ring").evaluate(edge, "outlineWidth") >= 2


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
    drawn(page.goto(AREA.format(language="zh", area=4)) and page)
    page.mouse.move(5, 5)
    marks = page.locator(f"{PARTS} .main-svg").first.bounding_box()
    place = page.locator(f"{PARTS} .chart-figure").first.bounding_box()
    assert abs(marks["y"] - place["y"]) < 1
    assert abs(marks["height"] - place["height"]) < 1
