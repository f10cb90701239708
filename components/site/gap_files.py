"""A request for disclosure of a figure that a report does not state, as a Word file."""

from flask import Flask, Response, abort

from components.pages.gap.request import request_lines, request_title
from components.site.downloads import as_file, file_name
from components.site.opening import from_url
from components.text import FIRST_LANGUAGE, LANGUAGES, named
from components.web.file_addresses import DOCX_KIND
from data.exports.letter import letter


def register(server: Flask) -> None:
    """Answer the address; what is no gap is 404."""
    server.add_url_rule("/download/<language>/gap/<report>/<indicator>.docx", "download_gap", _gap)


def _gap(language: str, report: str, indicator: str) -> Response:
    view = from_url(f"/{language}/gap/{report}/{indicator}", {}) if language in LANGUAGES else None
    if view is None or view.gap is None:
        abort(404)
    row = view.whole.row
    body = letter(request_title(), request_lines(view.gap, row))
    words = [request_title(), str(named(row, "place", FIRST_LANGUAGE)), str(row.year)]
    words.append(str(named(view.gap.row, "short", FIRST_LANGUAGE)))
    return as_file(body, DOCX_KIND, file_name(words, language, "docx"), f"request-{report}-{indicator}.docx")
