"""Pictures of every kind of page and every chart form into shots/; layout faults of any page fail.

`python -m tests.browser.shots [part of a path ...]` takes the pages whose path holds one of the parts.
"""

import sys
from typing import Any

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.browser.helpers import PAINTED, drawn
from tests.browser.layout import count_shifts, faults
from tests.browser.tour import LANGUAGES, REPORT, SCHEMES, WIDTHS, everything, in_scheme, kinds, reach
from tests.served import ROOT, served

FOLDER = ROOT / "shots"
# What is drawn on its own: every chart, the report map, the large figures, problems and plan.
DRAWINGS = {"map": ".map-sheet", "key-figures": ".key-figures", "plan": ".problems"}
HEIGHT = 900


def main(wanted: list[str]) -> int:
    """Walk through all pages; print what is wrong with each and return 1 if anything is."""
    if chromium.lacking():
        print(f"{chromium.lacking()}; to install: {chromium.INSTALL}", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    wrong = []
    with served() as server, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for language in LANGUAGES:
            for width in WIDTHS:
                context = browser.new_context(
                    base_url=server.address, viewport={"width": width, "height": HEIGHT}
                )
                count_shifts(context)
                wrong += list(_walk(context.new_page(), language, width, wanted))
                context.close()
        _to_share(browser, server.address)
        browser.close()
    print("\n".join(wrong) or "every page stands well")
    return 1 if wrong else 0


def _to_share(browser: Any, address: str) -> None:
    """Take anew the pictures that stand in assets/: previews of shared links, and the README's."""
    pictures = [(f"preview-{language}", 1200, 630, "light", f"/{language}") for language in LANGUAGES]
    pictures.append(("overview", 1280, 1320, "light", f"/zh/overview/{REPORT}?statement=4.2"))
    pictures.append(("text-dark", 1280, 860, "dark", f"/zh{kinds()['text']}"))
    for name, width, height, scheme, path in pictures:
        page = browser.new_page(
            base_url=address, viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page.goto(path)
        drawn(page)
        page.screenshot(path=FOLDER / f"share-{name}.png")
        page.close()


def _walk(page: Any, language: str, width: int, wanted: list[str]) -> Any:
    for kind, path in everything():
        if wanted and not any(part in path for part in wanted):
            continue
        reach(page, language, kind, path)
        yield from (f"{language}{path} at {width}: {fault}" for fault in faults(page))
        if kinds().get(kind) == path:
            _pictures(page, kind, f"{language}-{width}")


def _pictures(page: Any, kind: str, name: str) -> None:
    for scheme in SCHEMES:
        in_scheme(page, scheme)
        page.screenshot(path=FOLDER / f"{kind}-{name}-{scheme}.png", full_page=True)
        if kind == "overview":
            _drawings(page, f"{name}-{scheme}")


def _drawings(page: Any, name: str) -> None:
    page.evaluate("() => document.querySelectorAll('.area-row').forEach(row => { row.open = true; })")
    page.evaluate(PAINTED)
    charts = page.eval_on_selector_all("[data-chart]", "all => all.map(one => one.dataset.chart)")
    places = {**DRAWINGS, **{chart: f"[data-chart='{chart}']" for chart in charts}}
    for drawing, place in places.items():
        found = page.locator(f".site {place}").first
        if found.count() and found.is_visible():
            found.screenshot(path=FOLDER / f"chart-{drawing}-{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
