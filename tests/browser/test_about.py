"""The page about the method: a citation is copied, an anchor is reached."""

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
