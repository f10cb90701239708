"""Under a sub-path, with and without a proxy that takes it away, every page and file is found."""

import pytest

from tests.browser.helpers import drawn
from tests.served import served


@pytest.fixture(scope="module")
def mounted():
    """A server under /law/."""
    with served(BASE_PATH="/law/") as running:
        yield running


def test_the_site_works_under_a_sub_path(new_page, mounted):
    page = new_page(at=mounted)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(mounted.origin + "/law/")
    drawn(page)
    assert page.url == mounted.origin + "/law/zh"
    assert all(address.startswith(mounted.origin + "/law/") for address in asked)
    hrefs = page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
    assert hrefs and all(href.startswith("/law/") for href in hrefs)


def test_a_proxy_may_take_the_path_away(new_page, mounted):
    page = new_page(at=mounted)
    page.route("**/law/**", lambda route: route.continue_(url=route.request.url.replace("/law/", "/", 1)))
    page.goto(mounted.origin + "/law/zh/indicator/mediation_cases_count")
    drawn(page)
    assert page.locator("main[data-path]").get_attribute("data-path").startswith("/law/zh/indicator/")


def test_a_link_inside_needs_no_new_page_load(page):
    page.goto("/zh")
    drawn(page)
    page.evaluate("() => { window.same = true; }")
    link = page.locator(".site main a[data-inside][href*='/indicator/']:visible").first
    href = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("href => location.pathname + location.search === href", arg=href)
    drawn(page)
    assert page.evaluate("() => window.same") is True
    page.go_back()
    page.wait_for_url("**/zh")
    drawn(page)
    assert page.evaluate("() => window.same") is True
