"""What agrees: the first of it in short, or all of it as a table."""

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.difference_words import lines, subject
from components.figures.period import period_words
from components.figures.phrase_html import as_component
from components.figures.quantity import counted, date_words, figure_words
from components.pages.differences.evidence import source_way
from components.text import named, phrases, text
from components.web.page_addresses import differences_href
from components.web.view import View
from data.arithmetic.differences import Comparison
from data.select.differences import AGREES
from data.select.placed_rows import PlacedFigure

COLUMNS = ("place", "quantity", "stated", "working", "source")
NOT_ABOVE = "≤"


def agreeing_list(view: View) -> list[Component]:
    """Return the first that agree, and the way to all."""
    differences, language = view.compared, view.language
    if not differences.first_agreeing:
        return []
    items = [
        html.Li(_short(comparison, differences.placed(comparison), language))
        for comparison in differences.first_agreeing
    ]
    href = differences_href(language, kind=AGREES, place=differences.question.place)
    more = html.A(
        counted("differences.all_agreeing", differences.agreeing, "differences-agrees", language), href=href
    )
    heading = html.H2(text("differences.agreeing_heading", language))
    return [
        html.Section([heading, html.Ul(items, className="agreeing"), html.P(more, className="screen-only")])
    ]


def _short(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> list[Component]:
    return [html.Span(_what(comparison, placed, language)), html.Span(_sum(comparison, placed, language))]


def _what(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> list[Any]:
    figure = placed[-1].figure
    period = date_words(period_words(figure.period, language))
    return [named(figure, "place", language), " ", period, " ", subject(comparison, placed, language)]


def _sum(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> list[Any]:
    """Return the sum that agrees: of a part and its whole that it is no more."""
    if comparison.kind in ("part", "sources", "passages"):
        left, right = (as_component(phrases.bare(side.figure, language)) for side in (placed[0], placed[-1]))
        if comparison.kind != "part":
            left, right = (figure_words(side.figure, language) for side in (placed[0], placed[-1]))
        return [left, NOT_ABOVE if comparison.kind == "part" else text("differences.and", language), right]
    # The first step is the sum itself; the others are about a gap, which there is none of.
    line = lines(comparison, placed, language)[0]
    return [*line.working, line.result]


def agreeing_table(comparisons: Sequence[Comparison], view: View) -> Component:
    """Return what agrees, a row each."""
    language = view.language
    head = [html.Th(text(f"differences.column_{name}", language), scope="col") for name in COLUMNS]
    body = [_row(comparison, view.compared.placed(comparison), language) for comparison in comparisons]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="difference-rows")
    label = {"aria-label": text("differences.table_agreeing", language)}
    return html.Div(table, className="table-scroll", tabIndex="0", role="region", **label)


def _row(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> Component:
    figure = placed[-1].figure
    place = html.Th(
        [
            named(figure, "place", language),
            html.Small(date_words(period_words(figure.period, language))),
        ],
        scope="row",
    )
    cells = [
        [subject(comparison, placed, language)],
        [figure_words(figure, language, style="row")],
        [html.Span(_sum(comparison, placed, language), className="row-working")],
        source_way(placed[-1], language),
    ]
    labels = [text(f"differences.column_{name}", language) for name in COLUMNS[1:]]
    return html.Tr(
        [place, *(html.Td(cell, **{"data-label": label}) for cell, label in zip(cells, labels, strict=True))]
    )
