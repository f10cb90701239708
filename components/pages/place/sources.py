"""The documents that a place's figures come from, the newest first, each with its address."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.figures.document_words import document_words, published_words
from components.figures.quantity import date_words
from components.figures.source_address import source_address
from components.pages.place.years import source_link
from components.text import FIRST_LANGUAGE, LANGUAGES, joined, named, text
from components.web.page_addresses import overview_href
from components.web.view import View
from data.select.place_rows import QUOTED
from data.select.rows import Report


def sources(view: View) -> list[Component]:
    """Return the list of documents."""
    newest_first = [document.report for document in reversed(view.here.documents)]
    return [
        html.Section(
            [
                html.H2(text("place.sources", view.language)),
                html.Ul([html.Li(_source(report, view.language)) for report in newest_first]),
            ],
            className="place-sources",
        )
    ]


def _source(report: Report, language: str) -> list[Any]:
    title = named(report, "title", language)
    verbatim = {"data-verbatim": ""}
    if language == FIRST_LANGUAGE:
        verbatim["lang"] = LANGUAGES[FIRST_LANGUAGE]
    published = published_words(report, language)
    seen = "seen_on" if report.retrieved else "entered_on"
    facts = [
        document_words(report, language),
        named(report, "source_name", language),
        [text("place.published", language), published],
        [text(f"place.{seen}", language), date_words(report.retrieved or report.added)],
        text(f"report_tree.{'held' if report.evidence == QUOTED else 'cited'}_short", language),
    ]
    joined_facts = joined(facts, text("place.between", language))
    paper = html.Span(source_address(report, language), className="paper-only", **{"data-address": ""})
    return [
        html.A(html.Span(title, **verbatim), href=overview_href(language, report.id)),
        html.Span([*joined_facts, " ", *source_link(report.url, language), paper], className="muted"),
    ]
