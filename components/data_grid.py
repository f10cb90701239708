"""The rows of the data page: as a plain table at first, as AG Grid where scripts run."""

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component
from dash_ag_grid import AgGrid

from components.data_cells import Column, cells, columns, plain_cell
from components.text import text, words
from components.view import View

GRID = "data-grid"
LOCALE = "data_grid.locale_"
HEADS = {"number": "number", "source": "screen-only"}
RENDERERS = {
    "name": "DataName",
    "figure": "DataFigure",
    "number": "DataNumber",
    "date": "DataDate",
    "words": "DataWords",
    "source": "DataSource",
}


def data_grid(rows: pd.DataFrame, view: View) -> Component:
    """Return the plain table and the grid in one frame, whose height is there before the grid is."""
    told = [cells(row, view) for row in rows.itertuples()]
    return html.Div(
        [_plain_table(rows, told, view), _grid(told, view)],
        className="data-frame",
        style={"--rows": len(told)},
        **{"data-grid-frame": ""},
    )


def _plain_table(rows: pd.DataFrame, told: list[dict[str, Any]], view: View) -> Component:
    shown = [column for column in columns(view) if column.shown]
    head = [_head(column, view.language) for column in shown]
    body = [
        html.Tr([plain_cell(column, cell, row, view) for column in shown])
        for row, cell in zip(rows.itertuples(), told, strict=True)
    ]
    return html.Div(
        html.Table([html.Thead(html.Tr(head)), html.Tbody(body)]),
        className="table-scroll plain-table",
        role="region",
        tabIndex=0,
        **{"aria-label": text("data_page.table", view.language)},
    )


def _head(column: Column, language: str) -> Component:
    return html.Th(
        text(f"data_page.column_{column.id}", language), scope="col", className=HEADS.get(column.cell)
    )


def _grid(told: list[dict[str, Any]], view: View) -> Component:
    return html.Div(
        AgGrid(
            id=GRID,
            className="data-grid",
            rowData=told,
            columnDefs=[_definition(column, view.language) for column in columns(view)],
            defaultColDef={"resizable": True, "sortable": True, "filter": "agTextColumnFilter"},
            dashGridOptions={
                "theme": {"function": "themeQuartz"},
                "localeText": locale(view.language),
                "animateRows": False,
                "suppressColumnMoveAnimation": True,
                "suppressDragLeaveHidesColumns": True,
                "enableCellTextSelection": True,
                "ensureDomOrder": True,
                "suppressColumnVirtualisation": True,
            },
            style={"height": "100%", "width": "100%"},
        ),
        className="grid-place",
    )


def _definition(column: Column, language: str) -> dict[str, Any]:
    """Return a column as AG Grid takes it; long words wrap instead of being cut."""
    told: dict[str, Any] = {
        "colId": column.id,
        "field": column.id,
        "headerName": text(f"data_page.column_{column.id}", language),
        # Columns grow together where there is room; where there is none, the grid scrolls inside itself.
        "flex": column.width,
        "minWidth": column.width,
        "hide": not column.shown,
        "wrapText": True,
        "autoHeight": True,
        "wrapHeaderText": True,
    }
    if column.cell in RENDERERS:
        told["cellRenderer"] = RENDERERS[column.cell]
    if column.cell == "figure":
        # By size, not by words; what has no number comes last.
        told["comparator"] = {"function": "byValue"}
    if column.cell == "number":
        told |= {"filter": "agNumberColumnFilter", "type": "rightAligned"}
    if column.cell == "source":
        told |= {"filter": False, "sortable": False}
    return told


def locale(language: str) -> dict[str, str]:
    """Return AG Grid's own words in the reader's language."""
    return {key.removeprefix(LOCALE): said for key, said in words(language).items() if key.startswith(LOCALE)}
