"""Numbers that count nothing, and slips of the source: marked in the text, each with its reason."""

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.verbatim import Mark
from components.text import LANGUAGES, named, text
from data.select import WholeReport
from data.select.rows import Correction


def mention_marks(report: WholeReport, language: str) -> list[Mark]:
    """Return a mark for every number or coverage word that is no indicator; style shows them when asked."""
    return [
        Mark(row.start, row.end, _draw_mention(named(row, "reason", language), language))
        for row in report.mention_rows
    ]


def _draw_mention(reason: str, language: str) -> Callable[[list[Any]], list[Any]]:
    def draw(children: list[Any]) -> list[Any]:
        return [html.Span(children, className="mention"), _note([reason], "mention-note", language)]

    return draw


def _note(children: list[Any], style: str, language: str) -> Component:
    return html.Span(children, lang=LANGUAGES[language], className=style, **{"data-note": ""})


def explained_slip_marks(report: WholeReport, language: str) -> list[Mark]:
    """Return a mark for every slip of the source: printed as it is, its reason behind a note that opens."""
    return [Mark(row.start, row.end, _draw_slip(row, language)) for row in report.correction_rows]


def _draw_slip(row: Correction, language: str) -> Callable[[list[Any]], list[Any]]:
    def draw(children: list[Any]) -> list[Any]:
        note = html.Details(
            [
                html.Summary(text("verbatim.as_printed", language)),
                html.Span(named(row, "reason", language), className="slip-reason", **{"data-verbatim": ""}),
            ],
            lang=LANGUAGES[language],
            className="slip-note",
            **{"data-note": ""},
        )
        return [html.Span(children, className="slip"), note]

    return draw
