"""The opened cell below the table: the report's words or where they are, and what one can do about a gap."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.document_words import published_words
from components.figures.evidence_way import evidence_way
from components.figures.quantity import figure_words
from components.figures.quoted import quoted_passage, quoted_sentence
from components.pages.coverage.matrix import evidence_href
from components.text import named, phrase, text
from components.web.page_addresses import gap_href, indicator_href
from components.web.view import View
from data.select.coverage_opened import OpenedCell
from data.select.coverage_rows import BLANK, NOT_REPORTED, WORDS
from data.select.placed_rows import PlacedFigure


def opened_cell(view: View) -> Component:
    """Return the place of the opened cell, with how to open one where none is."""
    if view.cell is None:
        inside: list[Any] = [html.P(text("coverage.none_opened", view.language), className="muted")]
    else:
        inside = _opened(view.cell, view)
    return html.Section(
        inside,
        id="opened",
        className="coverage-opened",
        **{
            "aria-live": "polite",
            "aria-label": text("coverage.opened", view.language),
            "data-coverage-opened": "",
        },
    )


def _opened(cell: OpenedCell, view: View) -> list[Any]:
    language = view.language
    name = phrase(
        "coverage.opened_name",
        language,
        place=named(cell.row, "name", language),
        year=str(cell.row.year),
        indicator=named(cell.column, "name", language),
    )
    return [html.H2(name), *_said(cell, language), html.P(_ways(cell, view), className="opened-ways")]


def _said(cell: OpenedCell, language: str) -> list[Component]:
    if cell.figure is not None:
        return _figure(cell.figure, language)
    if cell.passage is not None:
        own = html.Span(text("about.sorted", language), className="tag")
        return [
            quoted_passage(cell.passage),
            html.P([own, " ", text("coverage.words_only", language)], className="muted"),
        ]
    return [html.P(text(f"coverage.said_{cell.cell.state}", language))]


def _figure(placed: PlacedFigure, language: str) -> list[Component]:
    figure = html.P(figure_words(placed.figure, language, style="large"), className="opened-figure")
    if placed.figure.sentence:
        return [figure, quoted_sentence(placed.figure, language, "quote chosen")]
    return [figure, html.P(text("compare.only_figures", language), className="muted")]


def _ways(cell: OpenedCell, view: View) -> list[Any]:
    """Return the ways from here: to the evidence, to the indicator, to its source."""
    language, state = view.language, cell.cell.state
    title = html.Span(named(cell.source, "title", language), **{"data-verbatim": ""})
    line = html.Span(
        phrase(
            "compare.evidence",
            language,
            title=title,
            source=named(cell.source, "source_name", language),
            published=published_words(cell.source, language),
        ),
        className="muted",
    )
    ways: list[Any] = []
    if cell.figure is not None:
        keys = {"sentence": "coverage.to_sentence", "source": "coverage.to_source"}
        ways += [html.Span(evidence_way(cell.figure, language, **keys))]
    if state == WORDS:
        href = evidence_href(cell.row, cell.column, cell.cell, language)
        ways.append(html.A(text("coverage.to_passage", language), href=href))
    if state in (WORDS, NOT_REPORTED):
        gap = gap_href(language, cell.row.report, cell.column.id)
        ways.append(html.A(text("coverage.to_gap", language), href=gap))
    if state not in (*BLANK, NOT_REPORTED):
        href = indicator_href(language, cell.row.report, cell.column.id)
        ways.append(html.A(text("compare.indicator_page", language), href=href))
    return [*ways, line]
