"""A figure as one quiet row: its name, its words, a link to its page."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.corrected import corrected_tag
from components.figures.period import other_period
from components.figures.quantity import figure_words
from components.text import named
from components.web.link import link
from components.web.page_addresses import indicator_href
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.rows import Observation


def figure_row(row: Observation, view: View, name: Component | None = None) -> Component:
    """Return the row of an observation in the view's report; `name` stands in for its short name."""
    period = other_period(row, int(view.whole.row.year), view.language)
    words = [
        name or html.Span([named(row, "short", view.language), *corrected_tag(row, view.language)]),
        *([period] if period else []),
        figure_words(row, view.language, style="row"),
    ]
    return link(words, indicator_href(view.language, view.report, row.indicator), "key-row")


def figure_rows(rows: pd.DataFrame, view: View) -> list[Component]:
    """Return list items of the rows of a frame of observations."""
    return [html.Li(figure_row(row, view)) for row in rows_of(Observation, rows)]
