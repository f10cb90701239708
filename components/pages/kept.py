"""Pages drawn once: the tables do not change while a server runs, so a view is always the same page."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import has_request_context, request

from components import pages
from components.first import as_html
from components.frozen import frozen
from components.view import View
from data import load

# Views without end can be asked for (a search is one); half a megabyte each at most.
MOST = 40


@dataclass(frozen=True)
class Kept:
    """One page in its two forms: HTML for the first answer, components for Dash."""

    first: str
    components: Any


def page(view: View) -> Kept:
    """Return the page of a view.

    Besides the view a page depends on how it was addressed, on the day (citations name the day of access)
    and on the tables.
    """
    host = request.host_url if has_request_context() else ""
    return _page(view, view.path, host, date.today(), load.folder())


@lru_cache(maxsize=MOST)
def _page(view: View, path: str, host: str, day: date, folder: Path) -> Kept:
    layout = pages.layout(view)
    return Kept(as_html(layout), frozen(layout))


load.KEPT.append(_page.cache_clear)
