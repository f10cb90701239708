"""Every figure and coverage claim, one a row: filters, the table, downloads."""

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from components.data_cells import columns
from components.data_filters import clear_link, data_filters
from components.data_grid import data_grid
from components.data_rows import data_rows
from components.download_links import FILES, file_name
from components.downloads import all_href, download_href, view_href
from components.frame import page
from components.quantity import count
from components.text import named, phrase, text, words
from components.view import View, about_href
from data import select


def title(view: View) -> str:
    """Return the tab's title."""
    if not view.report:
        return text("data_page.title_all", view.language)
    report = select.report(view.report)
    scope = text(
        "data_page.scope", view.language, place=named(report, "place", view.language), year=report.year
    )
    return text("data_page.title", view.language, scope=scope)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("data_page.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    rows = data_rows(view)
    table = [_tools(rows, view), data_grid(rows, view), _note(view)] if len(rows) else [_none(view)]
    return page(
        view,
        html.Div(
            [
                html.H1(text("data_page.heading", view.language)),
                html.P(text("data_page.lead", view.language), className="lead screen-only"),
            ],
            className="page-head",
        ),
        data_filters(view),
        *table,
        _downloads(len(rows), view),
        title=title(view),
        wide=True,
    )


def _tools(rows: pd.DataFrame, view: View) -> Component:
    """Return how many rows there are, and what only a script can do with them."""
    language, number = view.language, len(rows)
    said = {
        "data-rows-filtered": words(language)["data_page.rows_filtered"],
        "data-copied": words(language)["data_page.copied"],
    }
    return html.Div(
        [
            html.P(
                [
                    html.Span(phrase("data_page.rows", language, count=count(number, "rows", language))),
                    *_nothing_missing(rows, view),
                    html.Span("", **{"data-table-says": ""}),
                ],
                role="status",
                className="row-count",
            ),
            _columns(view),
            html.Button(
                text("data_page.copy", language),
                type="button",
                className="button with-grid",
                **{"data-copy-table": ""},
            ),
            _by_hand(language),
        ],
        className="data-tools",
        **said,
    )


def _nothing_missing(rows: pd.DataFrame, view: View) -> list[Component]:
    """Say so where the switch for what is not reported has nothing to show."""
    if "missing" not in view.filter or (rows["status"] != "reported").any():
        return []
    if len(_choices_made(view)) > 1:
        return []
    return [html.Span(text("data_page.none_missing", view.language))]


def _choices_made(view: View) -> list[str]:
    """Return the names of the filters that narrow the rows, the switch among them."""
    return [*dict(view.filters), *(["category"] if view.categories else [])]


def _columns(view: View) -> Component:
    language = view.language
    buttons = [
        html.Button(
            text(f"data_page.column_{column.id}", language),
            type="button",
            className="chip",
            **{"aria-pressed": "true" if column.shown else "false", "data-column": column.id},
        )
        # A row without its name would be nobody's.
        for column in columns(view)
        if column.cell != "name"
    ]
    group = html.Div(
        buttons, role="group", className="chips", **{"aria-label": text("data_page.columns_label", language)}
    )
    return html.Details(
        [html.Summary(text("data_page.columns", language), className="button"), group],
        className="column-choice with-grid",
    )


def _by_hand(language: str) -> Component:
    """Where the browser keeps the clipboard to itself: the text, to be copied by hand."""
    field = dcc.Textarea(id="data-copy-text", readOnly=True, rows=10)
    return html.Dialog(
        [
            html.P(text("data_page.copy_by_hand", language)),
            html.Label(text("data_page.copy_text", language), htmlFor="data-copy-text"),
            field,
            html.Button(
                text("data_page.close", language), type="button", className="button", **{"data-close": ""}
            ),
        ],
        className="by-hand",
        **{"data-copy-dialog": "", "aria-label": text("data_page.copy", language)},
    )


def _note(view: View) -> Component:
    more = html.A(text("data_page.note_more", view.language), href=about_href(view.language) + "#symbols")
    return html.P(phrase("data_page.note", view.language, more=more), className="muted data-note")


def _none(view: View) -> Component:
    language = view.language
    return html.Div(
        [
            html.P(
                [
                    html.Span(text("data_page.none", language)),
                    html.Span(
                        phrase("data_page.rows", language, count=count(0, "rows", language)),
                        className="seen-by-readers-of-screens",
                    ),
                ],
                role="status",
            ),
            html.P(text("data_page.none_why", language), className="muted"),
            html.P(clear_link(view)),
        ],
        className="no-rows",
    )


def _downloads(number: int, view: View) -> Component:
    language = view.language
    narrowed = bool(view.report or view.filters or view.categories)
    these = [(file_name(kind, language), view_href(view, kind)) for kind in FILES]
    everything = [(file_name(kind, language), download_href(language, "", "", kind)) for kind in FILES]
    everything.append((text("data_page.zip", language), all_href()))
    rows = [("downloads_view", these)] if narrowed and number else []
    return html.Section(
        [
            html.H2(text("data_page.downloads", language)),
            *[_file_row(key, files, language) for key, files in [*rows, ("downloads_all", everything)]],
            html.P(text("data_page.downloads_note", language), className="muted"),
        ],
        className="data-downloads screen-only",
    )


def _file_row(key: str, files: list[tuple[str, str]], language: str) -> Component:
    links = [html.Li(html.A(name, href=href, download="")) for name, href in files]
    return html.Div([html.H3(text(f"data_page.{key}", language)), html.Ul(links)], className="file-row")
