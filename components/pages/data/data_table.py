"""The rows of the data page as one plain table, its heads links that sort it, and the way to other pages."""

from dash import html
from dash.development.base_component import Component

from components.figures.quantity import place_words
from components.frame.pager import pager
from components.pages.data.data_cells import (
    PAGE,
    SORT,
    UNSORTED,
    Column,
    columns,
    rows_href,
    table_cell,
    table_rows,
)
from components.text import phrase, text
from components.web.view import View

HEADS = {"number": "number", "source": "screen-only"}
# Where a link that turns the page leads the eye.
TOP = "data-rows"


def data_table(view: View) -> Component:
    """Return the table of the page's rows; it scrolls sideways inside itself."""
    shown = [column for column in columns(view) if column.shown]
    answer = view.answer
    cells_of_rows = table_rows(view, answer.rows, last=answer.question.page == answer.pages)
    body = [html.Tr([table_cell(column, cell) for column in shown]) for cell in cells_of_rows]
    return html.Div(
        html.Table([html.Thead(html.Tr([_head(column, view) for column in shown])), html.Tbody(body)]),
        className="table-scroll data-table",
        role="region",
        tabIndex=0,
        **{"aria-label": text("data_page.table", view.language), "data-table": ""},
    )


def _head(column: Column, view: View) -> Component:
    """Return a column's head: each press sorts from the smallest, then from the largest, then not at all."""
    name = text(f"data_page.column_{column.id}", view.language)
    if column.id in UNSORTED:
        return html.Th(name, scope="col", className=HEADS.get(column.cell))
    at, after = view.filter.get(SORT, ""), {"": column.id, column.id: f"-{column.id}"}
    mine = at if at.removeprefix("-") == column.id else ""
    place = f"data-sort-{column.id}"
    # The address leads back to this head, so that the next press finds it under the pointer.
    link = html.A(name, id=place, href=f"{rows_href(view, sort=after.get(mine, ''))}#{place}")
    sorted_by = {"aria-sort": "descending" if mine.startswith("-") else "ascending"} if mine else {}
    return html.Th(link, scope="col", className=HEADS.get(column.cell), **sorted_by)


def rows_shown(view: View) -> list[Component]:
    """Return which of the rows this page shows; nothing where it shows all."""
    answer = view.answer
    if answer.pages == 1:
        return []
    last = answer.first + len(answer.rows) - 1
    numbers = {"first": place_words(f"{answer.first:,}"), "last": place_words(f"{last:,}")}
    return [html.Span(phrase("data_page.shown", view.language, **numbers))]


def other_pages(view: View) -> list[Component]:
    """Return the links to the other pages; nothing where there is one page."""
    asked = view.answer.question

    def href(page: int) -> str:
        return f"{rows_href(view, **{PAGE: '' if page == 1 else str(page)})}#{TOP}"

    return pager(asked.page, view.answer.pages, href, view.language)
