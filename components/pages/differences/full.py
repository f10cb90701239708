"""One difference in full: its statements as cards of one size, the sum, a drawing, what may explain it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.difference_drawing import drawing
from components.charts.download_menu import Picture, download_menu
from components.figures.difference_words import cause, kind_words, lines, title
from components.figures.error_report import ANCHOR
from components.figures.page_citation import cite_page
from components.pages.differences.evidence import evidence_card
from components.text import text
from components.web.api_addresses import API, api_href
from components.web.file_addresses import (
    KINDS,
    difference_card_href,
    difference_file_href,
    difference_picture_href,
)
from components.web.page_addresses import about_href, differences_href
from components.web.plain_words import words_of
from components.web.public_address import public
from components.web.view import View
from data.arithmetic.differences import Comparison
from data.select.placed_rows import PlacedFigure


def full(comparison: Comparison, view: View) -> Component:
    """Return one difference in full, with an address of its own."""
    language, placed = view.language, view.compared.placed(comparison)
    here = differences_href(language, show=comparison.id)
    return html.Article(
        [
            html.Div(
                [
                    html.H2(html.A(title(comparison, placed, language), href=here)),
                    html.Span(kind_words(comparison.kind, language), className="tag"),
                ],
                className="difference-top",
            ),
            html.Div(
                [
                    html.Div(_cards(comparison, placed, view), className="evidence-pair"),
                    html.Div(
                        [_working(comparison, placed, language), *drawing(comparison, placed, language)]
                    ),
                ],
                className="difference-body",
            ),
            html.Div(
                [
                    html.H3(text("differences.cause", language)),
                    html.P(cause(comparison, placed, language)),
                    misread_link(placed[-1], language),
                ],
                className="difference-cause",
            ),
            _take(comparison, placed, here, language),
        ],
        id=comparison.id,
        className="difference",
    )


def _take(comparison: Comparison, placed: Sequence[PlacedFigure], here: str, language: str) -> Component:
    """Return the menu of what can be taken away: picture, both statements as a file, citation, address."""
    name = words_of(title(comparison, placed, language))
    picture = Picture(
        None,
        comparison.id,
        name,
        here,
        {
            **{kind: difference_file_href(language, comparison.id, kind) for kind in KINDS},
            API: api_href("differences", language, comparison=comparison.id),
        },
        drawn=difference_picture_href(language, comparison.id),
        card=difference_card_href(language, comparison.id),
        cited=lambda style: cite_page(name, "difference", style, language, date.today(), public(here)),
    )
    return download_menu(picture, language)


def misread_link(placed: PlacedFigure, language: str) -> Component:
    """Return the way to report that the slip is ours."""
    href = f"{about_href(language, placed.source.id, placed.figure.id)}#{ANCHOR}"
    return html.A(text("differences.misread", language), href=href, className="screen-only")


def _cards(comparison: Comparison, placed: Sequence[PlacedFigure], view: View) -> list[Component]:
    """Return two cards: both years of a change; of a sum or a share its figures and what is printed."""
    language = view.language
    if comparison.kind == "change":
        # The order of data.arithmetic.differences; on the page the earlier year comes first.
        this, last, printed = placed
        return [
            evidence_card([last], language, *_printed_by(last, printed)),
            evidence_card([this], language, *_printed_by(this, printed)),
        ]
    if comparison.kind in ("sum", "share"):
        return [evidence_card(placed[:-1], language), evidence_card(placed[-1:], language)]
    return [evidence_card([statement], language) for statement in placed]


def _printed_by(placed: PlacedFigure, printed: PlacedFigure) -> list[PlacedFigure]:
    return [printed] if printed.source.id == placed.source.id else []


def _working(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> Component:
    rows: list[Any] = [
        html.Div(
            [html.Dt(line.label), html.Dd([html.Span(line.working), html.Strong(line.result)])],
        )
        for line in lines(comparison, placed, language)
    ]
    head = html.P(
        [
            text("differences.working", language),
            " ",
            html.Span(text("differences.computed_here", language), className="tag"),
        ],
        className="muted",
    )
    return html.Div([head, html.Dl(rows)], className="difference-working")
