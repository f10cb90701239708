"""The checking sheet of a work area, for paper: figures, words, checks, and blanks for pen and file."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.check_lines import line_of
from components.quantity import figure_words
from components.text import named, text
from components.view import View
from data.agreement import Check

COLUMNS = ("figure", "stated", "check", "office", "evidence")


def check_sheet(view: View, section: str) -> Component | None:
    """Return the sheet, or None for an area without figures. The sentence stands above it, in the text."""
    stated = view.whole.observations
    stated = stated[(stated["section"] == section) & (stated["status"] == "reported")]
    if not len(stated):
        return None
    head = html.Tr([html.Th(text(f"check_sheet.{column}", view.language), scope="col") for column in COLUMNS])
    return html.Section(
        [
            html.H2(text("check_sheet.heading", view.language)),
            html.Table([html.Thead(head), html.Tbody([_row(row, view) for row in stated.itertuples()])]),
        ],
        className="check-sheet on-paper",
    )


def _row(row: Any, view: View) -> Component:
    return html.Tr(
        [
            html.Th(named(row, "short", view.language), scope="row"),
            html.Td(figure_words(row, "zh"), lang="zh-CN", className="number"),
            html.Td(_check(row, view)),
            html.Td(""),
            html.Td(""),
        ]
    )


def _check(row: Any, view: View) -> list:
    found = [check for check in view.whole.checks if _concerns(check, row.indicator)]
    return [html.Div(line_of(check, view.whole, view.language)) for check in found]


def _concerns(check: Check, indicator: str) -> bool:
    return check.kind != "at_most" and indicator in (*check.left, check.right)
