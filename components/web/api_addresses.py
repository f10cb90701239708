"""Addresses of the API: the same rows as on a page, for programs."""

from components.web.page_addresses import address, inside

VERSION = "v1"
START = f"api/{VERSION}"
# What can follow the dot, and its media type; a program may ask for either by its `Accept` as well.
MEDIA = {"json": "application/json", "csv": "text/csv"}
DESCRIPTION = f"{START}/openapi.json"


def api_href(path: str, kind: str = "", /, **query: str | None) -> str:
    """Return the address of an operation. path: below the version; kind: one of MEDIA, or "" to leave it."""
    return address(f"{START}/{path}{'.' if kind else ''}{kind}", **query)


def is_of_the_api(path: str) -> bool:
    """Say whether a path, as the server has it, is answered for programs alone."""
    return inside(path).strip("/").partition("/")[0] == "api"
