"""Pages drawn once for each version of the data: a view is the same page until a report is added or
changed."""

import threading
from collections import OrderedDict, deque
from dataclasses import replace
from datetime import date
from typing import Any

from components import pages
from components.first import as_html
from components.frozen import frozen, has_charts
from components.public_address import root
from components.view import View

# Views without end can be asked for (a search is one); half a megabyte each at most.
MOST = 16


# A reader's browser asks for a page with charts again a moment after its HTML: so many are kept as drawn
# until then.
DRAWN = 2


class Kept:
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
        """Return the page as Dash takes it, quiet parts frozen; drawn once more where that is long ago.

        view: the page's own; it is not kept here, since the answer that it holds is larger than the page.
        """
        if self._components is None:
            layout, self._layout = self._layout, None
            self._components = frozen(pages.layout(view) if layout is None else layout)
        return self._components


_drawn: deque[Kept] = deque()
_pages: OrderedDict[tuple[Any, ...], Kept] = OrderedDict()
_lock = threading.Lock()


def page(view: View) -> Kept:
    """Return the page of a view.

    Besides the view a page depends on how it was addressed, on the day (citations name the day of access)
    and on the version of the store.
    """
    chosen = replace(view, told=None, rows=None, tree=None)
    key = (chosen, view.path, root(), date.today(), view.held.version)
    with _lock:
        found = _pages.get(key)
        if found is not None:
            _pages.move_to_end(key)
            return found
    found = Kept(view)
    with _lock:
        _pages[key] = found
        while len(_pages) > MOST:
            _pages.popitem(last=False)
    return found


def clear() -> None:
    """Draw every page anew (for tests)."""
    with _lock:
        _pages.clear()
