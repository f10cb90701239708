"""What the main pages do in Chromium they do in Firefox: charts, choices, the way to a sentence, no error."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import firefox
from tests.browser.helpers import drawn
from tests.browser.tour import LANGUAGES, REPORT

pytestmark = [pytest.mark.firefox, pytest.mark.slow]
PATIENT = 60_000
FIGURE = "legal_adviser_opinions_issued_count"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
MAIN = (
    f"/overview/{REPORT}",
    f"/area/{REPORT}/4",
    f"/indicator/{FIGURE}",
    f"/text/{REPORT}?figure={FIGURE}",
    "/data",
    "/reports",
    "/check",
)
WITH_CHARTS = MAIN[:2]
CHARTS = "() => document.querySelectorAll('.site .js-plotly-plot .main-svg').length"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = "() => document.querySelectorAll('main .map-figure:not([data-off])').length"


@pytest.fixture(scope="module")
def second_browser(playwright: Any) -> Iterator[Any]:
    started = firefox.launch(playwright)
    yield started
    started.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_main_pages_are_drawn_whole_and_fit(new_page, second_browser, language):
    page = new_page(of=second_browser)
    assert "Firefox" in page.evaluate("navigator.userAgent")
    wide, charts = {}, {}
    for path in MAIN:
        page.set_viewport_size(DESK)
        page.goto(f"/{language}{path}")
        drawn(page, PATIENT)
        charts[path] = page.evaluate(CHARTS)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            if (by := page.evaluate(SIDEWAYS)) > 0:
                wide[path, size["width"]] = by
    assert wide == {}
    assert all(charts[path] > 0 for path in WITH_CHARTS), charts


def test_a_reader_chooses_follows_a_figure_to_its_sentence_and_comes_back(new_page, second_browser):
    page = new_page(of=second_browser)
    page.goto(f"/zh/overview/{REPORT}")
    drawn(page, PATIENT)
    page.get_by_role("button", name="调解 4").click()
    assert page.url.endswith("?category=mediation") and page.evaluate(SHOWN) == 4
    page.go_back()
    page.wait_for_function(f"() => ({SHOWN})() === 20")
    page.get_by_role("link", name="190余份", exact=True).first.click()
    page.wait_for_url(f"**/zh/indicator/{FIGURE}*")
    drawn(page, PATIENT)
    page.get_by_role("link", name="打开原文位置").first.click()
    page.wait_for_url(f"**/zh/text/{REPORT}?figure={FIGURE}")
    drawn(page, PATIENT)
    assert page.locator("article [data-here]").inner_text() == "190余份"
    page.go_back()
    page.wait_for_url(f"**/zh/indicator/{FIGURE}*")


def test_filters_of_the_table_work_by_the_keyboard(new_page, second_browser):
    page = new_page(of=second_browser)
    page.goto("/en/data")
    drawn(page, PATIENT)
    page.get_by_role("searchbox", name="Search names").fill("mediation")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/data?*q=mediation*")
    drawn(page, PATIENT)
    assert 0 < page.locator("main tbody tr").count() < 20
    page.get_by_role("columnheader").nth(1).get_by_role("link").press("Enter")
    page.wait_for_url("**sort=figure*")
