"""Which report says what, as files to take away: what a page shows, or everything."""

from flask import Flask, Response, abort, request

from components.frame.report_filter import asked_of
from components.site.downloads import as_file, built, file_name
from components.site.earlier_files import column_names, day_words, of_asked_day, with_day
from components.text import LANGUAGES, text
from components.web.file_addresses import KINDS
from data.exports.coverage_rows import coverage_frame, coverage_matrix
from data.select import reports
from data.select.coverage import coverage, everything


def register(server: Flask) -> None:
    """Answer the address; languages and kinds of files that there are not are 404."""
    server.add_url_rule("/download/<language>/coverage.<kind>", "download_coverage", _coverage)


def _coverage(language: str, kind: str) -> Response:
    """Answer the rows of all pages of a question; without a category those of every subject."""
    with of_asked_day(language) as then:
        asked, lost = asked_of(request.args.to_dict())
        if language not in LANGUAGES or kind not in KINDS or lost or coverage(asked).unknown:
            abort(404)
        columns, rows, cells = everything(asked)
        known = reports()
    # In a spreadsheet one looks across; what is counted by program has a row a cell.
    if kind == "xlsx":
        frame, names = coverage_matrix(columns, rows, cells, language)
        names |= column_names(language)
    else:
        frame, names = coverage_frame(columns, rows, cells, language), None
    sources = known[known["id"].isin({row.report for row in rows})]
    name = file_name([text("coverage.heading", language), *day_words(then, language)], language, kind)
    body = built(with_day(frame, then), sources, language, kind, names)
    return as_file(body, KINDS[kind], name, f"coverage.{kind}")
