"""How soon a slow phone shows a page: `python -m tests.bench.slow_phone` prints one JSON line a page.

The line carries 200 kB a second, 100 ms from the server; the processor is four times slower than this
machine's, the window is a phone's. Times are seconds from the request for the page; the middle of five
visits, each by a browser that has never been here.

text: the first words are painted. chart: the first chart is drawn, for a reader who goes to it as soon as
the text is there (null where there is none). idle: the last task longer than 50 ms has ended. kilobytes:
what came over the line.
"""

import json
import statistics
from typing import Any

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.bench.loading import weighed
from tests.served import served

REPORT = "luoding-2022"
PATHS = (
    "/zh",
    f"/zh/area/{REPORT}/4",
    "/zh/indicator/mediation_cases_count",
    f"/zh/text/{REPORT}",
    "/zh/indicator",
    "/zh/data",
    "/zh/reports",
    "/zh/about",
    "/zh/check",
)
BYTES_A_SECOND, SLOWER, VISITS = 200_000, 4, 5
SLOW_LINE = {
    "offline": False,
    "latency": 100,
    "downloadThroughput": BYTES_A_SECOND,
    "uploadThroughput": BYTES_A_SECOND,
}
PHONE = {"width": 390, "height": 844}
TARGETS = {"text": 1.5, "chart": 6.0}
WATCH = """() => {
  window.longTasks = 0;
  const note = task => { longTasks = task.startTime + task.duration; };
  const watch = new PerformanceObserver(list => list.getEntries().forEach(note));
  watch.observe({type: "longtask", buffered: true});
}"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
# A chart behind a fold or further down is what the reader goes to: it is opened and brought into view.
GO_TO_A_CHART = """() => {
  const place = document.querySelector("main .chart-figure");
  place?.closest("details")?.setAttribute("open", "");
  place?.scrollIntoView({block: "center"});
  return Boolean(place);
}"""
CHART = "() => document.querySelector('.chart-figure .main-svg') && performance.now()"
QUIET = "() => performance.now() - longTasks > 1500 && document.readyState === 'complete' && longTasks"


def visit(browser: Any, address: str) -> dict[str, float | None]:
    """Open a page as a first visit; return its times in seconds and its weight."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    line, sizes = weighed(page)
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="commit")
    text = page.wait_for_function(PAINTED).json_value()
    page.wait_for_selector("footer", state="attached")
    has_chart = page.evaluate(GO_TO_A_CHART)
    chart = None
    if has_chart:
        # Dash puts its own page in the place of the first one, folds closed: go there until it is drawn.
        page.wait_for_function(f"() => {{ ({GO_TO_A_CHART})(); return ({CHART})(); }}", timeout=60_000)
        chart = page.evaluate("() => performance.now()")
    idle = page.wait_for_function(QUIET, timeout=60_000).json_value()
    context.close()
    return {
        "text": text / 1000,
        "chart": chart and chart / 1000,
        "idle": idle / 1000,
        "kilobytes": sum(sizes) / 1000,
    }


def middle(visits: list[dict[str, Any]], name: str) -> float | None:
    """Return the middle of what the visits say, None where they say nothing."""
    said = [one[name] for one in visits if one[name] is not None]
    return round(statistics.median(said), 2) if said else None


def main() -> int:
    """Print every page's line; exit 1 where a target is missed."""
    missed = False
    with served() as server, sync_playwright() as started:
        browser = chromium.launch(started)
        for path in PATHS:
            visits = [visit(browser, server.origin + path) for _ in range(VISITS)]
            found = {name: middle(visits, name) for name in visits[0]}
            print(json.dumps({"page": path, **found}), flush=True)
            missed |= any(found[name] is not None and found[name] > most for name, most in TARGETS.items())
        browser.close()
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
