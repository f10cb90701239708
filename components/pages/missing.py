"""The page for an address that leads nowhere, in the path's language."""

from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from components.frame import page
from components.text import phrase, text
from components.view import View, about_href, data_href, overview_href, readable, reports_href, text_href


def title(view: View) -> str:
    """Return the tab's title."""
    return text("missing.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("missing.heading", view.language)


def layout(view: View) -> Component:
    """Return the whole page: what was asked for, and where to go from here."""
    language, report = view.language, view.held.newest
    asked = html.Code(
        readable(unquote(view.path, errors="replace")), **{"data-verbatim": "", "data-address": ""}
    )
    doors = (
        ("missing.reports", reports_href(language)),
        *(
            (
                ("missing.overview", overview_href(language, report)),
                ("missing.text", text_href(language, report)),
            )
            if report
            else ()
        ),
        ("missing.data", data_href(language, report)),
        ("missing.about", about_href(language)),
    )
    return page(
        view,
        html.H1(text("missing.heading", language)),
        html.P(phrase("missing.asked", language, address=asked), className="lead"),
        html.Ul(
            [html.Li(html.A(text(key, language), href=href)) for key, href in doors], className="doors-list"
        ),
        title=title(view),
        banner=False,
    )
