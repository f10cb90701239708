"""Every page of the site by its name."""

from types import ModuleType

from dash.development.base_component import Component

from components.pages.about import page as about
from components.pages.api import page as api
from components.pages.area import page as area
from components.pages.areas import page as areas
from components.pages.broken import page as broken_page
from components.pages.changes import page as changes
from components.pages.codebook import page as codebook
from components.pages.compare import page as compare
from components.pages.coverage import page as coverage
from components.pages.data import page as data_page
from components.pages.differences import page as differences
from components.pages.draft_check import page as check
from components.pages.empty import page as empty
from components.pages.gap import page as gap
from components.pages.indicator import page as indicator
from components.pages.indicators import page as indicators
from components.pages.missing import page as missing
from components.pages.overview import page as overview
from components.pages.place import page as place
from components.pages.reading import page as reading
from components.pages.refused import page as refused_page
from components.pages.report_text import page as report_text
from components.pages.reports import page as reports
from components.pages.required import page as required
from components.pages.review import page as review
from components.pages.search import page as search
from components.pages.spotcheck import page as spotcheck
from components.web.view import View

# By the name that a view has; `broken` and `refused` answer in place of a page and have no address.
PAGES: dict[str, ModuleType] = {
    "overview": overview,
    "areas": areas,
    "area": area,
    "indicators": indicators,
    "indicator": indicator,
    "gap": gap,
    "spotcheck": spotcheck,
    "text": report_text,
    "reports": reports,
    "compare": compare,
    "data": data_page,
    "coverage": coverage,
    "required": required,
    "search": search,
    "differences": differences,
    "codebook": codebook,
    "api": api,
    "reading": reading,
    "changes": changes,
    "place": place,
    "about": about,
    "check": check,
    "review": review,
    "missing": missing,
    "empty": empty,
}


def of(view: View) -> ModuleType:
    """Return the module that draws `view`."""
    return PAGES[view.page]


def layout(view: View) -> Component:
    """Return the whole page of `view`."""
    # A module's attributes have no types, hence the annotation.
    made: Component = of(view).layout(view)
    return made


def broken(view: View, number: str) -> Component:
    """Return the page for an error of ours, in the reader's language, with its number in the log."""
    return broken_page.layout(view, number)


def refused(view: View) -> Component:
    """Return the page for a request that cannot be answered, in the path's language."""
    return refused_page.layout(view)
