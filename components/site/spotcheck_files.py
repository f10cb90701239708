"""The list for a visit as a workbook."""

from flask import Flask, Response, abort

from components.site.downloads import as_file, built, file_name
from components.site.opening import from_url
from components.text import LANGUAGES, named, text
from components.web.file_addresses import KINDS
from data.exports.spotcheck import spot_frame


def register(server: Flask) -> None:
    """Answer the address; unknown reports and languages are 404."""
    server.add_url_rule("/download/<language>/<report>/spotcheck.xlsx", "download_spotcheck", _spotcheck)


def _spotcheck(language: str, report: str) -> Response:
    view = from_url(f"/{language}/spotcheck/{report}", {}) if language in LANGUAGES else None
    if view is None or view.page != "spotcheck":
        abort(404)
    whole = view.whole
    sources = whole.of_the_place[whole.of_the_place["id"] == report]
    body = built(spot_frame(whole, language), sources, language, "xlsx")
    words = [
        str(named(whole.row, "place", language)),
        str(whole.row.year),
        text("spotcheck.heading", language),
    ]
    return as_file(body, KINDS["xlsx"], file_name(words, language, "xlsx"), f"{report}-spotcheck.xlsx")
