"""Every page of the site by its name."""

from types import ModuleType

from dash.development.base_component import Component

from components.pages import (
    about,
    area,
    areas,
    check,
    data_page,
    empty,
    indicator,
    indicators,
    missing,
    overview,
    report_text,
    reports,
)
from components.pages import broken as broken_page
from components.pages import refused as refused_page
from components.view import View

PAGES: dict[str, ModuleType] = {
    "overview": overview,
    "areas": areas,
    "area": area,
    "indicators": indicators,
    "indicator": indicator,
    "text": report_text,
    "reports": reports,
    "data": data_page,
    "about": about,
    "check": check,
    "missing": missing,
    "empty": empty,
}


def of(view: View) -> ModuleType:
    """Return the module that draws `view`."""
    return PAGES[view.page]


def layout(view: View) -> Component:
    """Return the whole page of `view`."""
    return of(view).layout(view)


def broken(view: View, number: str) -> Component:
    """Return the page for an error of ours, in the reader's language, with its number in the log."""
    return broken_page.layout(view, number)


def refused(view: View) -> Component:
    """Return the page for a request that cannot be answered, in the path's language."""
    return refused_page.layout(view)
