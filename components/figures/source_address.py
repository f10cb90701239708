"""The address at which a report was published: a link where it is known, words where it is not."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.text import text
from data.select.rows import Report


def source_linked(words: str, report: Report, language: str) -> list[Any]:
    """Return words as a link to the report's source; where no address is known, the words and that.

    report: a row of `data.select.reports`; its `url` is "" where the address is not known.
    """
    if report.url:
        return [html.A(words, href=report.url, rel="external noopener")]
    return [words, text("source_address.in_brackets", language)]


def source_address(report: Report, language: str) -> str:
    """Return the address itself as plain words, or that it is not given."""
    return str(report.url) or text("source_address.not_given", language)


def address_itself(report: Report, language: str) -> Component:
    """Return the address as a link that shows it, or that it is not given."""
    if not report.url:
        return html.Span(source_address(report, language))
    return html.A(report.url, href=report.url, rel="external noopener", **{"data-address": ""})
