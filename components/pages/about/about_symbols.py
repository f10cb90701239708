"""What the signs on the pages mean, each shown as it stands on the pages."""

from collections.abc import Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import figure_words
from components.text import text
from data.select import WholeReport
from data.select.make_rows import rows_of
from data.select.rows import Observation

TAGS = ("computed", "sorted", "ours", "unofficial")
MAP = ("numbers", "coverage", "words")
DRAWN = ("hollow", "outside", "fades")


def symbols(report: WholeReport, language: str) -> Component:
    """Return the table of signs; its figures are the report's own, a sign that it never needs is left out."""
    head = [html.Th(text(f"about.symbols_{name}", language), scope="col") for name in ("sign", "meaning")]
    rows = [
        html.Tr([html.Td(sign), html.Td(text(f"about.symbol_{name}", language))])
        for name, sign in _signs(report, language)
    ]
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="symbols")


def _signs(report: WholeReport, language: str) -> Iterator[tuple[str, Any]]:
    stated = report.observations
    numbers = stated[(stated["qualifier"] == "at_least") & (stated["status"] == "reported")]
    for row in rows_of(Observation, numbers.head(1)):
        yield "hedge", figure_words(row, language)
        yield "bound", figure_words(row, language, "table")
    for name in ("not_reported", "not_stated"):
        yield name, text(f"about.{name}", language)
    yield "as_printed", html.Span(text("verbatim.as_printed", language), className="as-printed")
    for name in ("fact", "claim"):
        yield name, html.Span(text(f"about.{name}", language), className=f"figure {name}")
    yield "origin_report", text("about.origin_report", language)
    for name in TAGS:
        yield name, html.Span(text(f"about.{name}", language), className="tag")
    for name in MAP:
        yield name, html.Span(className=f"dash {name}")
    for name in DRAWN:
        yield name, html.Span(className=f"specimen {name}")
