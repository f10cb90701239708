"""The places beside and below one: which have reports; nothing is compared."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import counted, date_words
from components.text import joined, named, text
from components.web.page_addresses import place_href
from components.web.view import View
from data.select.place_rows import NearbyPlace

# A longer list of places stands folded.
OPEN_PLACES = 12


def places_around(view: View) -> list[Component]:
    """Return the places below this one, then those beside it."""
    here, language = view.here, view.language
    blocks = []
    if here.below:
        blocks.append(_block("below", text("place.below", language), here.below, view))
    # The place itself is among those beside it.
    if len(here.beside) > 1:
        blocks.append(_block("beside", _beside(view), here.beside, view))
    if blocks:
        blocks.append(html.P(text("place.around_note", language), className="muted"))
    return [html.Section(blocks, className="place-around")] if blocks else []


def _beside(view: View) -> str:
    here, language = view.here, view.language
    if not here.above:
        return text("place.beside", language)
    kind = here.place.level if here.place.body == "government" else "body"
    return text(f"place.beside_{kind}", language, parent=named(here.above[-1], "name", language))


def _block(what: str, name: str, places: Iterable[NearbyPlace], view: View) -> Component:
    rows = list(places)
    number = counted("place.places", len(rows), f"places-{what}-{view.place}", view.language)
    summary = html.Summary([html.H2(name), html.Span(number, className="muted")])
    entries = html.Ol([html.Li(_entry(place, view)) for place in rows])
    return html.Details([summary, entries], open=len(rows) <= OPEN_PLACES)


def _entry(place: NearbyPlace, view: View) -> list[Any]:
    language = view.language
    is_here = place.id == view.place
    # Only ids that are codes of the national list say anything to a reader.
    code = [html.Span(place.id, className="code", **{"data-verbatim": ""})] if place.id.isdigit() else []
    name: Component = html.Strong(named(place, "name", language), **{"aria-current": "page"})
    if not is_here:
        name = html.A(named(place, "name", language), href=place_href(language, place.id))
    return [*code, name, html.Span(_held(place, is_here, language), className="years-here")]


def year_spans(years: Iterable[int]) -> list[str]:
    """Return years in words, runs of three and more in short: 2019, 2021–2025."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [word for run in runs for word in _run(run)]


def _run(run: list[int]) -> list[str]:
    return [f"{run[0]}\u2013{run[-1]}"] if len(run) > 2 else [str(year) for year in run]


def _held(place: NearbyPlace, is_here: bool, language: str) -> list[Any]:
    """Return the years of a place's documents, and how many indicators it has in common with this one."""
    if not place.held:
        if is_here:
            return [text("place.this_page", language)]
        add = html.A(text("place.add", language), href=f"{place_href(language, place.id)}#adding")
        return [text("place.not_held", language), " ", add]
    years = joined(map(date_words, year_spans(place.years)), text("frame.and", language))
    if is_here or not place.shared:
        return years
    shared = counted("place.shared", place.shared, f"shared-{place.id}", language)
    return [*years, html.Small(shared)]
