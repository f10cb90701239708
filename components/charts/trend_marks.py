"""What a dot of a trend means and where it leads: its name and figure, its sentence, its source."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.trend_layout import Dot
from components.figures.placed_words import placed_words, source_words
from components.figures.quantity import date_words
from components.text import named, text
from components.web.link import link
from components.web.page_addresses import indicator_href


def dot_words(dot: Dot, language: str) -> Component:
    """Return what a mark means, hidden until the script shows it."""
    figure, source = dot.placed.figure, dot.placed.source
    year = date_words(text("period.year", language, year=figure.year))
    name = html.P([named(figure, "short", language), " · ", year], className="mark-name")
    head = html.Div(
        [name, html.P(placed_words(dot.placed, language, "large"), className="mark-figure")],
        className="mark-head",
    )
    parts: list[Any] = [head]
    if scope := named(figure, "scope", language):
        parts.append(html.P(scope, className="mark-share"))
    if figure.sentence:
        parts.append(
            html.P(figure.sentence, className="mark-sentence", lang="zh-CN", **{"data-verbatim": ""})
        )
    parts.append(html.P(source_words(dot.placed, language), className="mark-share"))
    door = link(text("trend.to_page", language), indicator_href(language, source.id, figure.indicator))
    return html.Div(
        [*parts, html.P(door, className="mark-doors")], hidden=True, **{"data-mark-words": dot.placed.address}
    )
