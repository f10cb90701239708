"""What the rules ask of annual reports, as files to take away."""

from flask import Flask, Response, abort, request

from components.frame.report_filter import asked_of
from components.site.downloads import as_file, built, file_name
from components.site.earlier_files import day_words, of_asked_day, with_day
from components.text import LANGUAGES, text
from components.web.file_addresses import KINDS
from data.exports.required_rows import required_frame
from data.select import reports
from data.select.required import everything, required


def register(server: Flask) -> None:
    """Answer the address; languages and kinds of files that there are not are 404."""
    server.add_url_rule("/download/<language>/required.<kind>", "download_required", _required)


def _required(language: str, kind: str) -> Response:
    with of_asked_day(language) as then:
        asked, lost = asked_of(request.args.to_dict())
        if language not in LANGUAGES or kind not in KINDS or lost or required(asked).unknown:
            abort(404)
        rows, known = everything(asked), reports()
    sources = known[known["id"].isin({one.row.report for one in rows})]
    name = file_name([text("required.heading", language), *day_words(then, language)], language, kind)
    body = built(with_day(required_frame(rows, language), then), sources, language, kind)
    return as_file(body, KINDS[kind], name, f"required.{kind}")
