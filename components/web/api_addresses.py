"""Addresses of the API: the same rows as on a page, for programs."""

from collections.abc import Iterable
from urllib.parse import urlencode

from components.web.page_addresses import SEPARATOR, address, inside
from components.web.view import View

VERSION = "v1"
START = f"api/{VERSION}"
# What can follow the dot, and its media type; a program may ask for either by its `Accept` as well.
MEDIA = {"json": "application/json", "csv": "text/csv"}
DESCRIPTION = f"{START}/openapi.json"
# The kind that menus of files call it.
API = "api"
# Longer lists of figures would make addresses that some programs do not take.
MOST_FIGURES = 60


def api_href(path: str, language: str = "", /, **query: str) -> str:
    """Return the address of an operation.

    path: below the version. language: of its words, "" for an operation without any. Values that are "" are
    left out.
    """
    asked = {name: value for name, value in {**query, "language": language}.items() if value}
    # Figures are named as report/id: neither sign needs an escape in a query.
    search = "?" + urlencode(asked, safe=f"{SEPARATOR}/") if asked else ""
    return address(f"{START}/{path}") + search


def figures_api_href(language: str, figures: Iterable[tuple[str, str]], /, **otherwise: str) -> str:
    """Return the address of just these figures, each by its report and id.

    otherwise: what is asked for instead where they are too many to be named.
    """
    named = [f"{report}/{figure}" for report, figure in figures]
    if otherwise and len(named) > MOST_FIGURES:
        return api_href("observations", language, **otherwise)
    return api_href("observations", language, figure=SEPARATOR.join(named))


def rows_api_href(view: View) -> str:
    """Return the address of the rows that a view of the data page shows, of all its pages."""
    chosen = view.filter
    sort = chosen.get("sort", "")
    for own, of_the_api in (("figure", "value"), ("area", "section")):
        sort = sort.replace(own, of_the_api)
    asked = {name: chosen.get(name, "") for name in ("kind", "place", "year", "q", "missing", "as_of")}
    asked |= {"report": view.report, "category": SEPARATOR.join(view.categories), "sort": sort}
    return api_href("observations", view.language, **asked, section=chosen.get("area", ""))


def is_of_the_api(path: str) -> bool:
    """Say whether a path, as the server has it, is answered for programs alone."""
    return inside(path).strip("/").partition("/")[0] == API
