"""A figure as one quiet row: its name, its words, a link to its page."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.link import link
from components.period import other_period
from components.quantity import figure_words
from components.text import named
from components.view import View, indicator_href


def figure_row(row: Any, view: View, name: Component | None = None) -> Component:
    """Return the row of an observation in the view's report; `name` stands in for its short name."""
    period = other_period(row, int(view.whole.row.year), view.language)
    words = [
        name or html.Span(named(row, "short", view.language)),
        *([period] if period else []),
        figure_words(row, view.language, style="row"),
    ]
    return link(words, indicator_href(view.language, view.report, row.indicator), "key-row")


def figure_rows(rows: Any, view: View) -> list[Component]:
    """Return list items of the rows of a frame of observations."""
    return [html.Li(figure_row(row, view)) for row in rows.itertuples()]
