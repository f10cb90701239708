"""The list of indicators by subject, each with its figure; below it those that the report does not state."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frame import page
from components.not_reported import named_row, not_reported
from components.text import named, text
from components.view import View


def title(view: View) -> str:
    """Return the tab's title."""
    return text("indicators.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("indicators.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    subjects = view.whole.categories
    stated = view.whole.reported
    return page(
        view,
        html.Div(
            [
                html.H1(text("indicators.heading", view.language)),
                html.P(text("indicators.lead", view.language), className="lead"),
            ],
            className="page-head ruled",
        ),
        html.Div(
            [_subject(row, stated[stated["category"] == row.id], view) for row in subjects.itertuples()],
            className="subject-list",
        ),
        *not_reported(view),
        title=title(view),
    )


def _subject(subject: Any, rows: Any, view: View) -> Component:
    language = view.language
    heading = html.H2(named(subject, "name", language))
    if not len(rows):
        return html.Section([heading, html.P(text("indicators.silence", language), className="silence")])
    return html.Section([heading, html.Ul([html.Li(named_row(row, view)) for row in rows.itertuples()])])
