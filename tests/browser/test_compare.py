"""Nine provinces side by side and a county refused beside them: chosen, read, sorted, walked, gone back."""

from typing import Any

import pytest

from components.text import words
from tests.browser import axe, layout
from tests.browser.helpers import PAINTED, drawn

INDICATOR = "reconsideration_admitted_count"
EIGHT = "110000,120000,310000,320000,330000,370000,420000,430000"
PHONE = {"width": 390, "height": 844}
PATIENT = 60_000
ANSWERED = "what => document.querySelector('[data-compare-here]').dataset.compareHere.includes(what)"
WIDER = "() => document.documentElement.scrollWidth > innerWidth"


def answered(page: Any, what: str) -> None:
    """Wait until the page shows the answer to a choice."""
    page.wait_for_function(ANSWERED, arg=what, timeout=PATIENT)
    page.evaluate(PAINTED)


def add(page: Any, name: str, place: str) -> None:
    page.fill("#compare-add", name)
    page.press("#compare-add", "Enter")
    answered(page, place)


@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("zh", {}),
        ("en", {"color_scheme": "dark"}),
        ("zh", {"viewport": PHONE, "color_scheme": "dark"}),
        ("en", {"viewport": PHONE, "has_touch": True}),
    ],
)
def test_nine_provinces_are_compared_and_a_county_is_refused_with_its_reason(
    new_page, every_report, language, options
):
    said = words(language)
    page = new_page(at=every_report, **options)
    page.goto(f"/{language}/compare")
    page.click(f"main a[href*='{INDICATOR}&years=2019&level=province']")
    drawn(page, PATIENT)
    assert page.locator("[data-row]").count() == 32
    page.goto(f"/{language}/compare?indicator={INDICATOR}&years=2019&places={EIGHT}")
    drawn(page, PATIENT)
    page.evaluate("() => { document.querySelector('main').dataset.kept = ''; }")

    add(page, "guangdong", "440000")
    assert page.locator("[data-row]").count() == 9
    add(page, "luoping", "530324")
    assert page.locator("[data-row]").count() == 9
    refused = page.locator(".compare-not-drawn .refused")
    assert said["comparability.not"] in refused.inner_text()
    assert said["comparability.other_level"].split("{")[0].strip(" :：") in refused.inner_text()

    page.click("#compare-by-value")
    answered(page, "sort=value")
    assert page.evaluate("document.activeElement.id") == "compare-by-value"
    assert "guangdong" in page.locator("[data-row]").first.get_attribute("data-row")

    page.locator(".row-name").nth(1).click()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[data-row][data-chosen]")
    assert chosen.count() == 1
    shown = page.locator("[data-figure-of]:visible")
    assert shown.get_attribute("data-figure-of") == chosen.get_attribute("data-row")
    assert f"at={chosen.get_attribute('data-row')}" in page.url

    page.keyboard.press("t")
    assert page.locator(".compare-table").is_visible()
    page.go_back()
    page.wait_for_function("() => document.querySelector('[data-compare-card]').dataset.show === 'drawing'")
    page.go_back()
    page.go_back()
    page.wait_for_function(
        "() => !document.querySelector('[data-compare-here]').dataset.compareHere.includes('sort=')"
    )
    assert page.locator("main[data-kept]").count() == 1
    assert not page.evaluate(WIDER)


def test_a_choice_leaves_the_focus_in_sight(new_page, every_report):
    page = new_page(at=every_report)
    page.goto(f"/zh/compare?indicator={INDICATOR}&years=2019&places={EIGHT}")
    drawn(page, PATIENT)

    def focused(selector: str) -> bool:
        return page.evaluate("what => document.activeElement.matches(what)", selector)

    page.locator(".row-name").nth(1).press("Enter")
    page.keyboard.press("t")
    assert focused(".compare-table")
    page.keyboard.press("t")
    assert focused("[data-chosen] .row-name")
    page.press(".to-table", "Enter")
    assert focused(".to-drawing")
    page.keyboard.press("Enter")
    assert focused(".to-table")

    page.fill("#compare-add", "guangdong")
    page.press("#compare-add-button", "Enter")
    answered(page, "440000")
    assert focused("#compare-add-button")
    page.locator(".compare-chosen li a").last.press("Enter")
    page.wait_for_function(ANSWERED.replace("=> ", "=> !"), arg="440000", timeout=PATIENT)
    page.evaluate(PAINTED)
    assert focused(".compare-chosen li a")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_spills_is_cut_or_breaks_a_rule_of_access(new_page, every_report, language, width):
    page = new_page(at=every_report, viewport={"width": width, "height": 900})
    layout.count_shifts(page.context)
    query = f"indicator={INDICATOR}&years=2019,2020&level=province&places=440000,cn-xinjiang-corps,530324"
    page.goto(f"/{language}/compare?{query}")
    drawn(page, PATIENT)
    assert layout.faults(page) == []
    assert axe.is_there(), axe.MISSING
    assert axe.judge(page)["violations"] == []


def test_without_a_script_the_form_compares(new_page, every_report):
    page = new_page(at=every_report, java_script_enabled=False)
    page.goto(f"/zh/compare?indicator={INDICATOR}&years=2019&places=440000")
    page.fill("#compare-add", "jiangsu")
    page.press("#compare-add", "Enter")
    page.click("#compare-by-value")
    assert page.locator("[data-row]").count() == 2
    assert page.locator("[data-row] .dot").first.is_visible()
    page.locator(".row-name").nth(1).click()
    assert "10,309" in page.locator("[data-figure-of]:visible").inner_text()
    page.click("a.to-table")
    assert page.locator(".compare-table").is_visible()
