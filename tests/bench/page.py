"""Measure the overview against plain Dash in one run; prints one JSON line.

Run: python -m tests.bench.page (or make bench)
"""

import json
import sys
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from components.server import plotly_bundle
from tests import chromium
from tests.bench import chips, loading, memory
from tests.served import served

PAGE = "zh"
VISITS = 7
LOADS = 200


def main() -> int:
    """Print the figures; exit code 0, whatever they are: a limit is a test's business."""
    if chromium.lacking():
        print(f"no measurement: {chromium.lacking()}; {chromium.INSTALL}", file=sys.stderr)
        return 1
    with sync_playwright() as playwright, served() as ours, served("tests/bench/reference.py") as plain:
        browser = chromium.launch(playwright)
        found = measure(browser, ours.address + PAGE, plain.address)
        loads = memory.recorded(browser, ours.address + PAGE)
        browser.close()
        sent = memory.load(loads, LOADS)
        found |= {"page_loads": LOADS, "requests_sent": sent}
        found |= {"resident_mb": round(memory.resident_mb(ours.process.pid), 1)}
    print(json.dumps(found))
    return 0


def measure(browser: Any, ours: str, plain: str) -> dict[str, Any]:
    """Return what a cold visit weighs, how both pages' times compare, and how a chip answers."""
    for address in (ours, plain):  # the first visit finds caches empty and modules not yet imported
        loading.times(browser, address, 1)
    seen = loading.visit(browser, ours)
    answered = chips.choose(seen.page)
    seen.page.context.close()
    mine, theirs = alternately(browser, ours, plain)
    return {
        "bundle": plotly_bundle.bundle().name,
        "bytes": seen.size,
        "requests": seen.requests,
        "charts": seen.charts,
        "drawn_median_ms": round(median(mine)),
        "reference_median_ms": round(median(theirs)),
        "ratio": round(median(mine) / median(theirs), 2),
        **answered,
    }


def alternately(browser: Any, ours: str, plain: str) -> tuple[list[float], list[float]]:
    """Visit both pages in turn, so that whatever else the machine does falls on both."""
    mine: list[float] = []
    theirs: list[float] = []
    for _ in range(VISITS):
        mine += loading.times(browser, ours, 1)
        theirs += loading.times(browser, plain, 1)
    return mine, theirs


if __name__ == "__main__":
    sys.exit(main())
