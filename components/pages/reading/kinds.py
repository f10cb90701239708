"""The figures by kind of number, the commonest first."""

from dash import html
from dash.development.base_component import Component

from components.pages.reading.measures import REPORTS
from components.pages.reading.parts import dot, end_of
from components.text import text, words
from data.reading.score import Tally
from data.reading.scores import Scores


def kinds(scores: Scores, language: str) -> Component:
    """Return each kind that has a name, with how many of its numbers are read with value, unit and hedge."""
    told = scores.groups[REPORTS].kinds
    named = [(name, tally) for name, tally in told.items() if f"reading.kind_{name}" in words(language)]
    return html.Ul([_row(name, tally, language) for name, tally in named], className="score-rows is-small")


def _row(name: str, tally: Tally, language: str) -> Component:
    where = f"{REPORTS} kinds {name}"
    return html.Li(
        [
            html.Span(html.B(text(f"reading.kind_{name}", language)), className="score-name"),
            dot(tally),
            end_of(tally, where, language),
        ]
    )
