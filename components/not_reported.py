"""Indicators of the catalogue that a report does not state, by subject, with what it does state there."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figure_row import figure_row, figure_rows
from components.link import link
from components.quantity import count, counted
from components.text import named, phrase, text
from components.view import View, indicator_href, text_href

NOT_REPORTED = "not_reported"


def named_row(row: Any, view: View) -> Component:
    """Return a figure's row under its full name and its plain sentence."""
    return figure_row(row, view, _name(row, view))


def _name(row: Any, view: View) -> Component:
    words = [html.Span(named(row, "name", view.language)), html.Small(named(row, "plain", view.language))]
    return html.Span(words, className="name")


def not_reported(view: View) -> list[Component]:
    """Return the list; nothing where all is stated, or where nobody here has seen the report's text."""
    rows, language = view.whole.not_reported, view.language
    if not len(rows) or not view.whole.is_quoted:
        return []
    number = count(len(rows), "indicators-not-reported", language)
    subjects = [
        (subject, rows[rows["category"] == subject.id]) for subject in view.whole.categories.itertuples()
    ]
    return [
        html.Section(
            [
                html.H2(phrase("not_reported.heading", language, count=number)),
                html.P(text("not_reported.catalogue", language), className="muted"),
                *[_subject(subject, of_it, view) for subject, of_it in subjects if len(of_it)],
            ],
            className="not-reported-list",
        )
    ]


def _subject(subject: Any, rows: Any, view: View) -> Component:
    language = view.language
    numbers = {
        "stated": count(int(subject.count), f"observations-{subject.id}", language),
        "left": count(len(rows), f"indicators-not-reported-{subject.id}", language),
    }
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(named(subject, "name", language), className="name"),
                    html.Span(phrase("not_reported.tally", language, **numbers), className="muted"),
                ]
            ),
            *_stated(subject, view),
            html.P(text("not_reported.not_stated", language), className="muted"),
            html.Ul([html.Li(_left_out(row, view)) for row in rows.itertuples()]),
        ],
        className="not-reported-subject",
    )


def _left_out(row: Any, view: View) -> Component:
    """The heading says that it is not stated; what else may be the case (not applicable) the row says."""
    if row.status != NOT_REPORTED:
        return named_row(row, view)
    return link(_name(row, view), indicator_href(view.language, view.report, row.indicator), "key-row")


def _stated(subject: Any, view: View) -> list[Component]:
    """What the report does say on a subject; where it states no figure, the way to its words."""
    language, stated = view.language, view.whole.reported
    if not subject.count:
        door = link(text("not_reported.text", language), text_href(language, view.report))
        return [html.P(phrase("not_reported.silent", language, text=door))]
    number = counted("not_reported.stated", int(subject.count), f"observations-{subject.id}", language)
    return [
        html.P(number, className="muted"),
        html.Ul(figure_rows(stated[stated["category"] == subject.id], view)),
    ]
