"""A cold visit: what goes over the wire, and how long until every chart is drawn."""

from dataclasses import dataclass
from typing import Any

# Asked once a frame from the first moment on; the answer is the time at which all charts were there.
WAIT = """(() => {
  const done = graph => graph.querySelector(".js-plotly-plot .main-svg .cartesianlayer path");
  const look = () => {
    const graphs = [...document.querySelectorAll(".dash-graph")];
    if (graphs.length && graphs.every(done) && !document.getElementById("first")) {
      window.drawnAt = performance.now(); window.drawnCharts = graphs.length;
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();"""


# All charts are in the window: ours draws one only when it comes near.
WINDOW = {"width": 1280, "height": 6000}


@dataclass(frozen=True)
class Visit:
    """milliseconds until all charts are drawn; bytes and requests over the wire; the page, still open."""

    milliseconds: float
    charts: int
    size: int
    requests: int
    page: Any


def visit(browser: Any, address: str) -> Visit:
    """Open an address as a reader does who was never here; close `page.context` afterwards."""
    page = browser.new_context(viewport=WINDOW, locale="zh-CN").new_page()
    _, sizes = weighed(page)
    page.add_init_script(WAIT)
    page.goto(address)
    page.wait_for_function("() => window.drawnAt", timeout=30_000)
    page.wait_for_load_state("networkidle")
    milliseconds, charts = page.evaluate("() => [window.drawnAt, window.drawnCharts]")
    return Visit(milliseconds, charts, sum(sizes), len(sizes), page)


def weighed(page: Any) -> tuple[Any, list[int]]:
    """Return the line that a page is told of, and a list that grows by the bytes of what comes over it."""
    sizes: list[int] = []
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    return line, sizes


def times(browser: Any, address: str, count: int) -> list[float]:
    """Return the milliseconds of several cold visits."""
    found = []
    for _ in range(count):
        seen = visit(browser, address)
        found.append(seen.milliseconds)
        seen.page.context.close()
    return found
