"""Pages drawn once for each version of the data: a view is the same page until a report is added or
changed."""

from collections import deque
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from flask import has_request_context, request

from components import pages
from components.first import as_html
from components.frozen import frozen
from components.view import View

# Views without end can be asked for (a search is one); half a megabyte each at most.
MOST = 24


# A reader's browser asks for the same page again a moment after its HTML: so many are kept as drawn until
# then.
DRAWN = 2


class Kept:
    """One page in its two forms: HTML for the first answer, components for Dash, made when asked for."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._layout: Any = pages.layout(view)
        self.first = as_html(self._layout)
        _drawn.append(self)
        while len(_drawn) > DRAWN:
            _drawn.popleft()._layout = None

    @cached_property
    def components(self) -> Any:
        """The page as Dash takes it, quiet parts frozen; drawn once more where that is long ago."""
        layout, self._layout = self._layout, None
        return frozen(pages.layout(self._view) if layout is None else layout)


_drawn: deque[Kept] = deque()


def page(view: View) -> Kept:
    """Return the page of a view.

    Besides the view a page depends on how it was addressed, on the day (citations name the day of access)
    and on the version of the store.
    """
    host = request.host_url if has_request_context() else ""
    return _page(view, view.path, host, date.today(), view.held.version)


@lru_cache(maxsize=MOST)
def _page(view: View, path: str, host: str, day: date, version: str) -> Kept:
    return Kept(view)
