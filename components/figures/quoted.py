"""A sentence or a clause of a report as a quotation, for other readers with its translation."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import FIRST_LANGUAGE, translated
from data.select.coverage_rows import Passage
from data.select.rows import Observation


def quoted_sentence(figure: Observation, language: str, class_name: str = "quote") -> Component:
    """Return the sentence that states a figure, for readers of another language with its translation."""
    words = html.P(figure.sentence, lang="zh-CN", className="report-words", **{"data-verbatim": ""})
    english = translated(figure, "sentence", language) if language != FIRST_LANGUAGE else ""
    below = [html.P(html.Span(english, **{"data-verbatim": ""}), className="unofficial")] if english else []
    return html.Blockquote([words, *below], className=class_name)


def quoted_passage(passage: Passage) -> Component:
    """Return a clause that speaks of an indicator, with the wording marked by which it was found."""
    before, behind = passage.words[: passage.begin], passage.words[passage.end :]
    words: list[Any] = [before, html.Mark(passage.words[passage.begin : passage.end]), behind]
    told = html.P(words, lang="zh-CN", className="report-words", **{"data-verbatim": ""})
    return html.Blockquote(told, className="quote passage")
