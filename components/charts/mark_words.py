"""What each mark of a chart means: name, number and share, then its sentence; the page shows it on hover,
focus and touch."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.charts.bar_labels import rest_words
from components.charts.chart import Chart
from components.charts.draw import bar_parts
from components.charts.quote import number_tokens, quoted, translated_quote
from components.charts.whole import rest_number, share_words
from components.figures.phrase_html import as_children
from components.figures.quantity import figure_words
from components.figures.verbatim import figure_marks, sentence
from components.text import FIRST_LANGUAGE, lang_of, named, phrase, phrases, text, translated
from components.web.link import link
from components.web.page_addresses import indicator_href, text_href
from data.select.rows import Observation


def mark_words(chart: Chart, language: str) -> Component:
    """Return the words of a chart's marks, hidden until the script shows those of one mark.

    Each is found by its mark: an indicator, or nothing for what the report leaves open.
    """
    words_of_marks = [_words(row.indicator, _of_figure(row, chart, language)) for row in _marked(chart)]
    if _leaves_open(chart):
        words_of_marks.append(_words("", _of_rest(chart, language)))
    return html.Div(words_of_marks, hidden=True)


def _marked(chart: Chart) -> Sequence[Observation]:
    """Return the figures that the drawing has a mark for."""
    return chart.form.marked(chart) if chart.form.marked else chart.rows


def _words(mark: str, children: list[Any]) -> Component:
    return html.Div(children, **{"data-mark-words": mark})


def _leaves_open(chart: Chart) -> bool:
    return any(not part.indicator and not part.fades for part in bar_parts(chart))


def _of_figure(row: Observation, chart: Chart, language: str) -> list[Component]:
    name = html.P(named(row, "short", language), className="mark-name")
    figure = html.P(figure_words(row, language, style="large"), className=f"mark-figure {row.kind}")
    head = html.Div([name, figure, *_share(row, chart, language)], className="mark-head")
    return [head, *_sentence(row, chart, language), _doors(row, chart, language)]


def _share(row: Observation, chart: Chart, language: str) -> list[Component]:
    """Return the part's share in the whole that the bar draws, and who computed it."""
    if not chart.form.of_a_whole:
        return []
    share = share_words(chart, row.indicator, language)
    if share is None:
        return []
    whole = phrases.figure(chart.rows[0], language, style="row")
    share_sentence = as_children(phrase("mark_words.share", language, whole=whole, share=share))
    words = html.P(share_sentence, className="mark-share")
    return [words, _computed(language)] if share.kind == "computed" else [words]


def _computed(language: str) -> Component:
    return html.Span(text("chart.origin_computed", language), className="tag")


def _sentence(row: Observation, chart: Chart, language: str) -> list[Component]:
    """Return what the chart quotes for this mark, the mark's own figure standing out."""
    if pd.isna(row.sentence_start):
        # A report that is only cited has no sentence to say.
        return []
    together = [other for other in chart.rows if other.sentence_start == row.sentence_start]
    marks = figure_marks(chart.whole, language, chosen=row.id, arrive=False)
    original = [sentence(chart.whole, start, end, marks) for start, end in quoted(together)]
    if language == FIRST_LANGUAGE or not translated(row, "sentence", language):
        return [html.P(original, className="mark-sentence")]
    note = html.Span(text("chart.unofficial", language), className="tag")
    return [
        html.P([_english(row, together, language), " ", note], className="mark-sentence"),
        html.P(original, className="mark-original"),
    ]


def _english(row: Observation, together: list[Observation], language: str) -> Component:
    """Return the translation; its number is marked only where it occurs exactly once."""
    words = translated_quote(together, language)
    for token in number_tokens(row):
        # Whole numbers only: 63 is found neither in 163 nor in 63.5 or 63,000.
        matches = list(re.finditer(rf"(?<![\d,.]){re.escape(token)}(?![\d,]|\.\d)", words))
        if len(matches) == 1:
            before, after = words[: matches[0].start()], words[matches[0].end() :]
            mark = html.Span(token, className="figure fact", **{"data-chosen": ""})
            return html.Span([before, mark, after], **{"data-verbatim": "", **lang_of(words)})
    return html.Span(words, **{"data-verbatim": ""})


def _doors(row: Observation, chart: Chart, language: str) -> Component:
    to_text = link(text("chart.to_text", language), text_href(language, chart.report, row.id))
    to_page = link(
        text("mark_words.indicator", language), indicator_href(language, chart.report, row.indicator)
    )
    how = html.Span(
        phrase("mark_words.keys", language, enter=html.Kbd(text("mark_words.enter", language))),
        className="mark-keys",
    )
    return html.P([to_text, html.Span([to_page, how])], className="mark-doors")


def _of_rest(chart: Chart, language: str) -> list[Component]:
    name = html.P(as_children(rest_words(chart, language)), className="mark-name")
    computed = [_computed(language)] if rest_number(chart) is not None else []
    return [html.Div([name, *computed], className="mark-head")]
