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
