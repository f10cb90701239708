"""English beside the report's Chinese, this site's own: what a passage is about and the figures in it."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.quantity import figure_words, hedged_spans
from components.text import LANGUAGES, text
from components.view import View, text_href

ENGLISH = "en"


def language_note(view: View) -> list[Component]:
    """Return what an English reader is told first: that the report is Chinese, and whose the English is."""
    if view.language != ENGLISH:
        return []
    return [html.P(text("english_gloss.note", ENGLISH), className="language-note")]


def gloss(view: View, start: int, end: int, title: str = "") -> list[Component]:
    """Return the English of text[start:end]: its title where it has one, and each figure with its name.

    Nothing on Chinese pages, nor for a passage with neither. It carries `data-note`: it is no part of the
    report.
    """
    if view.language != ENGLISH:
        return []
    inside = [row for row in view.whole.reported_rows if start <= row.start and row.end <= end]
    figures = [html.Ul([html.Li(_figure(row, view)) for row in inside])] if inside else []
    words = [html.P(title, **{"data-verbatim": ""})] if title else []
    if not words and not figures:
        return []
    return [html.Div([*words, *figures], lang=LANGUAGES[ENGLISH], className="gloss", **{"data-note": ""})]


def _figure(row: Any, view: View) -> Component:
    printed = html.Span(
        hedged_spans(row.stated, row.qualifier, row.extent),
        lang="zh-CN",
        className="report-words",
        **{"data-verbatim": "", "data-observation": row.id},
    )
    said = [figure_words(row, ENGLISH), " · ", row.short_en]
    numbers = view.filter.get("numbers", "")
    return html.A(
        [printed, " ", html.Span(said)],
        href=text_href(ENGLISH, view.report, row.id, numbers=numbers),
        **{"data-gloss": row.id},
    )
