"""What a first visit to the overview costs: the exact list of files, and a budget for each in bytes."""

import re
from collections import Counter

import pytest

from components.server import plotly_bundle
from tests.browser.helpers import drawn
from tests.browser.tour import CHECKED, kinds

# As compressed for the first reader; the smaller form that comes later is a present.
OF_EVERY_PAGE = {
    "/site-early.js": 1_500,
    "/site-style.css": 17_000,
    "/site-script.js": 7_000,
    "/assets/icon.svg": 1_500,
}
BUDGET = {
    "/zh": 24_000,
    **OF_EVERY_PAGE,
    "/site-trend_style.css": 2_500,
    "/site-charts.js": 3_000,
    "/site-cards.js": 12_000,
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
ICON = "/assets/icon.svg"
PLOTLY = "/plotly-basic-4.1.1.js"
MOST_BYTES, MOST_REQUESTS = 450_000, 20
MOST_PLOTLY = 370_000
MOST_TO_READ, MOST_OF_ALL_WORDS = 45_500, 55_000
# The scripts and styles that only pages of one kind have.
OF_ONE_PAGE = (
    *(f"{kind}.js" for kind in ("text", "data", "check", "place", "cards", "coverage")),
    *(
        f"{kind}_style.css"
        for kind in (
            *("about", "check", "place", "differences", "codebook", "reading", "coverage", "api", "changes"),
            "search",
        )
    ),
)
READ = [
    path
    for kind, path in kinds().items()
    # A big screen shows an overview, whose size is bounded above.
    if kind not in ("overview", "area", "indicator", "screen", CHECKED, "missing")
]


# Dash has drawn the page, or has no part in it.
TAKEN = """() => document.readyState === "complete" && !document.getElementById("first")"""


def plain(address: str, origin: str) -> str:
    """Return a file's name without what changes with its content."""
    path = address.removeprefix(origin).split("?")[0].split("_dash-component-suites/dash/")[-1]
    return re.sub(r"\.v\d+_\d+_\d+m\d+|-[0-9a-f]{12}(?=\.)", "", path)


@pytest.fixture
def wire(page, server):
    """Return a function that opens a page as a first visit and returns the bytes of each file."""
    told, sizes = {}, Counter()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda e: told.update({e["requestId"]: e["request"]["url"]}))
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({plain(told[e["requestId"]], server.origin): int(e["encodedDataLength"])}),
    )

    def visit(path: str) -> Counter:
        page.goto(path)
        page.wait_for_function(TAKEN)
        page.wait_for_load_state("networkidle")
        return sizes

    return visit


@pytest.mark.parametrize("width", [390, 1280])
def test_the_overview_costs_what_it_should_before_it_is_scrolled(page, wire, width):
    page.set_viewport_size({"width": width, "height": 844})
    sizes = wire("/zh")
    # A browser without windows shows no icon, and does not ask for one.
    assert sorted({*sizes, ICON}) == sorted(BUDGET)
    assert {name: size for name, size in sizes.items() if size > BUDGET[name]} == {}
    assert sizes.total() <= MOST_BYTES
    assert len(sizes) <= MOST_REQUESTS


@pytest.mark.skipif(bool(plotly_bundle.bundle().note), reason="npm has not brought the slim bundle")
def test_plotly_comes_with_the_first_chart_that_comes_near(page, wire):
    sizes = wire("/zh")
    assert page.locator(".main-svg").count() == 0
    page.locator(".chart-figure").first.scroll_into_view_if_needed()
    page.locator(".main-svg").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert sorted(set(sizes) - set(BUDGET)) == [PLOTLY]
    assert sizes[PLOTLY] <= MOST_PLOTLY
    # The others wait until a reader comes near them.
    assert page.locator(".dash-graph:not(:has(.main-svg))").count() > 0


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_to_read_comes_alone(wire, language, path):
    sizes = wire(f"/{language}{path}")
    brought = set(sizes) - set(OF_EVERY_PAGE) - {f"/site-{kind}" for kind in OF_ONE_PAGE}
    assert sorted(brought) == [f"/{language}{path.split('?')[0]}"]
    # The codebook is the whole vocabulary, to be looked up and printed.
    assert sizes.total() <= (MOST_OF_ALL_WORDS if path == "/codebook" else MOST_TO_READ)


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
