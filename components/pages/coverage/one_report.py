"""What one report says, indicator by indicator: a list by subject, which is what a phone shows."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.quantity import figure_words
from components.pages.coverage.matrix import LETTERS, evidence_href
from components.text import named, text
from components.web.page_addresses import address
from components.web.view import View
from data.select.coverage_rows import UNKNOWN, Cell, Column, Row


def one_report(view: View) -> list[Component]:
    """Return the list of the chosen report, or of the first; nothing where no report fits."""
    row = view.coverage.list_of
    if row is None:
        return []
    language, subjects = view.language, {one.id: one for one in view.coverage.of("category")}
    parts = [
        _subject(named(subjects[subject], "name", language), list(columns), row, view)
        for subject, columns in groupby(view.coverage.list, key=lambda column: column.category)
    ]
    heading = text("coverage.list_heading", language, place=named(row, "name", language), year=row.year)
    return [
        html.Section([html.H2(heading, id="list"), _chooser(row, view), *parts], className="coverage-list")
    ]


def _chooser(row: Row, view: View) -> Component:
    """Return the choice among the reports of this page, for where the table is not shown."""
    language = view.language
    options = [
        html.Option(
            f"{named(one, 'name', language)} {one.year}",
            value=one.report,
            **({"selected": True} if one.report == row.report else {}),
        )
        for one in view.coverage.rows
    ]
    others = [
        dcc.Input(type="hidden", name=name, value=value)
        for name, value in view.filters
        if name not in ("report", "indicator")
    ]
    return html.Form(
        [
            html.Label(
                [
                    html.Span(text("coverage.report", language)),
                    html.Select(options, name="report", id="coverage-report"),
                ]
            ),
            *others,
            html.Button(text("coverage.choose", language), type="submit", className="button"),
        ],
        action=address(f"{language}/coverage") + "#list",
        method="get",
        className="coverage-choices screen-only",
        **{"data-coverage-form": ""},
    )


def _subject(name: str, columns: Sequence[Column], row: Row, view: View) -> Component:
    is_open = {"open": True} if columns[0].category == view.coverage.question.category else {}
    items = [_item(column, row, view) for column in columns]
    return html.Details([html.Summary(name), html.Ul(items)], **is_open)


def _item(column: Column, row: Row, view: View) -> Component:
    language, cell = view.language, view.coverage.cell(row, column)
    href = evidence_href(row, column, cell, language)
    says = _says(cell, view)
    return html.Li(
        [
            html.I(className=f"mark {LETTERS[cell.state]}"),
            html.Span(named(column, "short", language)),
            html.A(says, href=href) if href else html.Span(says, className="muted"),
        ]
    )


def _says(cell: Cell, view: View) -> Any:
    placed = view.coverage.figures.get(cell.figure)
    if placed is not None:
        return figure_words(placed.figure, view.language, style="row")
    if cell.stated:
        return html.Span(cell.stated, lang="zh-CN", **{"data-verbatim": ""})
    return text(f"coverage.cell_{cell.state}", view.language) if cell.state != UNKNOWN else ""
