"""The list of indicators by subject, each with its figure; below it those that the report does not state."""

from dash import html
from dash.development.base_component import Component

from components.frame.page_frame import page
from components.pages.indicators.not_reported import named_row, not_reported
from components.text import named, text
from components.web.link import link
from components.web.page_addresses import spotcheck_href
from components.web.view import View
from data.select.rows import Category, Observation


def title(view: View) -> str:
    """Return the tab's title."""
    return text("indicators.title", view.language)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("indicators.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    subjects = view.whole.category_rows
    stated = view.whole.reported_rows
    return page(
        view,
        html.Div(
            [
                html.H1(text("indicators.heading", view.language)),
                html.P(text("indicators.lead", view.language), className="lead"),
                html.P(
                    link(
                        text("indicators.spotcheck", view.language),
                        spotcheck_href(view.language, view.report),
                    ),
                    className="screen-only",
                ),
            ],
            className="page-head ruled",
        ),
        html.Div(
            [
                _subject(subject, [row for row in stated if row.category == subject.id], view)
                for subject in subjects
            ],
            className="subject-list",
        ),
        *not_reported(view),
        title=title(view),
    )


def _subject(subject: Category, rows: list[Observation], view: View) -> Component:
    language = view.language
    heading = html.H2(named(subject, "name", language))
    if not len(rows):
        return html.Section([heading, html.P(text("indicators.silence", language), className="silence")])
    return html.Section([heading, html.Ul([html.Li(named_row(row, view)) for row in rows])])
