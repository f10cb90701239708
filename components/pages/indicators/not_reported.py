"""Indicators of the catalogue that a report does not state, by subject, with what it does state there."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.corrected import corrected_tag
from components.figures.figure_row import figure_row, figure_rows
from components.figures.quantity import count, counted
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import indicator_href, text_href
from components.web.view import View
from data.select.make_rows import rows_of
from data.select.rows import Category, Observation

NOT_REPORTED = "not_reported"


def named_row(row: Observation, view: View) -> Component:
    """Return a figure's row under its full name and its plain sentence."""
    return figure_row(row, view, _name(row, view))


def _name(row: Observation, view: View) -> Component:
    name = html.Span([named(row, "name", view.language), *corrected_tag(row, view.language)])
    words = [name, html.Small(named(row, "plain", view.language))]
    return html.Span(words, className="name")


def not_reported(view: View) -> list[Component]:
    """Return the list; nothing where all is stated, or where nobody here has seen the report's text."""
    rows, language = view.whole.not_reported, view.language
    if not len(rows) or not view.whole.is_quoted:
        return []
    number = count(len(rows), "indicators-not-reported", language)
    subjects = [(subject, rows[rows["category"] == subject.id]) for subject in view.whole.category_rows]
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


def _subject(subject: Category, rows: pd.DataFrame, view: View) -> Component:
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
            html.Ul([html.Li(_left_out(row, view)) for row in rows_of(Observation, rows)]),
        ],
        className="not-reported-subject",
    )


def _left_out(row: Observation, view: View) -> Component:
    """The heading says that it is not stated; what else may be the case (not applicable) the row says."""
    if row.status != NOT_REPORTED:
        return named_row(row, view)
    return link(_name(row, view), indicator_href(view.language, view.report, row.indicator), "key-row")


def _stated(subject: Category, view: View) -> list[Component]:
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
