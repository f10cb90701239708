"""A filter or a choice is a step that Back undoes; stepping on is none; the head goes along."""

from typing import Any

import pytest

from tests.browser.helpers import drawn

REPORT = "luoding-2022"
PATIENT = 60_000
ADVISERS = "legal_adviser_opinions_issued_count"
CHIPS = """() => [...document.querySelectorAll("main [data-subject-chip][aria-pressed=true]")]
  .map(chip => chip.dataset.subjectChip).filter(Boolean).sort().join()"""
HEAD = """() => {
  const of = (selector, name) => document.head.querySelector(selector)?.getAttribute(name);
  return {
    title: document.title,
    titles: document.head.querySelectorAll("title").length,
    description: of("meta[name=description]", "content"),
    canonical: of("link[rel=canonical]", "href"),
    "og:title": of("meta[property='og:title']", "content"),
    "og:description": of("meta[property='og:description']", "content"),
    "og:url": of("meta[property='og:url']", "content"),
    "og:image": of("meta[property='og:image']", "content"),
    alternates: [...document.head.querySelectorAll("link[rel=alternate][hreflang]")]
      .map(link => [link.hreflang, link.href]),
  };
}"""
# Follows the nodes of the page: a page that is drawn anew has others.
MARK = "() => { document.querySelector('main').marked = true; }"
MARKED = "() => document.querySelector('main').marked === true"


def back(page: Any) -> None:
    page.go_back(wait_until="commit")  # what the back-forward cache keeps is not loaded again


def at(page: Any, address: str) -> None:
    page.wait_for_function("address => location.pathname + location.search === address", arg=address)


@pytest.fixture(params=["without", "with"])
def reader(request, new_page):
    """A page in a browser with or without a back-forward cache."""
    cached = {"of": request.getfixturevalue("caching_browser")} if request.param == "with" else {}
    return new_page(**cached)


def chosen(page: Any, subjects: str) -> None:
    page.wait_for_function(f"wanted => ({CHIPS})() === wanted", arg=subjects)


def test_back_undoes_one_chip_after_another_and_then_leaves(reader):
    page = reader
    page.goto("/zh/about")
    drawn(page, PATIENT)
    page.locator("header nav a[href*='/overview/']").click()
    at(page, f"/zh/overview/{REPORT}")
    drawn(page, PATIENT)
    page.evaluate(MARK)
    for subject in ("mediation", "service_items"):
        page.locator(f"[data-subject-chip={subject}]").click()
    chosen(page, "mediation,service_items")
    y = page.evaluate("scrollY")
    back(page)
    chosen(page, "mediation")
    at(page, f"/zh/overview/{REPORT}?category=mediation")
    back(page)
    chosen(page, "")
    assert page.evaluate(MARKED), "drawn anew"
    assert abs(page.evaluate("scrollY") - y) <= 20
    assert page.evaluate("document.activeElement.dataset.subjectChip") == "mediation"
    back(page)
    at(page, "/zh/about")
    drawn(page, PATIENT)
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"/zh/overview/{REPORT}"
    page.go_forward(wait_until="commit")
    # A page that comes out of the back-forward cache must be there before it can be left again.
    at(page, f"/zh/overview/{REPORT}")
    drawn(page, PATIENT)
    page.go_forward(wait_until="commit")
    drawn(page, PATIENT)
    chosen(page, "mediation")


def test_a_measure_and_a_sentence_are_steps_and_stepping_on_is_none(page):
    page.goto(f"/zh/overview/{REPORT}")
    drawn(page)
    page.locator("a[data-statement='4.2']").first.click()
    assert page.locator("[data-strip='4.2']").is_visible()
    back(page)
    at(page, f"/zh/overview/{REPORT}")
    page.locator("[data-strip='4.2']").wait_for(state="hidden")
    page.goto(f"/zh/text/{REPORT}")
    drawn(page)
    page.locator(f"article a[data-figure={ADVISERS}]").click()
    steps = page.evaluate("history.length")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.locator("summary").first.click()
    assert page.evaluate("history.length") == steps
    assert ADVISERS not in page.url
    back(page)
    at(page, f"/zh/text/{REPORT}")
    assert page.locator("[data-evidence]:not([hidden])").get_attribute("data-evidence") == ""
    page.locator("[data-numbers-switch]").click()
    at(page, f"/zh/text/{REPORT}?numbers=shown")
    back(page)
    at(page, f"/zh/text/{REPORT}")
    assert page.locator("[data-numbers-switch]").get_attribute("aria-pressed") == "false"


def test_filter_sort_and_page_of_the_table_are_steps(reader):
    page = reader
    page.goto("/zh/data")
    drawn(page)
    page.locator("#data-kind").select_option("share")
    at(page, "/zh/data?kind=share")
    drawn(page)
    page.locator("#data-sort-figure").click()
    page.wait_for_function("location.search.includes('sort=')")
    drawn(page)
    back(page)
    at(page, "/zh/data?kind=share")
    drawn(page)
    back(page)
    at(page, "/zh/data")
    drawn(page)
    assert page.locator("#data-kind").input_value() == ""


def test_the_way_up_keeps_the_filter(page):
    page.goto(f"/zh/overview/{REPORT}")
    drawn(page)
    page.locator("[data-subject-chip=mediation]").click()
    page.locator("a.whole-area:visible").first.click()
    page.wait_for_url("**/area/**")
    drawn(page)
    up = page.locator(".crumbs a[href*='/overview/']")
    assert up.get_attribute("href").endswith("?category=mediation")
    up.click()
    page.wait_for_url("**/overview/**")
    drawn(page)
    chosen(page, "mediation")


def test_a_step_that_the_browser_has_to_load_again_shows_its_own_page(reader):
    """An area without charts is HTML alone; the overview that comes before it needs Dash again."""
    page = reader
    page.goto(f"/zh/overview/{REPORT}?category=mediation")
    drawn(page, PATIENT)
    page.locator("a.whole-area:visible").first.click()
    page.wait_for_url("**/area/**")
    drawn(page, PATIENT)
    page.locator("main a[href*='/text/']:visible").first.click()
    page.wait_for_url("**/text/**")
    drawn(page, PATIENT)
    back(page)
    page.wait_for_function("location.pathname.includes('/area/')")
    drawn(page, PATIENT)
    back(page)
    at(page, f"/zh/overview/{REPORT}?category=mediation")
    drawn(page, PATIENT)
    chosen(page, "mediation")


def test_the_head_moves_with_the_page(page, new_page):
    """What a step inside the app shows of itself is what a first visit shows."""
    page.goto("/zh")
    drawn(page)
    page.evaluate("window.same = true")
    page.locator("a.whole-area:visible").first.click()
    page.wait_for_url("**/area/**")
    drawn(page)
    page.locator("main a[href*='/indicator/']:visible, .crumbs a[href*='/overview/']").first.click()
    page.wait_for_function("!location.pathname.includes('/area/')")
    drawn(page)
    assert page.evaluate("window.same") is True
    stepped, address = page.evaluate(HEAD), page.url
    fresh = new_page()
    fresh.goto(address)
    drawn(fresh)
    assert stepped == fresh.evaluate(HEAD)
    assert len(stepped["alternates"]) == 2 and stepped["titles"] == 1


def test_a_choice_is_part_of_the_address_that_is_shared(page):
    page.goto(f"/zh/overview/{REPORT}")
    drawn(page)
    page.locator("[data-subject-chip=mediation]").click()
    head = page.evaluate(HEAD)
    assert head["canonical"].endswith("?category=mediation") and head["og:url"] == head["canonical"]
    assert all(href.endswith("?category=mediation") for _, href in head["alternates"])
    page.locator("[data-language-switch]").click()
    page.wait_for_url("**/en/**")
    drawn(page)
    chosen(page, "mediation")
