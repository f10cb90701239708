"""A remark of this site: one sentence that a stranger understands at once, the rest behind a fold."""

import re

from dash import html
from dash.development.base_component import Component

from components.text import FIRST_LANGUAGE, TableWords, lang_of, named, text
from data.select.rows import Observation

# A full stop ends any other sentence where a capital, a quotation or a Chinese word follows.
CHINESE = re.compile("[^\u3002]*\u3002")
# No small letter or digit may follow: `e.g. this` and `No. 3` end no sentence.
ANY_OTHER = re.compile(r".*?[.!?][\"')]*(?=\s+(?:[\"']|(?![a-zß-öø-ÿ\d_])\w)|\s*$)", re.DOTALL)


def first_sentence(words: str, language: str) -> str:
    """Return the first sentence of a remark, the whole remark where it holds no full stop."""
    sentence = sentence_of(language).match(words)
    return sentence[0] if sentence else words


def sentence_of(language: str) -> re.Pattern[str]:
    """Return the pattern of a sentence in a language."""
    return CHINESE if language == FIRST_LANGUAGE else ANY_OTHER


def short_note(row: Observation, language: str) -> str:
    """Return the part of a figure's note that is shown at once: its first sentence; empty without a note."""
    note = named(row, "note", language)
    return TableWords(first_sentence(note, note.language), note.language, language)


def explanation(row: Observation, language: str, *more: Component) -> Component:
    """Return the fold with everything that need not be read at first: definition and the rest of the note.

    row: an observation with its indicator's columns. more: what else a page knows of the figure.
    """
    rest = named(row, "note", language).removeprefix(short_note(row, language)).strip()
    tag = html.Span(text("explained.ours", language), className="tag")
    return html.Details(
        [
            html.Summary(text("explained.more", language)),
            html.Div(
                [
                    html.P([named(row, "definition", language), " ", tag]),
                    *([html.P(rest, **lang_of(short_note(row, language)))] if rest else []),
                    *more,
                ]
            ),
        ],
        className="explained",
    )
