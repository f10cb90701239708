"""The header's search of everything: a box, or where there is no room the way to the page."""

from dash import html
from dash.development.base_component import Component

from components.frame.search_field import search_field
from components.text import text
from components.web.page_addresses import search_href
from components.web.view import SHOWN_OF_A_VALUE

FIELD = "header-search"


def search_box(language: str) -> Component:
    """Return the form. Without a script it is sent as any form; a script lets / lead to it."""
    name = text("frame.search", language)
    field = search_field(FIELD, SHOWN_OF_A_VALUE, name)
    button = html.Button(
        html.Span(name, className="seen-by-readers-of-screens"),
        type="submit",
        className="search-go",
        title=name,
    )
    return html.Form(
        [html.Label(name, htmlFor=FIELD, className="seen-by-readers-of-screens"), field, button],
        action=search_href(language),
        method="get",
        role="search",
        className="header-search",
        **{"aria-label": name, "data-header-search": ""},
    )
