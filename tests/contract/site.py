"""The site as its first reader finds it: every address, and the first HTML of each."""

from datetime import date
from functools import cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from app import app
from tests.contract.tables import REPORT, by_id, rows, silent, stated

LANGUAGES = ("zh", "en")
PLACE = by_id("reports")[REPORT]["place"]
# A county of the national list of which nothing is held.
BARE_PLACE = "445321"
PLACES = (f"place/{PLACE}", f"place/{PLACE}?category=mediation&by=year", f"place/{BARE_PLACE}")
CHOSEN = (
    f"overview/{REPORT}?category=mediation,service_items&statement=4.2",
    f"text/{REPORT}?indicator=mediation_cases_count&numbers=shown",
    "data?category=mediation&kind=count&missing=shown",
    f"text/{REPORT}?find=%E6%B3%95%E6%B2%BB",
    "data?q=%E6%B3%95%E6%B2%BB",
    "search?q=%E6%B3%95%E6%B2%BB",
    "search?q=2%2C487",
    f"about?report={REPORT}&figure=legal_adviser_opinions_issued_count",
)


@cache
def client() -> Any:
    """Return a reader without a browser, who asks for pages as one does."""
    reader = app.server.test_client()
    reader.environ_base["HTTP_ACCEPT"] = "text/html,application/xhtml+xml,*/*;q=0.8"
    return reader


def main_part(address: str) -> LexborNode:
    """Return what a page is about, parsed; the page must be there."""
    answer = client().get(address)
    assert answer.status_code == 200
    node = LexborHTMLParser(answer.text).css_first("main")
    assert node is not None
    return node


def callback_body(pathname: str, search: str) -> dict[str, Any]:
    """Return what Dash's script sends when the address has changed."""
    changed = ["site-place.pathname", "site-place.search"]
    return {
        "output": "site-page.children",
        "outputs": {"id": "site-page", "property": "children"},
        "inputs": [
            {"id": "site-place", "property": "pathname", "value": pathname},
            {"id": "site-place", "property": "search", "value": search},
        ],
        "changedPropIds": changed,
        "parsedChangedPropsIds": changed,
    }


def pages() -> list[str]:
    """Return every page's address without its language."""
    areas = [row["id"] for row in rows("sections") if row["kind"] == "area"]
    return [
        f"overview/{REPORT}",
        f"area/{REPORT}",
        *(f"area/{REPORT}/{area}" for area in areas),
        "indicator",
        *(f"indicator/{name}" for name in [*stated(), *silent()[:2]]),
        f"text/{REPORT}",
        "compare",
        "data",
        "reading",
        "about",
        "check",
    ]


def addresses_of_places() -> list[str]:
    """Return the addresses of PLACES in both languages."""
    return [f"/{language}/{page}" for language in LANGUAGES for page in PLACES]


def addresses() -> list[str]:
    """Return every address of a page in both languages, the lost one and some choices among them."""
    return [f"/{language}/{page}" for language in LANGUAGES for page in [*pages(), *CHOSEN, "nowhere/1697"]]


@cache
def first_html(address: str) -> str:
    """Return what the server answers to an address, asked once."""
    return client().get(address).text


def today() -> date:
    """Return the day that a citation or a picture names."""
    return date.today()
