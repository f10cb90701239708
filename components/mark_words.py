"""What each mark of a chart means: name, number and share, then its sentence; the page shows it on hover,
focus and touch."""

import re
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.bar_labels import rest_children
from components.charts.draw import bar_parts, part_share, rest_number, stated_share
from components.charts.plan import OF_A_WHOLE, Chart
from components.charts.quote import number_tokens, quoted, translated
from components.link import link
from components.quantity import derived_words, figure_words
from components.service_box import DEPARTMENTS
from components.text import named, phrase, text
from components.verbatim import figure_marks, sentence
from components.view import indicator_href, text_href


def mark_words(chart: Chart, language: str) -> Component:
    """Return the words of a chart's marks, hidden until the script shows those of one mark.

    Each is found by its mark: an indicator, or nothing for what the report leaves open.
    """
    told = [_words(row.indicator, _of_figure(row, chart, language)) for row in _marked(chart)]
    if chart.is_plotly and chart.form != "squares" and _leaves_open(chart):
        told.append(_words("", _of_rest(chart, language)))
    return html.Div(told, hidden=True)


def _marked(chart: Chart) -> tuple[Any, ...]:
    """Return the figures that the drawing has a mark for: a whole has none, nor what a box leaves outside."""
    if chart.form == "box":
        return chart.rows[: DEPARTMENTS + 1]
    return chart.rows[1:] if chart.form in OF_A_WHOLE else chart.rows


def _words(mark: str, children: list) -> Component:
    return html.Div(children, **{"data-mark-words": mark})


def _leaves_open(chart: Chart) -> bool:
    return any(not part.indicator and not part.fades for part in bar_parts(chart))


def _of_figure(row: Any, chart: Chart, language: str) -> list[Component]:
    name = html.P(named(row, "short", language), className="mark-name")
    figure = html.P(figure_words(row, language, style="large"), className=f"mark-figure {row.kind}")
    head = html.Div([name, figure, *_share(row, chart, language)], className="mark-head")
    return [head, *_sentence(row, chart, language), _doors(row, chart, language)]


def _share(row: Any, chart: Chart, language: str) -> list[Component]:
    """Return the part's share in the whole that the bar draws, and who computed it."""
    if chart.form not in OF_A_WHOLE:
        return []
    stated, computed = stated_share(chart, row.indicator), part_share(chart, row.indicator)
    if stated is None and computed is None:
        return []
    share = figure_words(stated, language) if stated is not None else derived_words(computed, language)
    whole = figure_words(chart.rows[0], language, style="row")
    words = html.P(phrase("mark_words.share", language, whole=whole, share=share), className="mark-share")
    return [words] if stated is not None else [words, _computed(language)]


def _computed(language: str) -> Component:
    return html.Span(text("chart.origin_computed", language), className="tag")


def _sentence(row: Any, chart: Chart, language: str) -> list[Component]:
    """Return what the chart quotes for this mark, the mark's own figure standing out."""
    if pd.isna(row.sentence_start):
        # A report that is only cited has no sentence to say.
        return []
    together = [one for one in chart.rows if one.sentence_start == row.sentence_start]
    marks = figure_marks(chart.whole, language, chosen=row.id, arrive=False)
    said = [sentence(chart.whole, start, end, marks) for start, end in quoted(together)]
    if language == "zh" or not row.sentence_en:
        return [html.P(said, className="mark-sentence")]
    note = html.Span(text("chart.unofficial", language), className="tag")
    return [
        html.P([_english(row, together), " ", note], className="mark-sentence"),
        html.P(said, className="mark-original"),
    ]


def _english(row: Any, together: list[Any]) -> Component:
    """Return the translation; its number is marked where it stands there once and no more."""
    words = " ".join(translated(together))
    for token in number_tokens(row):
        found = list(re.finditer(rf"(?<![\d,.]){re.escape(token)}(?![\d,]|\.\d)", words))
        if len(found) == 1:
            before, after = words[: found[0].start()], words[found[0].end() :]
            mark = html.Span(token, className="figure fact", **{"data-chosen": ""})
            return html.Span([before, mark, after], **{"data-verbatim": ""})
    return html.Span(words, **{"data-verbatim": ""})


def _doors(row: Any, chart: Chart, language: str) -> Component:
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
    name = html.P(rest_children(chart, language), className="mark-name")
    computed = [_computed(language)] if rest_number(chart) is not None else []
    return [html.Div([name, *computed], className="mark-head")]
