"""What a search leads to beside its rows: the texts that hold the words, other rows, names like them."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted, date_words
from components.frame.searched_texts import searched_texts
from components.text import named, phrase, text
from components.web.page_addresses import data_href, found_href, indicator_href
from components.web.view import View
from data.select import Offer
from data.select.make_rows import rows_of
from data.select.rows import IndicatorName
from data.select.search_rows import Passage


def searched_in(view: View) -> list[Component]:
    """Say where the words of an empty answer were looked for; nothing where none were."""
    if view.answer.offer is None:
        return []
    return [html.P(text("search_offer.searched_in", view.language), className="muted")]


def other_ways(view: View) -> list[Component]:
    """Return the ways from an empty answer: the same words without filters, the texts, names like them."""
    offer = view.answer.offer
    if offer is None:
        return []
    return [*_without_filters(offer, view), *in_the_texts(view), *_near(offer, view)]


def in_the_texts(view: View) -> list[Component]:
    """Return how often texts hold the words, each a link to the first place; beside rows only if they do."""
    offer, language = view.answer.offer, view.language
    if offer is None or (view.answer.total and not offer.passages.total):
        return []
    passages = offer.passages
    heading = html.H2(phrase("search_offer.heading", language, words=_asked(view)))
    links = [_passage(row, language) for row in rows_of(Passage, passages.reports)]
    return [
        html.Section(
            [
                heading,
                html.P(searched_texts(passages, language, len(links))),
                *([html.Ul(links)] if links else []),
            ],
            className="in-the-texts",
        )
    ]


def _asked(view: View) -> Component:
    return html.Q(view.filter.get("q", ""), **{"data-verbatim": ""})


def _without_filters(offer: Offer, view: View) -> list[Component]:
    language, number = view.language, offer.without_filters
    if not number:
        return []
    words = counted("search_offer.without_filters", number, "rows-without-filters", language)
    return [html.P(html.A(words, href=data_href(language, q=view.filter.get("q", ""))))]


def _passage(row: Passage, language: str) -> Component:
    name: list[Any] = [named(row, "place", language), " ", date_words(str(row.year))]
    places = counted("search_offer.places", int(row.number), f"found-{row.report}", language)
    # One span: a flex box would swallow the space before the year.
    link = html.A(
        html.Span(name), href=found_href(language, row.report, row.find), **{"data-passage": row.report}
    )
    return html.Li([link, " ", html.Span(places, className="muted")])


def _near(offer: Offer, view: View) -> list[Component]:
    language = view.language
    links = [
        html.Li(html.A(named(row, "short", language), href=indicator_href(language, view.report, row.id)))
        for row in rows_of(IndicatorName, offer.near)
    ]
    if not links:
        return []
    label = html.P(text("search_offer.near", language), className="muted")
    return [html.Div([label, html.Ul(links)], className="near-names")]
