"""The years of a place: in which the yearly report is here, and what else is."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.document_words import GOVERNMENT, document_words
from components.figures.quantity import counted, date_words
from components.frame.report_tree import DOTS, Columns, columns_of
from components.text import joined, text
from components.web.page_addresses import overview_href
from components.web.view import View
from data.select.place_rows import QUOTED, Document

ANNUAL = "annual_report"
# What the counts of a document are of.
COUNTED = {"numbers": "figures", "claims": "covered"}


def dot(is_quoted: bool, is_small: bool = False) -> Component:
    """Return the mark of a document: full where its text is here, hollow where only figures are."""
    small = " is-small" if is_small else ""
    return html.I(className=f"report-dot {DOTS['held' if is_quoted else 'cited']}{small}")


def columns_here(view: View) -> Columns:
    """Return the years that have a column on this page."""
    return columns_of(document.report.year for document in view.here.documents)


def years_held(view: View) -> list[Component]:
    """Return the years in their order, each with its yearly report and with other documents.

    A document of another kind never fills the year of a yearly report that is not here.
    """
    here, language = view.here, view.language
    if not here.documents:
        return []
    columns = columns_here(view)
    entries = [_year(year, view) for year in columns.years]
    if columns.has_earlier:
        earlier = [document for document in here.documents if document.report.year < columns.years[0]]
        entries.insert(0, _earlier(earlier, view))
    labels = [html.Span(text(f"place.row_{kind}", language)) for kind in ("annual", "other")]
    return [
        html.Section(
            [
                html.H2(text("place.years", language), className="seen-by-readers-of-screens"),
                html.Div(labels, className="year-labels", **{"aria-hidden": "true"}),
                html.Ol(entries, style={"--years": len(entries)}),
            ],
            className="place-years",
        )
    ]


def _year(year: int, view: View) -> Component:
    documents = [document for document in view.here.documents if document.report.year == year]
    annual = [document for document in documents if document.kind == ANNUAL]
    is_quoted = any(document.report.evidence == QUOTED for document in documents)
    head: list[Any] = [date_words(str(year)), *([dot(is_quoted)] if documents else [])]
    missing = html.P(
        [
            html.Span(text("place.not_held", view.language)),
            html.A(text("place.add_year", view.language), href="#adding"),
        ],
        className="not-held",
    )
    return html.Li(
        [
            html.H3(head, className="of-text" if is_quoted else None),
            _cell("annual", [_document(document, view) for document in annual] or [missing], view),
            _cell(
                "other",
                [_document(document, view) for document in documents if document.kind != ANNUAL],
                view,
            ),
        ]
    )


def _earlier(documents: Iterable[Document], view: View) -> Component:
    """Return what is older than the years with a column of their own, each document with its year."""
    entries_of_rows = {
        row: [
            _document(document, view, with_year=True)
            for document in documents
            if (document.kind == ANNUAL) == is_annual
        ]
        for row, is_annual in (("annual", True), ("other", False))
    }
    return html.Li(
        [
            html.H3(text("report_tree.earlier", view.language)),
            *(_cell(row, entries, view) for row, entries in entries_of_rows.items()),
        ]
    )


def _cell(row: str, entries: list[Component], view: View) -> Component:
    nothing = html.P("\u2014", className="nothing", **{"aria-hidden": "true"})
    label: Any = html.Span(text(f"place.row_{row}", view.language), className="year-label")
    return html.Div([label, *(entries or [nothing])], className="year-cell" if entries else "year-cell empty")


def _document(document: Document, view: View, with_year: bool = False) -> Component:
    language, report = view.language, document.report
    is_quoted = report.evidence == QUOTED
    words = document_words(report, language)
    if document.kind == ANNUAL and report.source_kind == GOVERNMENT:
        # The row says what it is; what of it is here is left to be said.
        words = text(f"report_tree.{'held' if is_quoted else 'cited'}_short", language)
    year: list[Any] = [date_words(str(report.year)), " "] if with_year else []
    return html.Div(
        [
            html.A([*year, words], href=overview_href(language, report.id)),
            html.Span(_numbers(document, language), className="year-numbers"),
            *source_link(report.url, language),
        ],
        className="year-document of-text" if is_quoted else "year-document",
    )


def _numbers(document: Document, language: str) -> list[Any]:
    counts = {"numbers": document.numbers, "claims": document.claims}
    parts = [
        counted(f"reports.{what}", number, f"{COUNTED[what]}-{document.report.id}", language)
        for what, number in counts.items()
        if number
    ]
    return joined(parts, text("frame.and", language))


def source_link(url: str, language: str, key: str = "place.source") -> list[Component]:
    """Return the link that opens a document where it was published; none where no address is known."""
    if not url:
        return []
    words: list[Any] = [text(key, language), html.Span(" \u2197", **{"aria-hidden": "true"})]
    return [html.A(words, href=url, rel="external noopener", className="to-source")]
