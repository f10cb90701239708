"""A page of another origin takes a code in: what it shows fits, tells its height and says its source."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from data.folders.locations import PACKAGE
from tests.browser import axe
from tests.browser.helpers import PAINTED
from tests.served import Served, served

REPORT = "luoding-2022"
FROM = {
    "figure": "/zh/indicator/legal_adviser_opinions_issued_count",
    "chart": f"/en/area/{REPORT}/6",
    "map": f"/zh/overview/{REPORT}",
    "trend": f"/zh/indicator/mediation_cases_count?report={REPORT}",
    "compare": "/en/compare?indicator=reconsideration_admitted_count&years=2019&level=province",
}
CODE = "button[data-copy-words*='/embed/'][data-copy-words*='/{kind}']"
FITS = """() => {
  // What is wider than its box of years is reached by scrolling that.
  const own = node => node.checkVisibility() && !node.parentElement.closest(".trend-scroll");
  const widest = Math.max(...[...document.body.querySelectorAll("*")].filter(own)
    .map(node => node.getBoundingClientRect().right));
  const foot = document.querySelector("footer").getBoundingClientRect();
  const wide = document.documentElement.scrollWidth;
  return {widest, wide, room: innerWidth, foot: foot.bottom, high: innerHeight};
}"""
DRAWN = "() => [...document.querySelectorAll('[data-plot]')].every(place => place.querySelector('.main-svg'))"
SETTLED = """kind => {
  const frame = document.querySelector("iframe");
  const first = ["380", "440", "620", "640", "760"].includes(frame.height);
  return !first && frame.clientHeight === Number(frame.height);
}"""
PAPER = "() => getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(252, 251, 248)", "rgb(18, 21, 26)"


class Host:
    """Another site: one page, whatever it is told to hold."""

    def __init__(self) -> None:
        self.body = ""
        host = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                words = f"<!DOCTYPE html><meta charset=utf-8><link rel=icon href=data:,><body>{host.body}"
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(words.encode())

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    running = Host()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture(scope="module")
def site(host: Host) -> Iterator[Served]:
    """The site, which lets that one other origin embed its pages."""
    with served(FRAME_ANCESTORS=host.address, DATA_FOLDER=str(PACKAGE)) as running:
        yield running


@pytest.fixture
def opened(browser: Any, host: Host) -> Iterator[Any]:
    """Open the host page with a body, at a width; what its browser complains about fails the test."""
    contexts, complaints = [], []

    def open_host(body: str, width: int, scripts: bool = True, scheme: str = "light") -> Any:
        host.body = body
        context = browser.new_context(
            viewport={"width": width + 16, "height": 900}, java_script_enabled=scripts, color_scheme=scheme
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(host.address)
        return page

    yield open_host
    for context in contexts:
        assert not context.cookies()
        context.close()
    assert not complaints


def code_of(browser: Any, site: Served, kind: str) -> str:
    """Return the code that the menu of a kind hands over."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(site.address.rstrip("/") + FROM[kind])
    code = page.locator(CODE.format(kind=kind)).first.get_attribute("data-copy-words")
    page.close()
    return code


def frame_of(page: Any) -> Any:
    """Return what stands in the frame, when it is drawn."""
    frame = page.frames[1]
    frame.wait_for_selector("footer")
    frame.wait_for_function(DRAWN)
    frame.evaluate(PAINTED)
    return frame


@pytest.mark.parametrize("width", [320, 800])
@pytest.mark.parametrize("kind", FROM)
def test_each_kind_stands_in_a_page_of_another_origin(browser, host, site, opened, kind, width):
    page = opened(code_of(browser, site, kind), width)
    frame = frame_of(page)
    page.wait_for_function(SETTLED)
    fits = frame.evaluate(FITS)
    assert fits["room"] == width and fits["wide"] <= width and fits["widest"] <= width + 0.5
    # It is as high as what it holds: the source line is seen, and nothing is scrolled to.
    assert abs(fits["foot"] - fits["high"]) < 2
    foot = frame.locator("footer")
    assert foot.is_visible() and site.origin in foot.inner_text()
    assert frame.evaluate("() => [document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_without_a_script_the_frame_keeps_its_height_and_all_of_it_is_reached(browser, site, opened):
    page = opened(code_of(browser, site, "figure"), 320, scripts=False)
    frame = page.frames[1]
    frame.wait_for_selector("footer")
    assert page.locator("iframe").get_attribute("height") == "380"
    frame.locator("footer a").scroll_into_view_if_needed()
    assert frame.locator("footer a").is_visible()


@pytest.mark.parametrize(
    ("theme", "scheme", "colour"),
    [("auto", "dark", DARK), ("auto", "light", LIGHT), ("dark", "light", DARK), ("light", "dark", LIGHT)],
)
def test_its_colours_are_those_that_the_host_page_wishes(browser, site, opened, theme, scheme, colour):
    code = code_of(browser, site, "map").replace("theme=auto", f"theme={theme}")
    assert frame_of(opened(code, 800, scheme=scheme)).evaluate(PAPER) == colour


def test_a_link_opens_beside_the_host_page(browser, site, opened):
    page = opened(code_of(browser, site, "figure"), 800)
    with page.context.expect_page() as coming:
        frame_of(page).locator("footer a").click()
    coming.value.wait_for_selector("h1")
    assert coming.value.url.startswith(f"{site.origin}/zh/indicator/legal_adviser_opinions_issued_count")
    assert coming.value.evaluate("() => window.opener") is None


def test_a_whole_page_is_not_shown_in_a_frame_of_another_site(browser, host, site):
    host.body = f'<iframe src="{site.address}zh"></iframe>'
    page = browser.new_page()
    page.goto(host.address)
    page.wait_for_function("() => document.querySelector('iframe').contentDocument === null")
    assert "chrome-error" in page.frames[1].url
    page.close()


@pytest.mark.parametrize("kind", FROM)
def test_a_reader_of_screens_finds_nothing_amiss_in_it(browser, site, opened, kind):
    if not axe.is_there():
        pytest.skip(axe.MISSING)
    src = code_of(browser, site, kind).partition('src="')[2].partition('"')[0].replace("&amp;", "&")
    # Its policy keeps scripts of others out, in a frame as anywhere.
    page = browser.new_page(bypass_csp=True)
    page.goto(src)
    page.wait_for_function(DRAWN)
    assert axe.judge(page)["violations"] == []
    page.close()
