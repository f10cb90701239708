"""Cited reports, of which only figures and a link are held: what a page shows in place of the text."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.figures.document_words import document_words, seen_words
from components.figures.figure_row import figure_rows
from components.figures.source_address import source_linked
from components.text import named, phrase, text
from components.web.link import link
from components.web.page_addresses import overview_href
from components.web.view import View
from data.select.rows import Category, Report


def source_link(view: View) -> list[Any]:
    """Return the link to the report's source, under the source's name."""
    report = view.whole.row
    return source_linked(named_source(report, view.language), report, view.language)


def named_source(report: Report, language: str) -> str:
    """Return the name of a report's source."""
    return named(report, "source_name", language)


def cited_note(view: View) -> Component:
    """Return the remark that only figures are kept, with the link to their source, where there is one.

    It says what kind of document that is, and when it was seen.
    """
    report, language = view.whole.row, view.language
    key = "cited.note" if report.url else "cited.note_without_link"
    kind = html.Span(document_words(report, language), className="tag")
    note = phrase(key, language, source=source_link(view))
    return html.P([*note, " ", kind, " ", *seen_words(report, language)], className="cited-note")


def no_text(view: View) -> list[Component]:
    """Return the note in place of the text, with the way to the figures."""
    language = view.language
    return [
        html.P(text("cited.no_text", language), className="silence not-reported"),
        cited_note(view),
        html.P(link(text("cited.to_figures", language), overview_href(language, view.report))),
    ]


def cited_figures(view: View) -> Component:
    """Return the kept figures by subject."""
    stated = view.whole.reported
    subjects = [row for row in view.whole.category_rows if row.count]
    if not subjects:
        return html.P(text("cited.no_figures", view.language), className="silence")
    return html.Div(
        [_subject(row, stated[stated["category"] == row.id], view) for row in subjects],
        className="subject-list",
    )


def _subject(subject: Category, rows: pd.DataFrame, view: View) -> Component:
    return html.Section([html.H2(named(subject, "name", view.language)), html.Ul(figure_rows(rows, view))])
