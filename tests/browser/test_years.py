"""The years of one indicator: a break explained, the table behind it, the way from a dot to its sentence."""

import pytest

from tests.browser.helpers import drawn

CASES = "mediation_cases_count"
ADDRESS = f"{{}}/indicator/{CASES}?report=luoding-2022"
WORDS = {
    "zh": ("为什么不连线", "相关指标，不算增减"),
    "en": ("Why the line ends", "related indicator, no change computed"),
}
SIDEWAYS = "() => document.documentElement.scrollWidth <= innerWidth"
DOTS = ".trend-panel .js-plotly-plot .point"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
def test_luodings_years_of_mediation_stand_apart_and_say_why(new_page, every_report, language, scheme, width):
    page = new_page(at=every_report, viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(ADDRESS.format(f"/{language}"))
    drawn(page)
    why, tag = WORDS[language]
    assert page.locator(DOTS).count() == 8
    assert page.locator(".trend-break").count() == 4
    reasons = page.locator(".years-why")
    assert why in reasons.inner_text() and tag in reasons.inner_text()
    rows = page.locator(".years-table tbody tr")
    assert rows.count() == 11 and "2387" in rows.first.inner_text()
    assert page.evaluate(SIDEWAYS)
    # A dot's label leads to the sentence of the report that is quoted.
    page.locator(".trend-values li:not(.related) a").first.click()
    page.wait_for_url(f"**/{language}/text/luoding-2022?figure={CASES}")
    assert page.locator("[data-here]").count()


def test_a_dot_says_what_it_means_and_a_click_follows_it(new_page, every_report):
    page = new_page(at=every_report)
    page.goto(ADDRESS.format("/zh"))
    drawn(page)
    dot = page.locator(DOTS).nth(1).bounding_box()
    middle = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    page.mouse.move(middle[0] - 20, middle[1])
    page.mouse.move(*middle)
    box = page.locator("#mark-box")
    box.wait_for(state="visible")
    assert "2,487" in box.inner_text() and "罗定市2022年法治政府建设年度报告" in box.inner_text()
    page.mouse.click(*middle)
    page.wait_for_url(f"**/zh/text/luoding-2022?figure={CASES}")


def test_the_years_stand_without_a_script(new_page, every_report):
    page = new_page(at=every_report, java_script_enabled=False)
    page.goto(ADDRESS.format("/zh"))
    assert "2,387宗" in page.locator(".trend-values").first.inner_text()
    assert page.locator(".years-table tbody tr").count() == 11
