"""What a first visit to the overview costs: the exact list of files, and a budget for each in bytes."""

import re
from collections import Counter

import pytest

from components.server import plotly_bundle
from tests.browser.helpers import drawn

# As compressed for the first reader; the smaller form that comes later is a present.
BUDGET = {
    "/zh": 24_000,
    "/site-early.js": 1_500,
    "/site-style.css": 16_000,
    "/site-script.js": 16_000,
    "/assets/icon.svg": 1_500,
    "/plotly-basic-4.1.1.js": 370_000,
    "deps/react@18.3.1.min.js": 6_000,
    "deps/react-dom@18.3.1.min.js": 43_000,
    "deps/prop-types@15.8.1.min.js": 2_000,
    "deps/polyfill@7.12.1.min.js": 35_000,
    "dash-renderer/build/dash_renderer.min.js": 58_000,
    "html/dash_html_components.min.js": 8_500,
    "dcc/dash_core_components.js": 76_000,
    "dcc/dash_core_components-shared.js": 31_000,
    "dcc/async-graph.js": 6_500,
    "/_dash-layout": 1_500,
    "/_dash-dependencies": 1_500,
    "/_dash-update-component": 26_000,
}
MOST_BYTES, MOST_REQUESTS = 800_000, 20


def plain(address: str, origin: str) -> str:
    """Return a file's name without what changes with its content."""
    path = address.removeprefix(origin).split("?")[0].split("_dash-component-suites/dash/")[-1]
    return re.sub(r"\.v\d+_\d+_\d+m\d+|-[0-9a-f]{12}(?=\.)", "", path)


@pytest.fixture
def wire(page, server):
    """Return the bytes of each file of a cold visit to the overview."""
    told, sizes = {}, Counter()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda e: told.update({e["requestId"]: e["request"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({plain(told[e["requestId"]], server.origin): int(e["encodedDataLength"])}),
    )
    page.goto("/zh")
    drawn(page)
    page.wait_for_load_state("networkidle")
    return sizes


@pytest.mark.skipif(bool(plotly_bundle.bundle().note), reason="npm has not brought the slim bundle")
def test_the_overview_costs_what_it_should(wire):
    assert sorted(wire) == sorted(BUDGET)
    assert {name: size for name, size in wire.items() if size > BUDGET[name]} == {}
    assert wire.total() <= MOST_BYTES
    assert len(wire) <= MOST_REQUESTS


def test_nothing_is_asked_for_twice(page, server):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/zh")
    drawn(page)
    assert [address for address, times in Counter(asked).items() if times > 1] == []
    assert sum(address.endswith(".js") and "plotly" in address for address in asked) == 1


# What has no version in its address is asked about again and answered with headers alone.
BROUGHT = """() => performance.getEntriesByType("resource")
  .filter(entry => entry.initiatorType === "script" && entry.transferSize > 1000).map(entry => entry.name)"""


def test_a_second_page_brings_no_script_again(page):
    page.goto("/zh")
    drawn(page)
    assert page.evaluate(BROUGHT)
    page.goto("/en")
    drawn(page)
    assert page.evaluate(BROUGHT) == []
