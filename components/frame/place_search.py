"""A line to find a place, and what it found: places with reports, those below one, the nearest names."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted, date_words
from components.frame.search_field import search_field
from components.text import named, phrase, text
from components.web.page_addresses import data_href, place_href, reports_href
from components.web.view import View
from data.select import FoundPlaces
from data.select.make_rows import rows_of
from data.select.place_rows import UnheldPlace
from data.select.rows import Place

# Longer than any place's name with all that stand above it.
LONGEST = 80


def place_form(language: str, name: str, words: str = "", label: str = "place_search.label") -> Component:
    """Return the form; it leads to the list of reports. name: what the field is called on this page.

    label: key of what stands above it.
    """
    field = search_field(name, LONGEST, text("place_search.like", language), words)
    button = html.Button(text("place_search.find", language), type="submit", className="button")
    return html.Form(
        [
            html.Label(text(label, language), htmlFor=name),
            html.Div([field, button], className="search-line"),
        ],
        action=reports_href(language),
        method="get",
        autoComplete="off",
        role="search",
        className="place-search",
        **{"data-place-search": ""},
    )


def found_places(places: FoundPlaces, view: View, how_to_add: Component) -> Component:
    """Return what a query found; without a match the nearest names stand there, and how to add a report."""
    language = view.language
    asked = html.Q(places.query, **{"data-verbatim": ""})
    if len(places.exact):
        number = counted("place_search.found", len(places.exact), "places-found", language)
        body = [html.P(number, className="muted"), _places(places.exact, language)]
    elif len(places.below):
        body = [html.P(phrase("place_search.below", language, asked=asked)), _places(places.below, language)]
    else:
        near = [
            html.P(text("place_search.near", language), className="muted"),
            _places(places.near, language),
        ]
        nothing = html.P(phrase("place_search.none", language, asked=asked))
        unheld = _unheld(places, language)
        alike = near if len(places.near) and not unheld else []
        body = [nothing, *unheld, *alike, _elsewhere(places.query, language), how_to_add]
        return html.Section(body, className="found-places", role="status")
    body += _unheld(places, language)
    return html.Section(body, className="found-places", role="status")


def _unheld(places: FoundPlaces, language: str) -> list[Component]:
    """Return places of that name without a report: their pages say so, and how to add one."""
    rows = rows_of(UnheldPlace, places.unheld)
    if not rows:
        return []
    words = html.P(text("place_search.unheld", language), className="muted")
    return [words, html.Ul([html.Li(_unheld_place(row, language)) for row in rows])]


def _unheld_place(row: UnheldPlace, language: str) -> Component:
    above = named(row, "parent", language)
    within: list[Any] = [" ", html.Span(above, className="muted")] if above else []
    held = html.Span(text("place.not_held", language), className="muted how-many")
    return html.A(
        [html.Strong(named(row, "name", language)), *within, " ", held], href=place_href(language, row.id)
    )


def _elsewhere(query: str, language: str) -> Component:
    """Lead from a word that is no place to the search that looks at everything else."""
    asked = html.Q(query, **{"data-verbatim": ""})
    data = html.A(phrase("place_search.data", language, asked=asked), href=data_href(language, q=query))
    return html.P(phrase("place_search.only_names", language, data=data))


def _places(rows: pd.DataFrame, language: str) -> Component:
    return html.Ul([html.Li(_place(row, language)) for row in rows_of(Place, rows)])


def _place(row: Place, language: str) -> Component:
    above = named(row, "parent", language)
    within: list[Any] = [" ", html.Span(above, className="muted")] if above else []
    newest = phrase("place_search.newest", language, year=date_words(str(row.year)))
    held = counted("place_search.reports", int(row.reports), f"reports-{row.id}", language)
    return html.A(
        [
            html.Strong(named(row, "name", language)),
            *within,
            " ",
            html.Span([*held, " · ", *newest], className="muted how-many"),
        ],
        href=place_href(language, row.id),
    )
