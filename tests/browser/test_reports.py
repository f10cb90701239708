"""Several reports: a place is found by pinyin, its report opened, the year changed on the same page."""

from typing import Any

import pytest

from tests.browser.helpers import drawn

MENU = ".site .chooser"


def is_open(page: Any) -> bool:
    return page.locator(MENU).evaluate("menu => menu.open")


def test_a_reader_finds_a_place_opens_its_report_and_changes_the_year(new_page, several):
    page = new_page(at=several)
    page.goto("/zh/reports")
    drawn(page)
    page.locator("main .place-search input").click()
    page.keyboard.type("yx")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/reports?q=yx")
    drawn(page)
    page.locator(".site .found-places a").click()
    page.wait_for_url("**/zh/place/x-yanxi")
    page.locator(".site .place-years li a[href$='/overview/yanxi-2023']").click()
    page.wait_for_url("**/zh/overview/yanxi-2023")
    drawn(page)
    page.locator(".site .top nav a[href*='/indicator']").click()
    page.wait_for_url("**/zh/indicator?report=yanxi-2023")
    drawn(page)
    page.locator(f"{MENU} summary").click()
    page.locator(f"{MENU} .chooser-years a[href*='2022']").click()
    page.wait_for_url("**/zh/indicator?report=yanxi-2022")
    drawn(page)
    assert page.locator(f"{MENU} summary").text_content() == "砚溪县 · 2022"


def test_the_menu_closes_by_escape_by_a_click_beside_it_and_by_tabbing_on(new_page, several):
    page = new_page(at=several)
    page.goto("/zh/text/yanxi-2023")
    drawn(page)
    summary = page.locator(f"{MENU} summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert is_open(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not is_open(page)
    assert page.evaluate("document.activeElement.localName") == "summary"
    summary.click()
    page.mouse.click(200, 500)
    assert not is_open(page)
    summary.click()
    for _ in range(8):
        page.keyboard.press("Tab")
    assert not is_open(page)
    assert page.evaluate("document.activeElement.closest('.chooser')") is None


def test_without_a_script_folds_open_and_the_search_answers(new_page, several):
    page = new_page(at=several, java_script_enabled=False)
    page.goto("/zh/reports")
    place = page.locator(".report-tree a[href$='/overview/luoding-2022']")
    assert place.is_visible()
    page.locator(".report-tree summary").first.click()
    assert not place.is_visible()
    page.locator("#place").fill("luoding")
    page.locator(".reports-search button").click()
    page.locator(".found-places a").click()
    page.wait_for_url("**/zh/place/445381")
    page.locator(".place-group li summary").first.click()
    assert page.locator(".place-evidence").first.is_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 900, 1100, 1280])
def test_the_header_holds_doors_and_menu_at_every_width(new_page, several, language, width):
    page = new_page(at=several, viewport={"width": width, "height": 800})
    page.goto(f"/{language}/overview/xingzhou-justice-2023")
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = page.evaluate(
        """() => [".brand", "nav", ".tools"].map(name => {
          const box = document.querySelector(`.site .top ${name}`).getBoundingClientRect();
          return [box.left, box.top, box.right, box.bottom];
        })"""
    )
    brand, doors, tools = boxes
    assert brand[2] <= tools[0] and tools[1] < brand[3], "name and tools stand in one line"
    assert width < 1180 or doors[2] <= tools[0]
    last = page.locator(".site .top nav a").last.bounding_box()
    assert width < 1180 or last["x"] + last["width"] <= tools[0]
    page.locator(f"{MENU} summary").click()
    panel = page.locator(f"{MENU} .chooser-panel").bounding_box()
    assert panel["x"] >= 0 and panel["x"] + panel["width"] <= width
