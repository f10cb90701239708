"""The page for an address that leads nowhere, in the path's language."""

from collections.abc import Iterable
from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from components.frame import page
from components.pages.near import Door, Near, near
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
    found = near(view)
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
        html.Div(
            [
                html.H1(text("missing.heading", language)),
                html.P(
                    phrase("missing.asked_near" if found.alike else "missing.asked", language, address=asked),
                    className="lead",
                ),
            ],
            className="page-head",
        ),
        *_alike(found, language),
        html.Ul(
            [
                *_items([found.whole] if found.whole else []),
                *(html.Li(html.A(text(key, language), href=href)) for key, href in doors),
            ],
            className="doors-list",
        ),
        title=title(view),
        banner=False,
    )


def _alike(found: Near, language: str) -> list[Component]:
    if not found.alike:
        return []
    return [
        html.Ul(_items(found.alike), className="doors-list"),
        html.P(text("missing.or", language), className="muted"),
    ]


def _items(doors: Iterable[Door]) -> list[Component]:
    return [html.Li(html.A(door.name, href=door.href)) for door in doors]
