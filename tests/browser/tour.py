"""Every page of the site, by kind: what the checks of look and access walk through."""

from typing import Any

from data import select
from tests.browser.helpers import PAINTED, drawn
from tests.thorough import tried

REPORT = select.newest_report()
WIDTHS = (390, 1280, 1920)
LANGUAGES = ("zh", "en")
SCHEMES = ("light", "dark")
# The answer to a draft has no address of its own: it is reached by handing in this report as one.
CHECKED = "checked"
COMPARED = (
    "indicator=legal_aid_cases_count&years=2023&places=x-boyu,x-daichuan,x-huaiping,x-xipu,x-yanxi,445381"
)
# What stands outside the frame is there with its charts.
WHOLE = """() => document.readyState === "complete"
  && [...document.querySelectorAll("[data-plot]")].every(place => place.querySelector(".main-svg"))"""


def kinds() -> dict[str, str]:
    """Return one page of each kind, as a path without the language."""
    return {
        "overview": f"/overview/{REPORT}",
        "areas": f"/area/{REPORT}",
        "area": f"/area/{REPORT}/4",
        "indicators": "/indicator",
        "indicator": "/indicator/mediation_cases_count",
        "spotcheck": f"/spotcheck/{REPORT}",
        "gap": f"/gap/{REPORT}/major_decisions_reviewed_count",
        "text": f"/text/{REPORT}?figure=legal_adviser_opinions_issued_count",
        "found": f"/text/{REPORT}?find=法治",
        "data": "/data",
        "searched": "/data?q=第一责任人",
        "search": "/search?q=普法",
        "reports": "/reports",
        "differences": "/differences",
        "codebook": "/codebook",
        "api": "/api",
        "reading": "/reading",
        "required": "/required",
        "changes": "/changes",
        "coverage": "/coverage?report=luoding-2022&indicator=mediation_cases_count",
        "place": "/place/445381",
        "about": "/about",
        "check": "/check",
        "screen": f"/overview/{REPORT}?screen=1",
        CHECKED: "/check?",
        "missing": "/nowhere",
    }


def of_several(language: str) -> dict[str, str]:
    """Return whole paths of what one report alone does not show, or what stands outside the site's frame.

    They are asked of a server that has several reports (the fixture `several`).
    """
    inside = {
        "overview after a year": "/overview/yanxi-2023",
        "years": "/indicator/reconsideration_applications_count?report=yanxi-2023",
        "claim": "/indicator/regulatory_items_recorded_coverage",
        "compare": f"/compare?{COMPARED}",
        "compare as a table": f"/compare?{COMPARED}&show=table",
        "nothing to compare": "/compare",
        "compare on a screen": f"/compare?{COMPARED}&screen=1",
        "place of years": "/place/x-yanxi",
        "place without reports": "/place/110000",
        "several reports": "/reports",
        "chosen among reports": "/reports?q=yanxi",
        "stated differently": "/differences",
        "who states what": "/coverage?report=yanxi-2023&indicator=reconsideration_applications_count",
        "what is required": "/required?report=yanxi-2023",
        "places found": "/search?q=yanxi",
        "earlier day": "/data?as_of=2020-01-01",
        "unknown words": "/data?category=nothing-known",
    }
    outside = {
        "brief": f"/print/{language}/{REPORT}",
        "brief of a place": f"/print/{language}/place/x-yanxi",
        "brief of a comparison": f"/print/{language}/compare?{COMPARED}",
        "framed figure": f"/embed/{language}/figure/{REPORT}/legal_adviser_opinions_issued_count",
        "framed chart": f"/embed/{language}/chart/{REPORT}/coverage",
        "framed map": f"/embed/{language}/map/{REPORT}",
        "framed years": f"/embed/{language}/trend/yanxi-2023/reconsideration_applications_count",
        "framed comparison": f"/embed/{language}/compare?{COMPARED}",
    }
    return {kind: f"/{language}{path}" for kind, path in inside.items()} | outside


def everything() -> list[tuple[str, str]]:
    """Return every page as kind and path, those of `kinds` first."""
    first = kinds()
    areas = [("area", f"/area/{REPORT}/{area}") for area in select.whole_report(REPORT).areas]
    figures = [("indicator", f"/indicator/{id}") for id in select.observations(REPORT)["indicator"]]
    more = [("text", f"/text/{REPORT}")]
    rest = [place for place in (*areas, *figures, *more) if place[1] not in first.values()]
    return [*first.items(), *rest]


def looked_at() -> list[tuple[str, str]]:
    """Return every page, of indicators, which differ little, every fourth; all where THOROUGH asks so."""
    pages = everything()
    indicators = [page for page in pages if page[0] == "indicator"]
    left_out = set(indicators) - set(indicators[:: tried(4, 1)])
    return [page for page in pages if page not in left_out]


def reach(page: Any, language: str, kind: str, path: str) -> Any:
    """Open a page and wait until all of it is drawn; return it."""
    page.goto(f"/{language}{path}")
    drawn(page)
    if kind == CHECKED:
        page.fill("#draft-words", select.whole_report(REPORT).text)
        page.click(".draft-form button[type=submit]")
        page.wait_for_selector(".draft-answer")
    if kind == "data":
        page.wait_for_selector(".site .data-table tbody tr", timeout=20_000)
    return page


def reach_whole(page: Any, path: str) -> Any:
    """Open one of the pages `of_several` and wait until all of it is drawn; return it."""
    page.goto(path)
    if page.locator("main[data-path]").count():
        return drawn(page)
    page.wait_for_function(WHOLE)
    return page


def in_scheme(page: Any, scheme: str) -> None:
    """Show the page in the light or the dark scheme, as the reader's own switch does."""
    # Otherwise colours fade over for a moment, longer on a busy machine.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
    page.evaluate(PAINTED)
