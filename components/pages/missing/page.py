"""The page for an address that leads nowhere, in the path's language."""

from collections.abc import Iterable
from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from components.frame.page_frame import page
from components.frame.removed import removal_of, removal_words
from components.pages.missing.near import Door, Near, near
from components.text import phrase, text
from components.web.page_addresses import (
    about_href,
    data_href,
    inside,
    overview_href,
    reports_href,
    text_href,
)
from components.web.view import View, readable
from data.select import Decided


def title(view: View) -> str:
    """Return the tab's title."""
    return text("missing.title" if _removal(view) is None else "missing.removed_title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("missing.heading" if _removal(view) is None else "missing.removed", view.language)


def _removal(view: View) -> Decided | None:
    """Return why the report that the path names is not here; None where it names none that was removed."""
    # The first part is the language.
    match [part for part in inside(unquote(view.path, errors="replace")).split("/") if part][1:]:
        case ["overview" | "text" | "area", report, *_]:
            return removal_of(view, report)
    return None


def layout(view: View) -> Component:
    """Return the whole page: what was asked for, and where to go from here."""
    language, report = view.language, view.held.newest
    asked = html.Code(
        readable(unquote(view.path, errors="replace")), **{"data-verbatim": "", "data-address": ""}
    )
    removal = _removal(view)
    nearby = near(view) if removal is None else Near()
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
                html.H1(description(view)),
                *([html.P(removal_words(removal, language), className="lead")] if removal else []),
                html.P(phrase(_asked_by(removal, nearby), language, address=asked), className="lead"),
            ],
            className="page-head",
        ),
        *_alike(nearby, language),
        html.Ul(
            [
                *_items([nearby.whole] if nearby.whole else []),
                *(html.Li(html.A(text(key, language), href=href)) for key, href in doors),
            ],
            className="doors-list",
        ),
        title=title(view),
        banner=False,
    )


def _asked_by(removal: Decided | None, nearby: Near) -> str:
    """Return the key of the sentence that names the address."""
    if removal is not None:
        return "missing.removed_on"
    return "missing.asked_near" if nearby.alike else "missing.asked"


def _alike(nearby: Near, language: str) -> list[Component]:
    if not nearby.alike:
        return []
    return [
        html.Ul(_items(nearby.alike), className="doors-list"),
        html.P(text("missing.or", language), className="muted"),
    ]


def _items(doors: Iterable[Door]) -> list[Component]:
    return [html.Li(html.A(door.name, href=door.href)) for door in doors]
