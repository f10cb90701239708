"""The same rows as a table: place, figure, period, level, source, and the way to it."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.comparison_words import number, place_name, unit_of, year_words
from components.charts.dot_panels import Panel
from components.figures.evidence_way import evidence_way
from components.figures.phrase_html import as_component
from components.text import named, text
from components.web.link import link
from components.web.page_addresses import indicator_href
from components.web.view import View
from data.select.placed_rows import PlacedFigure

COLUMNS = ("place", "figure", "unit", "year", "level", "source", "evidence")


def compare_table(view: View, panels: Sequence[Panel]) -> Component:
    """Return every drawn figure of this page of rows, one a row; a drawing's hollow points have rows too."""
    language = view.language
    figures = [placed for panel in panels for row in panel.rows for placed in (row.figure, *row.others)]
    head = [
        html.Th(
            text(f"compare.column_{name}", language),
            scope="col",
            className="number" if name == "figure" else None,
        )
        for name in COLUMNS
    ]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody([_row(placed, view) for placed in figures])]),
        className="table-scroll compare-table",
        role="region",
        tabIndex=0,
        **{"aria-label": text("compare.table", language)},
    )


def _row(placed: PlacedFigure, view: View) -> Component:
    language, figure, source = view.language, placed.figure, placed.source
    title = html.Span(named(source, "title", language), **{"data-verbatim": ""})
    kind = text(f"origin.source_{source.source_kind}", language)
    cells: list[Any] = [
        html.Td(as_component(number(figure, language)), className="number"),
        # A coverage claim counts nothing.
        html.Td("" if figure.kind == "coverage" else unit_of(figure, language)),
        html.Td(as_component(year_words(figure.period, language))),
        html.Td(text(f"origin.level_{source.place_level}", language)),
        html.Td([title, " ", html.Small(kind, className="muted")]),
        html.Td(evidence_link(placed, language)),
    ]
    page = link(place_name(placed, language), indicator_href(language, source.id, figure.indicator))
    return html.Tr([html.Th(page, scope="row"), *cells])


def evidence_link(placed: PlacedFigure, language: str) -> list[Any]:
    """Return the way to a figure's sentence, or to its source where only the figure is kept."""
    return evidence_way(placed, language, sentence="compare.open_sentence", source="compare.open_source")
