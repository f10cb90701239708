"""A page's scripts hear of it, however late one of them comes."""

import time

import pytest

from tests.browser.helpers import drawn

# As on a line that stalls: long enough for the browser to paint between two scripts.
STALL = 0.6


@pytest.mark.parametrize(
    ("path", "script", "heard"),
    [
        ("/zh/check", "site-check", "() => document.getElementById('draft-words').value === 'kept'"),
        ("/zh", "site-cards", "() => 'ready' in document.documentElement.dataset"),
    ],
)
def test_a_script_that_comes_late_still_hears_that_the_page_is_shown(page, path, script, heard):
    page.goto("/zh/about")
    page.evaluate("sessionStorage.setItem('draft', 'kept')")

    def late(route):
        time.sleep(STALL)
        route.continue_()

    page.route(f"**/{script}-*.js", late)
    page.goto(path)
    drawn(page)
    page.wait_for_function(heard, timeout=5_000)
