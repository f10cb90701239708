"""What a search leads to beside its rows: the texts that hold the words, other rows, names like them."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count, counted, date_words
from components.text import named, phrase, text
from components.web.page_addresses import data_href, found_href, indicator_href
from components.web.view import View
from data.select import Offer, Passages
from data.select.make_rows import rows_of
from data.select.rows import IndicatorName, Passage


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
            [heading, html.P(_summary(passages, language)), *([html.Ul(links)] if links else [])],
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


def _summary(passages: Passages, language: str) -> list[Any]:
    """Say how many texts were looked through, and how many could not be."""
    sentences = _hits(passages, language)
    if passages.without_text:
        sentences += counted("search_offer.without_text", passages.without_text, "texts-not-held", language)
    return sentences


def _hits(passages: Passages, language: str) -> list[Any]:
    """Say in how many texts the words stand, and at how many places."""
    if not passages.searched:
        return [text("search_offer.no_text", language)]
    searched = counted("search_offer.searched", passages.searched, "texts-searched", language)
    if not passages.total:
        return phrase("search_offer.not_there", language, searched=searched)
    places = counted("search_offer.places", passages.places, "found-all", language)
    texts = counted("search_offer.texts", passages.total, "texts-found", language)
    sentences = phrase("search_offer.there", language, searched=searched, texts=texts, places=places)
    if passages.total > len(passages.reports):
        first = count(len(passages.reports), "texts-listed", language)
        sentences += phrase("search_offer.first", language, count=first)
    return sentences


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
