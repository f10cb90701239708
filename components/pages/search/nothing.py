"""Where nothing was found: what was looked through, names called alike, and where else to look."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.searched_texts import searched_texts
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import (
    coverage_href,
    data_href,
    indicator_href,
    indicators_href,
    place_href,
    reports_href,
)
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.rows import IndicatorName, Place


def nothing(view: View) -> list[Component]:
    """Return what an empty answer says."""
    language, found = view.language, view.searched
    places = [
        html.Li(html.A(named(row, "name", language), href=place_href(language, row.id)))
        for row in rows_of(Place, found.places)
    ]
    names = [
        html.Li(link(named(row, "short", language), indicator_href(language, "", row.id)))
        for row in rows_of(IndicatorName, found.names)
    ]
    return [
        *_alike("place_search.near", places, language),
        *_alike("search_offer.near", names, language),
        html.P(
            [
                text("search_page.searched_in", language),
                " ",
                *searched_texts(found.results.passages, language, 0),
            ]
        ),
        html.P(text("search_page.not_all", language)),
        html.P(phrase("search_page.elsewhere", language, **_ways(language)), className="search-elsewhere"),
    ]


def _alike(key: str, items: Sequence[Component], language: str) -> list[Component]:
    if not items:
        return []
    return [
        html.Div([html.P(text(key, language), className="muted"), html.Ul(items)], className="near-names")
    ]


def _ways(language: str) -> dict[str, Component]:
    ways = {
        "reports": reports_href(language),
        "indicators": indicators_href(language),
        "data": data_href(language),
        "coverage": coverage_href(language),
    }
    names = {"coverage": text("coverage.heading", language)}
    return {
        way: html.A(names.get(way) or text(f"frame.{way}", language), href=href) for way, href in ways.items()
    }
