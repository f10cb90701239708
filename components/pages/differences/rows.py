"""The other differences, a row each."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.figures.difference_words import cause, computed, lines, subject
from components.figures.period import period_words
from components.figures.quantity import date_words, figure_words
from components.pages.differences.evidence import source_way, stated_in
from components.pages.differences.full import misread_link
from components.text import named, text
from components.web.page_addresses import differences_href
from components.web.view import View
from data.arithmetic.differences import Comparison
from data.select.placed_rows import PlacedFigure

COLUMNS = ("place", "quantity", "one", "other", "working", "cause")


def rows_table(comparisons: Sequence[Comparison], view: View) -> Component:
    """Return differences as rows; the first cell opens one in full."""
    language = view.language
    head = [html.Th(text(f"differences.column_{name}", language), scope="col") for name in COLUMNS]
    body = [_row(comparison, view.compared.placed(comparison), language) for comparison in comparisons]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="difference-rows"),
        className="table-scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": text("differences.table", language)},
    )


def _row(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> Component:
    figure = placed[-1].figure
    here = differences_href(language, show=comparison.id)
    line = lines(comparison, placed, language)[0]
    place = html.Th(
        [
            html.A(named(figure, "place", language), href=here),
            html.Small(date_words(period_words(figure.period, language))),
        ],
        scope="row",
    )
    cells = [
        [subject(comparison, placed, language)],
        *_sides(comparison, placed, language),
        [html.Span([*line.working, html.Strong(line.result)], className="row-working")],
        [cause(comparison, placed, language), " ", misread_link(placed[-1], language)],
    ]
    labels = [text(f"differences.column_{name}", language) for name in COLUMNS[1:]]
    return html.Tr(
        [place, *(html.Td(cell, **{"data-label": label}) for cell, label in zip(cells, labels, strict=True))]
    )


def _sides(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> list[list[Component]]:
    """Return the two cells: of a change both years, of a sum the total and what its parts come to."""
    if comparison.kind == "sum":
        reckoned = html.Span(computed(comparison, language))
        return [_side(placed[-1], language), [reckoned, html.Small(text("differences.dot_sum", language))]]
    first, last = (placed[1], placed[0]) if comparison.kind == "change" else (placed[0], placed[-1])
    return [_side(first, language), _side(last, language)]


def _side(placed: PlacedFigure, language: str) -> list[Component]:
    figure = figure_words(placed.figure, language, style="row")
    return [
        html.Span([html.Strong(figure), " ", *source_way(placed, language)]),
        html.Small(stated_in(placed, language)),
    ]
