"""What a page in a frame on another site always says: place, year, source, date, where all of it stands."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import date_words
from components.frame.page_frame import source_line
from components.text import named, text
from components.web.page_addresses import address
from components.web.public_address import public
from components.web.view import View
from components.web.without_controls import for_a_frame


def framed(view: View, content: Any, full_page: str) -> list[Component]:
    """Return content for a frame, and what it is taken from. full_page: where all of it stands."""
    return [html.Main(for_a_frame(content), id="main"), _source(view, full_page)]


def lost(language: str) -> list[Component]:
    """Return what stands in a frame whose address leads nowhere."""
    home = public(address(language))
    return [
        html.Main(html.P(text("embed.lost", language)), id="main"),
        html.Footer(html.P(_outside(home)), className="embed-source"),
    ]


def _source(view: View, full_page: str) -> Component:
    language, report = view.language, view.report_row
    lines: list[Any] = [text("frame.banner", language)]
    if report is not None:
        place = [named(report, "place", language), " · ", date_words(str(report.year))]
        lines += [place, for_a_frame(source_line(view))]
    lines.append([text("embed.full_page", language), _outside(public(full_page))])
    return html.Footer([html.P(line) for line in lines], className="embed-source")


def _outside(href: str) -> Component:
    return html.A(href, href=href, target="_blank", rel="noopener", **{"data-address": ""})
