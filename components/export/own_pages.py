"""Pages that a copy has of its own: data files, search, the reports of a part, the door to each language."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.export.contents import START, Page
from components.export.document import DOCUMENT, ICON, STYLES, Documents, style_file
from components.export.search_index import KINDS
from components.export.ways import Target, between
from components.figures.quantity import date_words
from components.frame.page_frame import page as framed
from components.frame.search_field import search_field
from components.text import LANGUAGES, named, text
from components.web.file_addresses import KINDS as FILE_KINDS
from components.web.file_addresses import (
    all_href,
    coverage_file_href,
    kind_name,
    parquet_href,
    report_zip_href,
    required_file_href,
    rows_of_all_href,
)
from components.web.first_html import Written, as_html
from components.web.page_addresses import address, overview_href, place_href
from components.web.view import SHOWN_OF_A_VALUE, View
from data.select.rows import Report

DATA, SEARCH, REPORTS = Page("data"), Page("search"), Page("reports")
# The head of a table's column, and what it holds of a report.
Column = tuple[str, Callable[[Report], Any]]
SCRIPT = f"{STYLES}/search.js"
SAID = ("none", "found", "more", "loading", *KINDS)


def data_page(documents: Documents, view: View, reports: Sequence[Report]) -> str:
    """Return the page of the files to take away. reports: those of the copy."""
    language = documents.language
    parts = [
        html.Div(
            [
                html.H1(text("export.data_heading", language)),
                html.P(text("export.data_lead", language), className="lead"),
            ],
            className="page-head ruled",
        ),
        *([] if documents.contents.chosen else [_of_all(language)]),
        html.Section(
            [
                html.H2(text("export.data_reports", language)),
                html.P(text("export.data_reports_note", language), className="muted"),
                _table(reports, language, _package(language)),
            ],
            className="copy-reports",
        ),
    ]
    title = text("export.data_title", language)
    return documents.written(DATA, view, framed(view, *parts, title=title), title)


def _of_all(language: str) -> Component:
    """Return the files that hold everything, a line for each thing that they hold."""
    lines = {
        "rows": [rows_of_all_href(language, kind) for kind in FILE_KINDS],
        "package": [all_href()],
        "parquet": [parquet_href()],
        "coverage": [coverage_file_href(language, kind) for kind in FILE_KINDS],
        "required": [required_file_href(language, kind) for kind in FILE_KINDS],
        "differences": [address(f"download/{language}/differences.{kind}") for kind in FILE_KINDS],
    }
    rows = [
        html.Div(
            [
                html.Dt(text(f"export.data_{name}", language)),
                html.Dd(
                    [
                        html.Span([html.A(_name(href, language), href=href, download=""), " "])
                        for href in hrefs
                    ]
                ),
            ]
        )
        for name, hrefs in lines.items()
    ]
    return html.Section([html.H2(text("export.data_all", language)), html.Dl(rows, className="copy-files")])


def _name(href: str, language: str) -> str:
    kind = href.rpartition("/")[2].partition(".")[2]
    return kind_name(kind, language)


def _package(language: str) -> Column:
    return (
        text("export.column_file", language),
        lambda row: html.A("ZIP", href=report_zip_href(row.id), download=""),
    )


def _table(reports: Iterable[Report], language: str, last: Column) -> Component:
    """Return reports as a table. last: the head of its last column, and what it holds of a report."""
    heads = [text("export.column_report", language), text("export.column_year", language), last[0]]
    rows = [
        html.Tr(
            [
                html.Th(
                    html.A(named(row, "title", language), href=overview_href(language, row.id)), scope="row"
                ),
                html.Td(date_words(str(row.year))),
                html.Td(last[1](row)),
            ],
            id=row.id,
        )
        for row in reports
    ]
    head = html.Tr([html.Th(name, scope="col") for name in heads])
    return html.Table([html.Thead(head), html.Tbody(rows)], className="copy-table")


def reports_page(documents: Documents, view: View, reports: Sequence[Report]) -> str:
    """Return the list of reports in a copy of some of them."""
    language = documents.language
    place: Column = (
        text("export.column_place", language),
        lambda row: html.A(named(row, "place", language), href=place_href(language, row.place)),
    )
    parts = [
        html.Div(
            [
                html.H1(text("frame.reports", language)),
                html.P(text("export.some_reports", language, count=len(reports)), className="lead"),
            ],
            className="page-head ruled",
        ),
        _table(reports, language, place),
    ]
    title = f"{text('frame.reports', language)} · {text('frame.product', language)}"
    return documents.written(REPORTS, view, framed(view, *parts, title=title), title)


def search_page(documents: Documents, view: View, shards: Sequence[str]) -> str:
    """Return the search's page. shards: the files of the index, from the start of the copy."""
    language, here = documents.language, SEARCH.file(documents.language)
    title = text("search_page.title", language)
    head = html.Div(
        [
            html.H1(text("search_page.heading", language)),
            Written(as_html(_form(language))),
            html.P(text("export.search_lead", language), className="muted"),
            Written(f"<noscript><p>{escape(text('export.search_no_script', language))}</p></noscript>"),
        ],
        className="page-head search-head",
    )
    results = Written('<div id="results" class="copy-results" role="status"></div>')
    layout = framed(view, head, results, title=title, banner=False)
    told = {
        "words": {name: text(f"export.search_{name}", language, count="{count}") for name in SAID},
        "shards": [between(here, Target(shard)) for shard in shards],
    }
    # As data in the page: a file that is opened from a disk may fetch nothing.
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    end = (
        f'\n<script type="application/json" id="search-told">{data}</script>'
        f'\n<script src="{between(here, Target(SCRIPT))}" defer></script>'
    )
    return documents.written(SEARCH, view, layout, title, end=end)


def _form(language: str) -> Component:
    field = search_field("search-words", SHOWN_OF_A_VALUE, text("search_page.like", language))
    button = html.Button(text("search_page.find", language), type="submit", className="button strong")
    return html.Form(
        [
            html.Label(text("search_page.label", language), htmlFor="search-words"),
            html.Div([field, button], className="search-line"),
        ],
        method="get",
        role="search",
        className="place-search search-form",
    )


def door(reports: int, made: date) -> str:
    """Return the file that a reader opens first: the way into each language."""
    doors = "\n".join(as_html(_door(language, reports, made)) for language in LANGUAGES)
    first, *_ = LANGUAGES
    links = [f'<link rel="icon" type="image/svg+xml" href="{ICON}">']
    links += [f'<link rel="stylesheet" href="{style_file(kind)}">' for kind in ("style", "copy_style")]
    return DOCUMENT.substitute(
        lang=LANGUAGES[first],
        title=escape(" · ".join(text("export.start_title", language) for language in LANGUAGES)),
        description=escape(" ".join(text("export.start_lead", language) for language in LANGUAGES)),
        links="\n".join(links),
        style="",
        body=f'<main class="copy-doors">\n{doors}\n</main>',
    )


def _door(language: str, reports: int, made: date) -> Any:
    held = text("export.start_reports", language, count=reports)
    day = text("export.start_made", language, day=made.isoformat())
    way = " · ".join((text("export.start_open", language), text("language.name", language)))
    return html.Section(
        [
            html.H1(text("frame.product", language)),
            html.P(text("export.start_lead", language), className="lead"),
            html.P(html.A(way, href=Page(START).file(language), className="button strong")),
            html.P([html.Span(held), " · ", html.Span(day)], className="muted"),
        ],
        lang=LANGUAGES[language],
    )
