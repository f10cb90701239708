"""How well the machine reads, as files to take away."""

from flask import Flask, Response, abort

from components.site.downloads import as_file, built, file_name
from components.text import LANGUAGES, text, words
from components.web.file_addresses import KINDS
from data.exports.score_rows import COLUMNS, score_frame
from data.reading.scores import published
from data.select import reports


def register(server: Flask) -> None:
    """Answer the address; languages and kinds of files that there are not are 404, and so is no score."""
    server.add_url_rule("/download/<language>/reading.<kind>", "download_reading", _scores)


def _scores(language: str, kind: str) -> Response:
    scores = published()
    if language not in LANGUAGES or kind not in KINDS or scores is None:
        abort(404)
    frame = score_frame(scores, lambda part, entry: _name(part, entry, language))
    names = {column: text(f"reading.column_{column}", language) for column in COLUMNS}
    no_reports = reports().iloc[:0]
    name = file_name([text("reading.heading", language)], language, kind)
    return as_file(built(frame, no_reports, language, kind, names), KINDS[kind], name, f"reading.{kind}")


def _name(part: str, entry: str, language: str) -> str:
    """What the page calls an entry; its id where the page does not show it."""
    key = f"reading.{part}_{entry}"
    return text(key, language) if key in words(language) else entry
