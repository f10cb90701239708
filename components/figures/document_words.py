"""What a document is and when it was seen, in words that mark what no government published itself."""

from typing import Any

from dash.development.base_component import Component

from components.figures.quantity import date_words
from components.text import phrase, text
from data.select.document_kinds import document_kind
from data.select.rows import Report

GOVERNMENT = "government"


def document_words(report: Report, language: str) -> str:
    """Return the kind of a report's source; of a yearly report that is shown elsewhere, that too."""
    kind = document_kind(report.title, report.source_kind)
    source = text(f"document_words.source_{report.source_kind}", language)
    if kind == "other":
        return source
    words = text(f"document_words.{kind}", language)
    if report.source_kind == GOVERNMENT:
        return words
    return text("document_words.shown_by", language, kind=words, by=source)


def seen_words(report: Report, language: str) -> list[Any]:
    """Return the sentence that says when a source was last seen; where nobody noted it, when it came in."""
    key = "document_words.seen" if report.retrieved else "document_words.entered"
    return phrase(key, language, day=date_words(report.retrieved or report.added))


def published_words(report: Report, language: str) -> Component | str:
    """Return the day on which a source was published; where it shows none, that."""
    return date_words(report.published) if report.published else text("frame.no_date", language)
