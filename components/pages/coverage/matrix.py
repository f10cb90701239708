"""Reports against indicators: a mark a cell, a word in it, the number of reports that state a figure below.

A page can have thousands of cells: each holds its word and nothing else but the way to its evidence.
"""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import count
from components.pages.coverage.question import AS_WORDS, SHOW
from components.text import named, text
from components.web.page_addresses import coverage_href, indicator_href, overview_href, place_href, text_href
from components.web.view import View
from data.select.coverage_rows import BLANK, CLAIM, FIGURE, STATES, UNKNOWN, WORDS, Cell, Column, Row

# One letter a state: it stands in every cell.
LETTERS = {state: state[0] for state in STATES[:3]} | {
    "not_reported": "n",
    "not_applicable": "a",
    UNKNOWN: "u",
}


def legend(language: str) -> Component:
    """Return what the marks mean; words that this site found are said to be."""
    items = [
        html.Li([html.I(className=f"mark {LETTERS[state]}"), text(f"coverage.legend_{state}", language)])
        for state in STATES
    ]
    dots = [
        html.Li([_dot(is_quoted), text(f"report_tree.{'held' if is_quoted else 'cited'}_short", language)])
        for is_quoted in (True, False)
    ]
    return html.Ul([*items, *dots], className="coverage-legend")


def matrix(view: View) -> Component:
    """Return the table. It is one stop for the keyboard: a script moves within it, without one links do."""
    language, answer = view.language, view.coverage
    head = html.Thead(html.Tr([_corner(language), *(_head(column, view) for column in answer.columns)]))
    body = html.Tbody([_row(row, view) for row in answer.rows])
    names = " ".join(column.id for column in answer.columns)
    table = html.Table(
        [head, body, html.Tfoot(_totals(view))],
        role="grid",
        className="coverage-table",
        **{
            "aria-label": text("coverage.table", language),
            "data-columns": names,
            "data-show": view.filter.get(SHOW, ""),
        },
    )
    return html.Div(table, className="coverage-scroll", **{"data-coverage": ""})


def _corner(language: str) -> Component:
    return html.Th(text("coverage.corner", language), scope="col", className="corner")


def _head(column: Column, view: View) -> Component:
    words = html.Span(named(column, "short", view.language))
    current = {"aria-current": "true"} if view.filter.get("indicator") == column.id else {}
    return html.Th(words, scope="col", title=named(column, "name", view.language), **current)


def _row(row: Row, view: View) -> Component:
    name = html.A([named(row, "name", view.language), " ", str(row.year)], href=_row_href(row, view.language))
    opened = view.filter.get("report") == row.report
    cells = [
        _cell(row, column, view, opened and view.filter.get("indicator") == column.id)
        for column in view.coverage.columns
    ]
    current = {"aria-current": "true"} if opened else {}
    return html.Tr(
        [html.Th([_dot(row.is_quoted), name], scope="row"), *cells], **{"data-report": row.report, **current}
    )


def _dot(is_quoted: bool) -> Component:
    return html.I(className=f"report-dot{' is-full' if is_quoted else ''}")


def _row_href(row: Row, language: str) -> str:
    return overview_href(language, row.report) if row.is_quoted else place_href(language, row.place)


def _cell(row: Row, column: Column, view: View, is_opened: bool) -> Component:
    cell, language = view.coverage.cell(row, column), view.language
    current = {"aria-selected": "true"} if is_opened else {}
    if cell.state in BLANK:
        return html.Td(className="u", **current)
    words = text(f"coverage.cell_{cell.state}", language)
    href = evidence_href(row, column, cell, language)
    inside = html.A(words, href=href) if href else words
    return html.Td(inside, className=LETTERS[cell.state], **current)


def evidence_href(row: Row, column: Column, cell: Cell, language: str) -> str:
    """Return where this site shows what a report says of an indicator; "" where it says nothing."""
    if cell.state in (FIGURE, CLAIM):
        if row.is_quoted:
            return text_href(language, row.report, cell.figure)
        return indicator_href(language, row.report, column.id)
    return text_href(language, row.report, find=cell.alias) if cell.state == WORDS else ""


def _totals(view: View) -> Component:
    """Return the last row: of each indicator how many reports state a figure, of all pages."""
    language = view.language
    label = html.Th(text("coverage.totals", language), scope="row")
    cells = [
        html.Td(count(column.figures, f"figures-{column.id}", language) if column.figures else "")
        for column in view.coverage.columns
    ]
    return html.Tr([label, *cells])


def show_link(view: View) -> Component:
    """Return the way between marks and words."""
    as_words = not view.filter.get(SHOW)
    query = {**view.filter, SHOW: AS_WORDS if as_words else ""}
    key = "coverage.as_words" if as_words else "coverage.as_marks"
    other = "coverage.as_marks" if as_words else "coverage.as_words"
    return html.A(
        text(key, view.language),
        href=coverage_href(view.language, **query),
        className="button",
        **{"data-coverage-show": text(other, view.language)},
    )
