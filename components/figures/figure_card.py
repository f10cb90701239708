"""One figure by itself: what is counted, how much in the report's words, the sentence that says so."""

from dash import html
from dash.development.base_component import Component

from components.figures.period import other_period
from components.figures.quantity import figure_words
from components.figures.verbatim import figure_marks, sentence
from components.text import FIRST_LANGUAGE, named, text, translated
from data.select import WholeReport
from data.select.rows import Observation


def figure_card(report: WholeReport, row: Observation, language: str) -> Component:
    """Return the card of a figure that a report states."""
    period = other_period(row, int(report.row.year), language)
    words = [figure_words(row, language, style="large"), period]
    return html.Section(
        [
            html.H1(named(row, "name", language), id="figure", className="finding"),
            html.P(words, className=f"figure-words {row.kind}"),
            *(_sentence(report, row, language) if report.is_quoted else []),
        ],
        className="embed-figure",
        **{"aria-labelledby": "figure"},
    )


def _sentence(report: WholeReport, row: Observation, language: str) -> list[Component]:
    marks = figure_marks(report, language, chosen=row.id, arrive=False)
    quote = html.Blockquote(sentence(report, *row.sentence_span, marks, html.P), className="quote chosen")
    if language == FIRST_LANGUAGE:
        return [quote]
    note = html.Span(text("statement_text.unofficial", language), className="tag")
    english = html.Span(translated(row, "sentence", language), **{"data-verbatim": ""})
    return [quote, html.P([english, " ", note], className="unofficial")]
