"""Coverage claims on a scale of words: nearly, all but those named, all. Never a percentage."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.plan import Chart
from components.link import link
from components.quantity import figure_words
from components.text import named, text
from components.view import indicator_href

EXTENTS = ("nearly_full", "full_except", "full")


def word_scale(chart: Chart, language: str) -> Component:
    """Return the claims of a report as rows, each marked under the word that it uses."""
    head = [html.Th(text("word_scale.claim", language), scope="col")]
    head += [html.Th(text(f"word_scale.{extent}", language), scope="col") for extent in EXTENTS]
    rows = [_row(row, chart, language) for row in chart.rows]
    caption = html.Caption(text("word_scale.caption", language), className="seen-by-readers-of-screens")
    return html.Table([caption, html.Thead(html.Tr(head)), html.Tbody(rows)], className="word-scale")


def _row(row: Any, chart: Chart, language: str) -> Component:
    href = indicator_href(language, chart.report, row.indicator)
    name = html.Th(link(named(row, "short", language), href), scope="row")
    here = {"data-emphasis": ""} if row.indicator == chart.emphasis else {}
    cells = [_cell(row, extent, language) for extent in EXTENTS]
    return html.Tr([name, *cells], **{"data-mark": row.indicator, **here})


def _cell(row: Any, extent: str, language: str) -> Component:
    if row.extent != extent:
        return html.Td(html.Span(className="place", **{"aria-hidden": "true"}))
    return html.Td(
        [
            html.Span(className="place marked", **{"aria-hidden": "true"}),
            figure_words(row, language, style="table"),
        ]
    )
