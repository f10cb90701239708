"""The page about the method: a citation is copied, an anchor is reached."""

from datetime import date

import pytest

from tests.browser.helpers import drawn


@pytest.mark.context(permissions=["clipboard-read", "clipboard-write"])
def test_a_citation_is_copied_and_the_page_says_so(page):
    page.goto("/zh/about")
    drawn(page)
    section = page.locator("section:has(> #cite)")
    section.locator("[data-copy]").first.click()
    page.wait_for_function("() => document.querySelector('[data-copied]').textContent !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == section.locator(".citation").first.inner_text()


def test_an_address_with_an_anchor_arrives_there(page):
    page.goto("/zh/about#errors")
    drawn(page)
    page.wait_for_function("() => document.activeElement.id === 'errors'")
    assert page.evaluate("document.getElementById('errors').getBoundingClientRect().top") < 900


DAYS = """() => [...document.querySelectorAll(".citation")].map(e => e.textContent).join()
  + [...document.querySelectorAll("[data-copy-words]")].map(e => e.dataset.copyWords).join()"""


@pytest.mark.parametrize("path", ["/zh/about", "/en/about", "/en/area/luoding-2022/4"])
def test_a_citation_names_the_readers_day(page, path):
    page.clock.install(time="2031-02-03T10:00:00")
    drawn(page.goto(path) and page)
    told = page.evaluate(DAYS)
    assert "[2031-02-03]" in told and "urldate = {2031-02-03}" in told
    assert ("2031年2月3日检索自" if "/zh/" in path else "Retrieved February 3, 2031") in told
    assert date.today().isoformat() not in told
