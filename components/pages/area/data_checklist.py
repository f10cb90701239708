"""The checklist of a work area, for paper: figures, words, reconciliations, and blanks for pen and file."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.phrase_html import as_children
from components.figures.quantity import figure_words
from components.figures.reconciliation_lines import line_of
from components.text import FIRST_LANGUAGE, named, text
from components.web.view import View
from data.arithmetic.reconcile import Reconciliation
from data.select.make_rows import rows_of
from data.select.rows import Observation

COLUMNS = ("figure", "stated", "check", "office", "evidence")


def data_checklist(view: View, section: str) -> Component | None:
    """Return the checklist, None for an area without figures. The sentences stand above it, in the text."""
    observations = view.whole.observations
    stated = observations[(observations["section"] == section) & (observations["status"] == "reported")]
    if not len(stated):
        return None
    rows = [_row(row, view) for row in rows_of(Observation, stated)]
    head = html.Tr(
        [html.Th(text(f"data_checklist.{column}", view.language), scope="col") for column in COLUMNS]
    )
    return html.Section(
        [
            html.H2(text("data_checklist.heading", view.language)),
            html.Table([html.Thead(head), html.Tbody(rows)]),
        ],
        className="check-sheet on-paper",
    )


def _row(row: Observation, view: View) -> Component:
    return html.Tr(
        [
            html.Th(named(row, "short", view.language), scope="row"),
            # In the report's words whatever the page's language: the checklist is laid beside the printed
            # report.
            html.Td(figure_words(row, FIRST_LANGUAGE), lang="zh-CN", className="number"),
            html.Td(_reconciliations(row, view)),
            # The office and the evidence are written in by hand.
            html.Td(""),
            html.Td(""),
        ]
    )


def _reconciliations(row: Observation, view: View) -> list[Any]:
    return [
        html.Div(as_children(line_of(check, view.whole, view.language)))
        for check in view.whole.reconciliations
        if _concerns(check, row.indicator)
    ]


def _concerns(check: Reconciliation, indicator: str) -> bool:
    # That a part lies within its whole needs no pen.
    return check.kind != "at_most" and indicator in (*check.left, check.right)
