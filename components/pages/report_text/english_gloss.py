"""A translation beside the report's Chinese, this site's own: what a passage is about, its figures."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import figure_words, hedged_spans
from components.text import FIRST_LANGUAGE, LANGUAGES, named, text
from components.web.page_addresses import text_href
from components.web.view import View
from data.select.rows import Observation


def language_note(view: View) -> list[Component]:
    """Return the note above a translation: that the report itself is in Chinese."""
    if view.language == FIRST_LANGUAGE:
        return []
    return [html.P(text("english_gloss.note", view.language), className="language-note")]


def gloss(view: View, start: int, end: int, title: str = "") -> list[Component]:
    """Return the translation of text[start:end]: its title where it has one, and each figure with its name.

    Nothing on Chinese pages, nor for a passage with neither. It carries `data-note`: it is no part of the
    report.
    """
    if view.language == FIRST_LANGUAGE:
        return []
    with_place = [row for row in view.whole.reported_rows if row.start is not None]
    inside = [row for row in with_place if start <= row.span[0] and row.span[1] <= end]
    figures = [html.Ul([html.Li(_figure(row, view)) for row in inside])] if inside else []
    words = [html.P(title, **{"data-verbatim": ""})] if title else []
    if not words and not figures:
        return []
    return [
        html.Div([*words, *figures], lang=LANGUAGES[view.language], className="gloss", **{"data-note": ""})
    ]


def _figure(row: Observation, view: View) -> Component:
    printed = html.Span(
        hedged_spans(row.stated, row.qualifier, row.extent),
        lang="zh-CN",
        className="report-words",
        **{"data-verbatim": "", "data-observation": row.id},
    )
    meaning: list[Any] = [figure_words(row, view.language), " · ", named(row, "short", view.language)]
    numbers = view.filter.get("numbers", "")
    return html.A(
        [printed, " ", html.Span(meaning)],
        href=text_href(view.language, view.report, row.id, numbers=numbers),
        **{"data-gloss": row.id},
    )
