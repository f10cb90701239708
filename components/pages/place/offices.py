"""Towns, departments and courts of a place: in a block of their own, never under its name."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.document_words import document_words, published_words
from components.figures.evidence_way import evidence_href
from components.figures.quantity import counted, date_words, figure_words
from components.pages.place.years import dot, source_link
from components.text import joined, named, text
from components.web.page_addresses import place_href, reports_href
from components.web.view import View
from data.select.place_rows import QUOTED, Office
from data.select.placed_rows import PlacedFigure

# Of each office; its own page has all of them.
MOST_FIGURES = 8


def offices(view: View) -> list[Component]:
    """Return the block; none where no document of theirs is here."""
    language, here = view.language, view.here
    if not here.offices:
        return []
    return [
        html.Section(
            [
                html.H2(text("place.offices", language)),
                *(_office(office, view) for office in here.offices),
                *_more(view),
                html.P(text("place.offices_note", language), className="muted"),
            ],
            className="place-offices",
        )
    ]


def _more(view: View) -> list[Component]:
    number = view.here.more_offices
    if not number:
        return []
    words = counted("place.more_offices", number, "offices-more", view.language)
    return [html.P(html.A(words, href=reports_href(view.language)))]


def _office(office: Office, view: View) -> Component:
    language, place = view.language, office.place
    is_quoted = any(document.report.evidence == QUOTED for document in office.documents)
    years = joined((date_words(str(year)) for year in place.years), text("frame.and", language))
    number = counted("place.figures", len(office.figures), f"figures-of-{place.id}", language)
    return html.Article(
        [
            html.Div(
                [
                    html.H3(html.A(named(place, "name", language), href=place_href(language, place.id))),
                    html.Span([dot(is_quoted), *years], className="office-years"),
                    html.Span(number, className="muted"),
                ],
                className="office-head",
            ),
            html.Ul([html.Li(_figure(placed, view)) for placed in office.figures[:MOST_FIGURES]]),
            *[html.P(_source(document.report, view), className="muted") for document in office.documents],
        ]
    )


def _figure(placed: PlacedFigure, view: View) -> Component:
    words = [
        html.Span(named(placed.figure, "short", view.language)),
        figure_words(placed.figure, view.language, "counted"),
    ]
    return html.A(words, href=evidence_href(placed, view.language))


def _source(report: Any, view: View) -> list[Any]:
    language = view.language
    published = published_words(report, language)
    words = [
        document_words(report, language),
        text("place.between", language),
        text("place.published", language),
        published,
    ]
    return [*words, " ", *source_link(report.url, language)]
