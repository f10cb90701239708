"""A remark of this site: one sentence that a stranger understands at once, the rest behind a fold."""

import re
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import named, text

# A full stop ends an English sentence where a capital, a quotation or a Chinese word follows.
SENTENCE = {
    "zh": re.compile("[^\u3002]*\u3002"),
    "en": re.compile(r".*?[.!?][\"')]*(?=\s+[A-Z\"'\u4e00-\u9fff]|\s*$)", re.DOTALL),
}


def first_sentence(words: str, language: str) -> str:
    """Return the first sentence of a remark, the whole remark where it holds no full stop."""
    found = SENTENCE[language].match(words)
    return found[0] if found else words


def short_note(row: Any, language: str) -> str:
    """Return what is said at once of a figure: the first sentence of its note; empty where it has none."""
    return first_sentence(_note(row, language), language)


def _note(row: Any, language: str) -> str:
    """An indicator without any observation in the report has no note at all."""
    return named(row, "note", language) or ""


def explanation(row: Any, language: str, *more: Component) -> Component:
    """Return the fold with everything that need not be read at first: definition and the rest of the note.

    row: an observation with its indicator's columns. more: what else a page knows of the figure.
    """
    rest = _note(row, language).removeprefix(short_note(row, language)).strip()
    tag = html.Span(text("explained.ours", language), className="tag")
    return html.Details(
        [
            html.Summary(text("explained.more", language)),
            html.Div(
                [
                    html.P([named(row, "definition", language), " ", tag]),
                    *([html.P(rest)] if rest else []),
                    *more,
                ]
            ),
        ],
        className="explained",
    )
