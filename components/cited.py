"""A report of which only figures and the link to their source are kept: what stands in place of its text."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figure_row import figure_rows
from components.link import link
from components.text import named, phrase, text
from components.view import View, overview_href


def source_link(view: View) -> Component:
    """Return the link to the report's source, under the source's name."""
    report = view.whole.row
    return html.A(named_source(report, view.language), href=report.url, rel="external noopener")


def named_source(report: Any, language: str) -> str:
    """Return the name of a report's source."""
    return report.source_name if language == "zh" else report.source_name_en


def cited_note(view: View) -> Component:
    """Return the remark that only figures are kept, with the link to their source."""
    return html.P(phrase("cited.note", view.language, source=source_link(view)), className="cited-note")


def no_text(view: View) -> list[Component]:
    """Return what stands where the text would, and the way to the figures that are kept."""
    language = view.language
    return [
        html.P(text("cited.no_text", language), className="silence not-reported"),
        cited_note(view),
        html.P(link(text("cited.to_figures", language), overview_href(language, view.report))),
    ]


def cited_figures(view: View) -> Component:
    """Return the kept figures by subject."""
    stated = view.whole.reported
    subjects = [row for row in view.whole.categories.itertuples() if row.count]
    if not subjects:
        return html.P(text("cited.no_figures", view.language), className="silence")
    return html.Div(
        [_subject(row, stated[stated["category"] == row.id], view) for row in subjects],
        className="subject-list",
    )


def _subject(subject: Any, rows: Any, view: View) -> Component:
    return html.Section([html.H2(named(subject, "name", view.language)), html.Ul(figure_rows(rows, view))])
