"""The list of indicators by subject, each with its figure; behind a fold, those the report does not state."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figure_row import figure_row
from components.frame import page
from components.quantity import count
from components.text import named, phrase, text
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
        _silent(view),
        title=title(view),
    )


def _subject(subject: Any, rows: Any, view: View) -> Component:
    language = view.language
    heading = html.H2(named(subject, "name", language))
    if not len(rows):
        return html.Section([heading, html.P(text("indicators.silence", language), className="silence")])
    return html.Section([heading, html.Ul([html.Li(_row(row, view)) for row in rows.itertuples()])])


def _row(row: Any, view: View) -> Component:
    words = [named(row, "name", view.language), html.Small(named(row, "plain", view.language))]
    return figure_row(row, view, html.Span(words, className="name"))


def _silent(view: View) -> Component | None:
    rows = view.whole.not_reported
    # Of a text that is not here nobody knows what it leaves out.
    if not len(rows) or not view.whole.is_quoted:
        return None
    number = count(len(rows), "indicators-not-reported", view.language)
    return html.Details(
        [
            html.Summary(phrase("indicators.silent", view.language, count=number)),
            html.P(text("indicators.silent_note", view.language), className="muted"),
            html.Ul([html.Li(_row(row, view)) for row in rows.itertuples()], className="silent-indicators"),
        ],
        className="not-reported-list",
    )
