"""A meeting looks at a report on a big screen: in by a link, on by arrow keys, back, and out."""

from typing import Any

import pytest

from tests.browser.helpers import drawn

OVERVIEW = "/{}/overview/luoding-2022"
ROOM = {"viewport": {"width": 1920, "height": 1080}}
LOOKED_AT = """() => {
  const line = document.querySelector(".site .screen-line").getBoundingClientRect();
  const size = node => parseFloat(getComputedStyle(node).fontSize) * node.currentCSSZoom;
  return {
    wide: document.documentElement.scrollWidth, line: [line.top, line.bottom], high: innerHeight,
    heading: size(document.querySelector(".site h1")),
    least: size(document.querySelector(".site .screen-line")),
  };
}"""


FITTED = """() => {
  const main = document.querySelector(".site main"), line = document.querySelector(".site .screen-line");
  const bottom = Math.max(...[...main.querySelectorAll("*")].filter(node => node.checkVisibility())
    .map(node => node.getBoundingClientRect().bottom));
  const worded = node => [...node.childNodes].some(one => one.nodeType === 3 && one.data.trim());
  const seen = [...main.querySelectorAll("*")].filter(node => node.checkVisibility() && worded(node));
  const size = node => parseFloat(getComputedStyle(node).fontSize) * node.currentCSSZoom;
  return {
    wide: document.documentElement.scrollWidth, high: document.documentElement.scrollHeight,
    free: line.getBoundingClientRect().top - bottom, least: Math.min(...seen.map(size)),
  };
}"""


def turned(page: Any, key: str, path: str) -> None:
    """Press a key and wait for the page that it leads to."""
    page.keyboard.press(key)
    page.wait_for_url(lambda url: path in url)
    drawn(page)


@pytest.mark.parametrize(
    ("language", "enter"),
    [("zh", "大屏"), ("en", "Big screen")],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_is_shown_in_a_meeting_room_by_the_keys_alone(new_page, language, enter, scheme):
    page = new_page(color_scheme=scheme, **ROOM)
    page.goto(OVERVIEW.format(language))
    drawn(page)
    ordinary = page.evaluate(
        "() => parseFloat(getComputedStyle(document.querySelector('.site h1')).fontSize)"
    )
    page.get_by_role("link", name=enter).click()
    page.wait_for_url("**/overview/luoding-2022?screen=1")
    drawn(page)
    seen = page.evaluate(LOOKED_AT)
    assert seen["wide"] == 1920 and seen["line"][1] == pytest.approx(seen["high"], abs=1)
    assert seen["heading"] > ordinary * 1.15 and seen["least"] >= 19
    assert page.locator(".site :is(button, form, input, select, summary, nav)").count() == 0
    turned(page, "ArrowRight", "/area/luoding-2022/1?screen=1")
    turned(page, "ArrowRight", "/area/luoding-2022/2?screen=1")
    turned(page, "ArrowLeft", "/area/luoding-2022/1?screen=1")
    turned(page, "ArrowLeft", "/overview/luoding-2022?screen=1")
    # Before the first comes the last.
    turned(page, "ArrowLeft", "/indicator/")
    assert page.evaluate(LOOKED_AT)["wide"] == 1920
    page.go_back()
    page.wait_for_url("**/overview/luoding-2022?screen=1")
    drawn(page)
    assert page.locator(".site .screen-line").count() == 1
    turned(page, "Escape", "/overview/luoding-2022")
    assert "screen" not in page.url and page.locator(".site header nav").count() == 1


def test_a_comparison_is_shown_in_a_meeting_room(new_page, every_report):
    page = new_page(at=every_report, **ROOM)
    page.goto("/zh/compare?indicator=reconsideration_admitted_count&years=2019&level=province&screen=1")
    drawn(page, 60_000)
    assert page.evaluate(LOOKED_AT)["wide"] == 1920
    assert page.locator("[data-row]").count() == 32
    assert page.locator(".site :is(button, form, input, select, summary, nav)").count() == 0
    turned(page, "Escape", "/zh/compare?indicator=reconsideration_admitted_count")
    assert "screen" not in page.url


def test_every_page_of_a_report_is_one_screen_in_words_that_a_room_can_read(new_page):
    page = new_page(**ROOM)
    page.goto(f"{OVERVIEW.format('zh')}?screen=1")
    drawn(page)
    first, seen = page.url, []
    while True:
        found = page.evaluate(FITTED)
        seen.append((page.url, found))
        page.keyboard.press("ArrowRight")
        page.wait_for_url(lambda url: url != seen[-1][0])
        drawn(page)
        if page.url == first:
            break
    assert len(seen) == 11
    unfit = [
        (url, found)
        for url, found in seen
        if found["wide"] > 1920 or found["high"] > 1080 or found["free"] < 0 or found["least"] < 16
    ]
    assert unfit == []


def test_what_is_too_long_for_one_screen_stays_large_and_is_scrolled(new_page):
    page = new_page(**ROOM)
    page.goto("/en/area/luoding-2022/3?screen=1")
    drawn(page)
    found = page.evaluate(FITTED)
    assert found["high"] > 1080 and found["least"] >= 19
    # A smaller window has the ordinary size of its own.
    page.set_viewport_size({"width": 1400, "height": 900})
    assert page.evaluate("() => document.querySelector('.site').currentCSSZoom") == 1
