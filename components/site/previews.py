"""The route that answers the picture of a shared link to a figure, drawn here and kept for a while."""

import threading
from functools import lru_cache

from flask import Flask, Response, abort, redirect, request

from components.figures.share_words import figure_named
from components.pictures.preview import draw, words_of_figure
from components.pictures.preview_fonts import faces
from components.site.known import known_report
from components.web.site_files import picture_of_site
from data import select

A_DAY = "public, max-age=86400"
# Some 25 KB each.
KEPT = 64
# One picture takes a tenth of a second; readers need the other threads.
_drawing = threading.Lock()


def register(server: Flask) -> None:
    """Serve the pictures."""
    server.add_url_rule("/preview/<language>/<report>/<figure>.png", "preview", answer)


def answer(language: str, report: str, figure: str) -> Response:
    """Answer a figure's picture; 404 where the report does not state it.

    figure: an observation's id, or an indicator's. Without a Chinese font the site's own picture stands in.
    """
    whole = known_report(report, language)
    row = figure_named(whole, figure)
    if row is None:
        abort(404)
    if faces() is None:
        return redirect(picture_of_site(language))  # type: ignore[return-value]
    with _drawing:
        body = _picture(select.holdings().version, language, report, row.id)
    response = Response(body, mimetype="image/png", headers={"Cache-Control": A_DAY})
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=KEPT)
def _picture(version: str, language: str, report: str, figure: str) -> bytes:
    """Return a picture of the version of the store; it is not kept beyond that."""
    whole, drawn_with = select.whole_report(report), faces()
    row = figure_named(whole, figure)
    assert row is not None and drawn_with is not None
    return draw(words_of_figure(whole.row, row, language), drawn_with)
