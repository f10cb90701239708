"""A server, a browser, and pages whose complaints fail the test.

`page` opens in a context made by the marker `context`; `new_page(**options)` makes more; `drawn(page)` of
`tests.browser.helpers` waits. Addresses may be given without the origin: `page.goto("/zh")`.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from data.folders.locations import PACKAGE
from tests import chromium
from tests.browser.watch import Watch, watched
from tests.first_report import DEMO
from tests.served import Served, served

DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def server() -> Iterator[Served]:
    """The server that the tests share; `served(BASE_PATH=...)` starts another."""
    with served() as running:
        yield running


@pytest.fixture(scope="session")
def every_report() -> Iterator[Served]:
    """A server of all that is shipped."""
    with served(DATA_FOLDER=str(PACKAGE)) as running:
        yield running


@pytest.fixture(scope="session")
def several() -> Iterator[Served]:
    """A server with the invented reports beside the first."""
    with served(LOCAL_DATA=str(DEMO)) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Any]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Any) -> Iterator[Any]:
    """Chromium as Playwright starts it: without a back-forward cache."""
    started = chromium.launch(playwright)
    yield started
    started.close()


@pytest.fixture(scope="session")
def caching_browser(playwright: Any) -> Iterator[Any]:
    """Chromium with its back-forward cache."""
    started = chromium.launch(playwright, back_forward_cache=True)
    yield started
    started.close()


@pytest.fixture
def new_page(request: pytest.FixtureRequest, server: Served, browser: Any) -> Iterator[Callable[..., Any]]:
    """Make pages, each in a context of its own; what their browser complains about fails the test.

    Options go to the context; `of` names another browser, `at` another server.
    """
    contexts, watches = [], []
    missing_page = request.node.get_closest_marker("missing_page") is not None

    def make(*, of: Any = browser, at: Served = server, **options: Any) -> Any:
        context = of.new_context(**{"base_url": at.address, "viewport": DESK, "locale": "zh-CN", **options})
        watch = Watch(at.origin, missing_page=missing_page)
        contexts.append(context)
        watches.append(watch)
        return watched(context, watch)()

    yield make
    for context in contexts:
        context.close()
    complaints = [complaint for watch in watches for complaint in watch.seen]
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(request: pytest.FixtureRequest, new_page: Callable[..., Any]) -> Any:
    """One page, 1280 px wide unless the marker `context` says otherwise."""
    marker = request.node.get_closest_marker("context")
    return new_page(**(marker.kwargs if marker else {}))
