"""Beside a figure: that it is stated differently elsewhere, and the way to both."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.difference_words import kind_words
from components.figures.quantity import figure_words
from components.text import phrase, text
from components.web.page_addresses import differences_href
from components.web.view import View
from data.select.placed_rows import Differing
from data.select.rows import Observation


def stated_elsewhere(row: Observation, view: View) -> list[Component]:
    """Return a small line for each difference that a figure stands in; nothing where there is none."""
    key = (view.report, row.id)
    own = [
        differing
        for differing in view.differing
        if key in {statement.key for statement in differing.comparison.statements}
    ]
    return [_line(differing, key, view.language) for differing in own]


def _line(differing: Differing, key: tuple[str, str], language: str) -> Component:
    comparison = differing.comparison
    href = differences_href(language, show=comparison.id)
    link = html.A(text("differences.line_link", language), href=href)
    return html.P([*_words(differing, key, language), " ", link], className="stated-elsewhere")


def _words(differing: Differing, key: tuple[str, str], language: str) -> list[Any]:
    """Return what the other statement is; of sums, shares and changes what kind of difference it is."""
    comparison = differing.comparison
    if comparison.kind not in ("sources", "passages"):
        return [kind_words(comparison.kind, language)]
    other = next(
        placed
        for statement, placed in zip(comparison.statements, differing.placed, strict=True)
        if statement.key != key
    )
    return phrase("differences.line_written", language, figure=figure_words(other.figure, language))
