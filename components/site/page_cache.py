"""Pages kept as drawn: a view is the same page until a report is added or changed."""

import threading
from collections import OrderedDict, deque
from datetime import date
from typing import Any

from components import pages
from components.web.first_html import as_html
from components.web.public_address import root
from components.web.static_html import has_charts, with_static_parts
from components.web.view import View

# Searches are unbounded: keep only the latest pages (up to 0.5 MB each).
MOST = 16
# A browser asks for a page with charts twice, first its HTML, then its components: keep the layouts of the
# latest until they are asked for.
DRAWN = 2


class CachedPage:
    """One page in its two forms: HTML for the first answer, components for Dash, made when asked for."""

    def __init__(self, view: View) -> None:
        self._layout: Any = pages.layout(view)
        self._components: Any = None
        self.first = as_html(self._layout)
        self.has_charts = has_charts(self._layout)
        if not self.has_charts:
            self._layout = None
            return
        _drawn.append(self)
        while len(_drawn) > DRAWN:
            _drawn.popleft()._layout = None

    def components(self, view: View) -> Any:
        """Return the page as Dash takes it, static parts as HTML; drawn again if its layout was dropped.

        view: the page's own; it is not kept here, since the answer that it holds is larger than the page.
        """
        if self._components is None:
            layout, self._layout = self._layout, None
            self._components = with_static_parts(pages.layout(view) if layout is None else layout)
        return self._components


_drawn: deque[CachedPage] = deque()
_pages: OrderedDict[tuple[Any, ...], CachedPage] = OrderedDict()
_lock = threading.Lock()


def get(view: View) -> CachedPage:
    """Return the page of a view.

    Besides the view a page depends on how it was addressed, on the day (citations name the day of access)
    and on the version of the store.
    """
    key = (view.without_answers, view.path, root(), date.today(), view.held.version)
    with _lock:
        page = _pages.get(key)
        if page is not None:
            _pages.move_to_end(key)
            return page
    # Drawn outside the lock: two readers may draw the same page, but nobody waits for another one's.
    page = CachedPage(view)
    with _lock:
        _pages[key] = page
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return page


def clear() -> None:
    """Draw every page anew (for tests)."""
    with _lock:
        _pages.clear()
