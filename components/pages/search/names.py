"""Places, indicators and reports whose names hold the words."""

from collections.abc import Callable
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.marked import is_marked, marked, marked_span
from components.figures.quantity import counted, date_words
from components.frame.report_tree import DOTS, UNSEEN
from components.pages.search.parts import in_the_other, section, total_of
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import indicator_href, overview_href, place_href
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.rows import Indicator, Place
from data.select.search_rows import FoundReport

QUOTED = "quoted"


def _section(
    kind: str, rows: pd.DataFrame, of: type[Any], told: Callable[[Any, View], list[Any]], view: View
) -> list[Component]:
    """Return what was found of a kind; nothing where there is none. told: draws a row, which is one `of`."""
    items = [html.Li(told(row, view)) for row in rows_of(of, rows)]
    return [section(kind, items, total_of(rows), view.language)] if items else []


def places(view: View) -> list[Component]:
    """Return the places; nothing where there is none."""
    return _section("places", view.searched.results.places, Place, _place, view)


def _place(row: Place, view: View) -> list[Any]:
    language, words = view.language, view.searched.results.words
    # Letters mark the characters that they spell, and the name in the other language.
    beside = marked_span(in_the_other(row, "name", language), words, row.pinyin)
    above = named(row, "parent", language)
    newest = phrase("place_search.newest", language, year=date_words(str(row.year)))
    held = counted("place_search.reports", int(row.reports), f"reports-{row.id}", language)
    return [
        html.A(
            html.Strong(marked_span(named(row, "name", language), words, row.pinyin)),
            href=place_href(language, row.id),
        ),
        " ",
        html.Span([beside, *([" · ", above] if above else [])], className="muted"),
        html.P([*held, " · ", *newest], className="muted"),
    ]


def indicators(view: View) -> list[Component]:
    """Return the indicators; nothing where there is none."""
    return _section("indicators", view.searched.results.indicators, Indicator, _indicator, view)


def _indicator(row: Indicator, view: View) -> list[Any]:
    language, words = view.language, view.searched.results.words
    short, whole = named(row, "short", language), named(row, "name", language)
    # The short name is known everywhere; the words may stand in the long one, or in the other language.
    held_in = next((one for one in (whole, in_the_other(row, "name", language)) if is_marked(one, words)), "")
    more = (
        [html.P(marked_span(held_in, words), className="muted")]
        if held_in and not is_marked(short, words)
        else []
    )
    stated = counted("search_page.stated_by", int(row.reports), f"hits-stated-{row.id}", language)
    return [
        link(marked_span(short, words), indicator_href(language, "", row.id)),
        *more,
        html.P([marked_span(named(row, "category", language), words), " · ", *stated], className="muted"),
    ]


def reports(view: View) -> list[Component]:
    """Return the reports; nothing where there is none."""
    return _section("reports", view.searched.results.reports, FoundReport, _report, view)


def _report(row: FoundReport, view: View) -> list[Any]:
    language, words = view.language, view.searched.results.words
    held = "held" if row.evidence == QUOTED else "cited"
    title = named(row, "title", language)
    other = in_the_other(row, "title", language)
    lines = [title] if is_marked(title, words) or not is_marked(other, words) else [title, other]
    return [
        html.I(className=f"report-dot {DOTS[held]}"),
        html.Span([text(f"report_tree.{held}_short", language), " "], className=UNSEEN),
        link(report_name(row, view), overview_href(language, row.report)),
        *(html.P(marked_span(one, words, **{"data-verbatim": ""}), className="muted") for one in lines),
    ]


def report_name(row: Any, view: View) -> html.Span:
    """Return the place and year by which a report is known. row: one with place, its names, and year."""
    language, words = view.language, view.searched.results.words
    place = named(row, "place", language)
    year = html.Span(marked(str(row.year), words), **{"data-date": ""})
    # One span: a flex box would swallow the space before the year.
    return html.Span([marked_span(place, words, view.searched.results.pinyin.get(row.place, "")), " ", year])
