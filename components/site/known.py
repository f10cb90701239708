"""What an address of a file or picture names, or 404."""

from flask import abort

from components.text import FIRST_LANGUAGE, LANGUAGES
from data import select


def known_report(report: str, language: str = FIRST_LANGUAGE) -> select.WholeReport:
    """Return the report that an address names; 404 where it or the language is unknown."""
    if language not in LANGUAGES:
        abort(404)
    try:
        return select.whole_report(report)
    except KeyError:
        abort(404)
