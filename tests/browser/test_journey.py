"""A reader's journeys: down to the sentence and back up, by mouse and by keyboard; choices that travel."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.helpers import drawn
from tests.contract.seen import body_of
from tests.served import served

REPORT = "luoding-2022"
INDICATOR = "enforcement_certificates_replaced_count"
PATIENT = 60_000
# The three steps down: what is followed on each page, and where it leads.
STEPS = (
    (f".areas a.whole-area[href$='/area/{REPORT}/4']", f"/zh/area/{REPORT}/4"),
    (f"main a[href*='/indicator/{INDICATOR}']", f"/zh/indicator/{INDICATOR}"),
    (f"main a[href*='/text/{REPORT}?figure={INDICATOR}']", f"/zh/text/{REPORT}"),
)
IN_VIEW = "e => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
# The place as it is when the click arrives: on the way to a link the keyboard scrolls the page.
REMEMBER = """() => addEventListener(
  "click", () => sessionStorage.setItem("left", String(scrollY)), {capture: true, once: true})"""
SETTLED = """([path, y, href]) => location.pathname === path && Math.abs(scrollY - y) <= 20
  && document.activeElement.getAttribute("href") === href"""


@dataclass(frozen=True)
class Place:
    """Where a reader was when a link was followed."""

    path: str
    y: float
    href: str


def by_mouse(page: Any, link: Any) -> None:
    link.click()


def by_keyboard(page: Any, link: Any) -> None:
    """Tab until the link has the focus; Enter."""
    wanted = link.element_handle()
    page.keyboard.press("Tab")
    for _ in range(250):
        if page.evaluate("link => document.activeElement === link", wanted):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError("no keyboard reaches the link")


def follow(page: Any, step: tuple[str, str], how: Any) -> Place:
    """Follow a link as far as its page is drawn; return where the reader was."""
    selector, path = step
    link = page.locator(f".site {selector}").locator("visible=true").first
    if how is by_mouse:
        link.scroll_into_view_if_needed()
    href, before = link.get_attribute("href"), page.evaluate("location.pathname")
    page.evaluate(REMEMBER)
    how(page, link)
    page.wait_for_url(f"**{path}*", timeout=PATIENT)
    drawn(page, PATIENT)
    return Place(before, float(page.evaluate("sessionStorage.getItem('left')")), href)


def go_down(page: Any, how: Any) -> list[Place]:
    page.goto("/zh")
    drawn(page, PATIENT)
    return [follow(page, step, how) for step in STEPS]


def come_back(page: Any, places: list[Place]) -> None:
    for place in reversed(places):
        page.go_back(wait_until="commit")  # what the back-forward cache keeps is not loaded again
        drawn(page, PATIENT)
        page.wait_for_function(SETTLED, arg=[place.path, place.y, place.href], timeout=PATIENT)


@pytest.mark.parametrize("how", [by_mouse, by_keyboard])
@pytest.mark.parametrize("cache", ["without", "with"])
def test_a_reader_goes_down_to_the_sentence_and_back_to_where_she_was(request, new_page, cache, how):
    options = {"of": request.getfixturevalue("caching_browser")} if cache == "with" else {}
    page = new_page(**options)
    places = go_down(page, how)
    chosen = page.locator(".site article [data-here]")
    assert chosen.get_attribute("data-observation") == INDICATOR
    assert chosen.evaluate(IN_VIEW)
    assert page.evaluate("document.activeElement.dataset.figure") == INDICATOR
    assert places[0].y > 300
    come_back(page, places)


def test_back_from_a_page_load_of_its_own_finds_the_place_again(new_page, caching_browser):
    """The browser, not Dash, comes back from the data page."""
    page = new_page(of=caching_browser)
    page.goto(f"/zh/area/{REPORT}/4")
    drawn(page, PATIENT)
    page.evaluate("scrollTo(0, 600)")
    page.wait_for_function("() => Math.abs((history.state || {}).y - 600) <= 20", timeout=PATIENT)
    page.goto("/zh/data")
    drawn(page, PATIENT)
    page.go_back(wait_until="commit")  # what the back-forward cache keeps is not loaded again
    drawn(page, PATIENT)
    page.wait_for_function("() => Math.abs(scrollY - 600) <= 20", timeout=PATIENT)


def chip(page: Any, subject: str) -> Any:
    return page.locator(f".site [data-subject-chip='{subject}']")


CHOICE = """() => {
  const found = selector => [...document.querySelectorAll(".site " + selector)];
  const all = (selector, name) => found(selector).map(e => e.dataset[name]);
  const counted = document.querySelector(".site [data-shown] [data-count]");
  return {
    pressed: all("[data-subject-chip][aria-pressed=true]", "subjectChip").sort(),
    charts: all(".chart-card:not([data-off])", "chart"),
    figures: all(".map-figure:not([data-off]) [data-observation]", "observation"),
    current: all("a[data-statement][aria-current=true]", "statement"),
    strip: all("[data-strip]:not([hidden])", "strip"),
    scheme: document.documentElement.dataset.theme || document.documentElement.dataset.scheme || "",
    counted: counted ? counted.textContent : "",
  };
}"""


def choice(page: Any) -> dict[str, Any]:
    """Return what a choice shows: chips, charts, figures of the map, measure, the sentence that counts."""
    return page.evaluate(CHOICE)


def test_choices_survive_reload_a_copied_address_and_the_other_language(new_page):
    page = new_page()
    page.goto("/zh")
    drawn(page, PATIENT)
    length = page.evaluate("history.length")
    page.locator(".site [data-scheme]").click()
    chip(page, "mediation").click()
    chip(page, "service_items").click()
    page.locator(".site a[data-statement='4.2']").click()
    chosen = choice(page)
    assert chosen["pressed"] == ["mediation", "service_items"]
    assert (chosen["current"], chosen["strip"], chosen["counted"]) == (["4.2"], ["4.2"], "7")
    assert len(chosen["figures"]) == 7
    assert chosen["scheme"] == "dark"
    assert page.evaluate("history.length") == length + 3
    assert page.url.endswith("?category=mediation,service_items&statement=4.2")

    page.reload()
    drawn(page, PATIENT)
    assert choice(page) == chosen

    other = new_page()
    other.goto(page.url)
    drawn(other, PATIENT)
    assert choice(other) == chosen | {"scheme": choice(other)["scheme"]}

    page.locator(".site [data-language-switch]").click()
    page.wait_for_url("**/en/**", timeout=PATIENT)
    drawn(page, PATIENT)
    assert choice(page) == chosen

    chip(page, "").click()
    assert "category" not in page.url and len(choice(page)["figures"]) == 20


def test_choices_need_no_mouse(page):
    page.goto("/zh")
    drawn(page, PATIENT)
    chip(page, "mediation").focus()
    page.keyboard.press("Space")
    assert choice(page)["pressed"] == ["mediation"]
    assert page.evaluate("document.activeElement.dataset.subjectChip") == "mediation"
    page.locator(".site a[data-statement='6.1']").focus()
    page.keyboard.press("Enter")
    assert choice(page)["strip"] == ["6.1"]


def test_a_measure_of_the_map_opens_its_sentence_and_leads_to_the_text(page):
    page.goto("/zh")
    drawn(page, PATIENT)
    page.locator(".site a[data-statement='3.3']").click()
    strip = page.locator(".site [data-strip='3.3']")
    assert "190余份" in strip.inner_text().replace(" ", "")
    strip.locator("a[href*='/text/']").click()
    page.wait_for_url(f"**/zh/text/{REPORT}?figure=*", timeout=PATIENT)
    drawn(page, PATIENT)
    assert page.locator(".site article [data-here]").count() == 1


def test_an_unknown_value_is_said_once_and_stays_when_dash_takes_over(page):
    page.goto("/zh?category=mediation,nothing-known")
    drawn(page, PATIENT)
    said = page.locator("main p.notice[role=status]")
    assert said.count() == 1
    assert said.locator("q").inner_text() == "nothing-known"
    assert choice(page)["pressed"] == ["mediation"]


def test_the_same_journey_under_a_sub_path(new_page):
    with served(BASE_PATH="/law/") as mounted:
        page = new_page(at=mounted)
        page.goto(mounted.origin + "/law/zh")
        drawn(page, PATIENT)
        place = follow(page, (STEPS[0][0], f"/law{STEPS[0][1]}"), by_mouse)
        come_back(page, [place])
        chip(page, "mediation").click()
        assert page.url == mounted.origin + "/law/zh?category=mediation"


WHOLE = (
    f"overview/{REPORT}",
    f"area/{REPORT}/4",
    "indicator/mediation_cases_count",
    f"text/{REPORT}",
    "data",
    "about",
)


@pytest.mark.context(java_script_enabled=False)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_script_every_page_reads(page, language):
    for name in WHOLE:
        page.goto(f"/{language}/{name}")
        main = page.locator("main[data-path]")
        assert main.is_visible()
        assert len(main.inner_text()) > 300
        if name != "about":
            assert page.locator("main [data-observation]").first.is_visible()
    page.goto(f"/{language}/area/{REPORT}/4")
    assert page.locator("main table tbody tr").count() >= 4
    assert page.locator("main .report-words").first.is_visible()


@pytest.mark.context(java_script_enabled=False)
def test_without_a_script_choices_are_addresses_and_files_come(page):
    page.goto("/zh")
    page.locator("[data-subject-chip='mediation']").click()
    page.locator("[data-subject-chip='service_items']").click()
    assert page.url.replace("%2C", ",").endswith("category=mediation,service_items")
    page.locator("a[data-statement='4.2']").click()
    assert "statement=4.2" in page.url and "category=" in page.url
    assert page.locator("[data-strip='4.2']").is_visible()
    page.locator("[data-chart=mediation] .take summary").click()
    with page.expect_download() as coming:
        page.locator("[data-chart=mediation] .take-menu").get_by_text("CSV", exact=True).click()
    assert coming.value.suggested_filename.endswith(".csv")
    assert "2487" in coming.value.path().read_text(encoding="utf-8-sig")


def test_what_dash_draws_is_what_the_first_html_said(page, server):
    """Nothing is lost or added when Dash takes over: the same words in the same order."""
    for name in WHOLE[:4]:
        first = page.request.get(f"/zh/{name}").text()
        page.goto(f"/zh/{name}")
        drawn(page, PATIENT)
        said = page.locator(".site main").text_content()
        for plot in page.locator(".site .js-plotly-plot").all():
            said = said.replace(plot.text_content(), "", 1)
        own = body_of(first).css_first("main").text()
        assert "".join(said.split()) == "".join(own.split()), name
