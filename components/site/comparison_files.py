"""What can be taken from a comparison: its picture as a Plotly figure, its rows as files."""

from datetime import date

import plotly.graph_objects as go
from flask import Flask, Response, abort, request

from components.charts.comparison_words import finding
from components.charts.sheet import Sheet
from components.pages.compare.address import compared
from components.pictures.picture_comparison import comparison_picture
from components.site.downloads import as_file, built, file_name
from components.site.earlier_files import day_words, of_asked_day, with_day
from components.site.opening import from_url
from components.site.pictures import answered
from components.text import LANGUAGES, phrases, text
from components.web.file_addresses import KINDS
from components.web.public_address import public
from components.web.view import View, href
from data.exports.placed_rows import placed_frame, sources_of


def register(server: Flask) -> None:
    """Answer the addresses of a comparison's files; what draws nothing is 404."""
    server.add_url_rule("/picture/<language>/compare.json", "compared_picture", picture)
    server.add_url_rule("/download/<language>/compare.<kind>", "compared_rows", rows)


def picture(language: str) -> Response:
    """Answer the picture's figure and the name of its file."""
    return answered(*drawn(language))


def drawn(language: str, sheet: Sheet | None = None) -> tuple[go.Figure, str, str]:
    """Return the picture of the comparison that is asked for, its title, the name of its file; else 404.

    sheet: what it is drawn on, where it is not of the usual width.
    """
    view = asked(language)
    answer = compared(view)
    title = phrases.plain(finding(answer, language))
    figure = comparison_picture(answer, public(href(view)), language, date.today(), sheet)
    name = file_name([text("compare.file", language, name=title)], language, "").rstrip(".")
    return figure, title, name


def rows(language: str, kind: str) -> Response:
    """Answer every drawn figure, of all pages of rows, in the order of the drawing."""
    if kind not in KINDS:
        abort(404)
    with of_asked_day(language) as then:
        answer = compared(asked(language))
    placed = answer.own.drawn
    body = built(with_day(placed_frame(placed, language), then), sources_of(placed), language, kind)
    words = text("compare.file", language, name=phrases.plain(finding(answer, language)))
    name = file_name([words, *day_words(then, language)], language, kind)
    return as_file(body, KINDS[kind], name, f"comparison.{kind}")


def asked(language: str) -> View:
    """Return the view of the comparison that an address asks for; 404 where it draws nothing."""
    if language not in LANGUAGES:
        abort(404)
    view = from_url(f"/{language}/compare", request.args.to_dict())
    if view.beside is None or view.unknown or not compared(view).own.drawn:
        abort(404)
    return view
