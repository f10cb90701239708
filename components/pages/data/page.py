"""Every figure and coverage claim, one a row: filters, the table, downloads."""

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.figures.quantity import count, counted
from components.frame.page_frame import page
from components.pages.data.data_cells import AS_OF, PAGE
from components.pages.data.data_filters import clear_link, column_choice, conditions, data_filters
from components.pages.data.data_table import TOP, data_table, other_pages, rows_shown
from components.pages.data.earlier_day import earlier_day
from components.pages.data.search_offer import in_the_texts, other_ways, searched_in
from components.text import named, phrase, text, words
from components.web.api_addresses import API, api_href, is_of_the_api, rows_api_href
from components.web.file_addresses import (
    KINDS,
    all_href,
    brief_href,
    brief_page_href,
    is_brief_page,
    kind_name,
    parquet_href,
    report_zip_href,
    rows_of_all_href,
    view_href,
)
from components.web.page_addresses import about_href, codebook_href, differences_href, for_programs_href
from components.web.view import View
from data.select.observation_rows import MOST_ROWS_OF_A_FILE


def title(view: View) -> str:
    """Return the tab's title."""
    report = view.report_row
    if report is None:
        return text("data_page.title_all", view.language)
    scope = text(
        "data_page.scope", view.language, place=named(report, "place", view.language), year=report.year
    )
    return text("data_page.title", view.language, scope=scope)


def description(view: View) -> str:
    """Return what a shared link says below its title."""
    return text("data_page.description", view.language)


def layout(view: View) -> Component:
    """Return the whole page."""
    table = [_tools(view), data_table(view), *other_pages(view), _note(view), *in_the_texts(view)]
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
        *earlier_day(view),
        *(table if view.answer.total else [_none(view)]),
        _downloads(view),
        title=title(view),
        wide=True,
    )


def _tools(view: View) -> Component:
    """Return how many rows there are, which columns, and the copy that only a script can make."""
    language = view.language
    return html.Div(
        [
            html.P(
                [
                    html.Span(
                        phrase(
                            "data_page.rows",
                            language,
                            count=count(view.answer.total, "rows", language),
                        )
                    ),
                    *_computed_rows(view),
                    *rows_shown(view),
                    *_nothing_missing(view),
                    html.Span("", **{"data-table-says": ""}),
                ],
                role="status",
                className="row-count",
            ),
            column_choice(view),
            html.Button(
                text("data_page.copy" if view.answer.pages == 1 else "data_page.copy_page", language),
                type="button",
                className="button with-script",
                **{"data-copy-table": ""},
            ),
            _by_hand(language),
        ],
        id=TOP,
        className="data-tools",
        # The sentence as it stands: its placeholder is the script's to fill, which knows how many rows it
        # copied.
        **{"data-copied": words(language)["data_page.copied"]},
    )


def _computed_rows(view: View) -> list[Component]:
    number = len(view.answer.computed)
    if not number:
        return []
    return [html.Span(counted("data_page.computed_rows", number, "rows-computed", view.language))]


def _nothing_missing(view: View) -> list[Component]:
    """Say so where the switch for what is not reported has nothing to show."""
    if list(conditions(view)) != ["missing"] or view.answer.unstated:
        return []
    return [html.Span(text("data_page.none_missing", view.language))]


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
    book = html.A(text("codebook.heading", view.language), href=codebook_href(view.language))
    api = html.A(text("api.tab", view.language), href=for_programs_href(view.language))
    door = html.A(text("differences.door", view.language), href=differences_href(view.language))
    return html.P(
        [*phrase("data_page.note", view.language, more=more), " ", door, " ", book, " ", api],
        className="muted data-note",
    )


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
            *searched_in(view),
            *other_ways(view),
            html.P(clear_link(view)),
        ],
        className="no-rows",
    )


def _downloads(view: View) -> Component:
    language, number = view.language, view.answer.total
    # A file holds the rows of all pages.
    these = replace(view, filters=tuple(pair for pair in view.filters if pair[0] != PAGE))
    files = [(kind_name(kind, language), view_href(these, kind)) for kind in KINDS]
    files.append((kind_name(API, language), rows_api_href(these)))
    day = view.filter.get(AS_OF, "")
    everything = [(kind_name(kind, language), rows_of_all_href(language, kind, day)) for kind in KINDS]
    everything.append((kind_name(API, language), api_href("observations", language, as_of=day)))
    # Packages hold what was corrected as a table of its own, and are of today.
    if not day:
        if view.report:
            files.append((text("brief.take", language), brief_href(language, view.report)))
            files.append((text("brief.print", language), brief_page_href(language, view.report)))
            files.append((text("data_page.zip_report", language), report_zip_href(view.report)))
        everything.append((text("data_page.parquet", language), parquet_href()))
        everything.append((text("data_page.zip", language), all_href()))
    key = "downloads_view" if view.answer.pages == 1 else "downloads_filtered"
    rows = [(key, files)] if number else []
    return html.Section(
        [
            html.H2(text("data_page.downloads", language)),
            *[_file_row(key, files, language) for key, files in [*rows, ("downloads_all", everything)]],
            html.P(text("data_page.downloads_note", language), className="muted"),
            *_cut(number, language),
        ],
        className="data-downloads screen-only",
    )


def _cut(number: int, language: str) -> list[Component]:
    """Say so where a file of the rows would be too long to make at once."""
    if number <= MOST_ROWS_OF_A_FILE:
        return []
    most = count(MOST_ROWS_OF_A_FILE, "rows-of-a-file", language)
    return [html.P(phrase("data_page.downloads_cut", language, count=most), className="muted")]


def _file_row(key: str, files: list[tuple[str, str]], language: str) -> Component:
    links = [
        html.Li(
            html.A(
                name, href=href, **({} if is_of_the_api(href) or is_brief_page(href) else {"download": ""})
            )
        )
        for name, href in files
    ]
    return html.Div([html.H3(text(f"data_page.{key}", language)), html.Ul(links)], className="file-row")
