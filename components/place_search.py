"""A line to find a place, and what it found: places with reports, those below one, the nearest names."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.quantity import counted, date_words
from components.text import named, phrase, text
from components.view import View, data_href, overview_href, reports_href
from data.select import FoundPlaces

LONGEST = 80


def place_form(language: str, name: str, words: str = "") -> Component:
    """Return the form; it leads to the list of reports. name: what the field is called on this page."""
    field = dcc.Input(
        id=name,
        name="q",
        type="search",
        value=words,
        maxLength=LONGEST,
        placeholder=text("place_search.like", language),
        autoComplete="off",
    )
    button = html.Button(text("place_search.find", language), type="submit", className="button")
    return html.Form(
        [
            html.Label(text("place_search.label", language), htmlFor=name),
            html.Div([field, button], className="search-line"),
        ],
        action=reports_href(language),
        method="get",
        autoComplete="off",
        role="search",
        className="place-search",
        **{"data-place-search": ""},
    )


def found_places(found: FoundPlaces, view: View, how_to_add: Component) -> Component:
    """Return what a query found; without a match the nearest names stand there, and how to add a report."""
    language = view.language
    asked = html.Q(found.query, **{"data-verbatim": ""})
    if len(found.exact):
        number = counted("place_search.found", len(found.exact), "places-found", language)
        body = [html.P(number, className="muted"), _places(found.exact, language)]
    elif len(found.below):
        body = [html.P(phrase("place_search.below", language, asked=asked)), _places(found.below, language)]
    else:
        near = [html.P(text("place_search.near", language), className="muted"), _places(found.near, language)]
        nothing = html.P(phrase("place_search.none", language, asked=asked))
        body = [nothing, *(near if len(found.near) else []), _elsewhere(found.query, language), how_to_add]
    return html.Section(body, className="found-places", role="status")


def _elsewhere(query: str, language: str) -> Component:
    """Lead from a word that is no place to the search that looks at everything else."""
    asked = html.Q(query, **{"data-verbatim": ""})
    data = html.A(phrase("place_search.data", language, asked=asked), href=data_href(language, q=query))
    return html.P(phrase("place_search.only_names", language, data=data))


def _places(rows: Any, language: str) -> Component:
    return html.Ul([html.Li(_place(row, language)) for row in rows.itertuples()])


def _place(row: Any, language: str) -> Component:
    above = named(row, "parent", language)
    newest = phrase("place_search.newest", language, year=date_words(str(row.year)))
    held = counted("place_search.reports", int(row.reports), f"reports-{row.id}", language)
    return html.A(
        [
            html.Strong(named(row, "name", language)),
            *([" ", html.Span(above, className="muted")] if above else []),
            " ",
            html.Span([*held, " · ", *newest], className="muted how-many"),
        ],
        href=overview_href(language, row.report),
    )
