"""A place found by pinyin: its page, its figure, its sentence or its source."""

from typing import Any

import pytest

from tests.browser.helpers import drawn
from tests.browser.tour import in_scheme

FIGURE = "legal_adviser_opinions_issued_count"


def find(page: Any, language: str, typed: str) -> None:
    """Look for a place by what a reader types, and open its page."""
    page.goto(f"/{language}/reports")
    drawn(page)
    page.locator("main .place-search input").click()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/reports?q={typed}")
    page.locator(".site .found-places a").first.click()
    page.wait_for_url(f"**/{language}/place/*")
    drawn(page)


@pytest.mark.parametrize(("language", "width", "scheme"), [("zh", 1280, "light"), ("en", 390, "dark")])
def test_a_place_is_found_by_pinyin_and_leads_to_a_figure_and_its_sentence(
    new_page, several, language, width, scheme
):
    page = new_page(at=several, viewport={"width": width, "height": 844})
    find(page, language, "luoding")
    in_scheme(page, scheme)
    assert page.url.endswith("/place/445381")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    # A value takes two lines at most: no word and no number is broken for want of room.
    heights = page.locator(".place-group[open] .value").evaluate_all(
        "all => all.map(one => one.offsetHeight)"
    )
    assert heights and max(heights) <= 60
    line = page.locator(f".place-group details[id$='.{FIGURE}']")
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    assert line.locator(".report-words [data-here]").inner_text() == "190余份"
    line.locator(f"a[href*='/text/'][href*='{FIGURE}']").click()
    page.wait_for_url(f"**/{language}/text/luoding-2022?figure={FIGURE}")
    drawn(page)
    assert page.locator(".site article [data-here]").count() == 1


@pytest.mark.parametrize(("language", "width"), [("zh", 390), ("en", 1280)])
def test_a_cited_figure_opens_where_it_was_published(new_page, several, language, width):
    page = new_page(at=several, viewport={"width": width, "height": 844})
    find(page, language, "daichuan")
    line = page.locator(".place-group li").first
    line.locator("summary").click()
    evidence = line.locator(".place-evidence")
    assert evidence.is_visible() and evidence.locator(".report-words").count() == 0
    source = evidence.locator("a.to-source")
    kept = page.request.get(f"/download/{language}/place/x-daichuan.json").json()
    # What no address is known of names its document alone.
    assert {row["url"] for row in kept} == ({source.get_attribute("href")} if source.count() else {""})


def test_an_address_with_a_figure_opens_it_and_a_phone_folds_the_later_subjects(new_page, several):
    page = new_page(at=several, viewport={"width": 390, "height": 844})
    page.goto("/zh/place/445381")
    drawn(page)
    groups = page.locator(".place-group")
    is_open = "groups => groups.map(group => group.open)"
    told = groups.evaluate_all(is_open)
    assert told[:3] == [True] * 3 and not any(told[3:]) and len(told) > 3
    page.goto("/zh/place/445381#luoding-2022.mediation_cases_count")
    page.reload()
    drawn(page)
    line = page.locator("details[id='luoding-2022.mediation_cases_count']")
    assert line.evaluate("line => line.open") and line.locator(".report-words").is_visible()
