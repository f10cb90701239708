"""The routes of cards: a figure, a chart, a comparison, a difference as a picture for chat apps."""

import io
import threading
from datetime import date

import plotly.graph_objects as go
from flask import Flask, Response, abort, redirect, request
from PIL import Image

from components.figures.share_words import figure_named, figure_sentence, figure_title
from components.pictures.card import PIXELS, card_sheet
from components.pictures.card_figure import card_of_figure
from components.pictures.picture import file_name
from components.pictures.png import png
from components.pictures.preview_fonts import can_draw
from components.pictures.svg import svg
from components.site import comparison_files, difference_files, pictures
from components.site.downloads import as_file
from components.site.known import known_report
from components.text import LANGUAGES, text

A_DAY = "public, max-age=86400"
PNG, SVG = "png", "svg"
KINDS = {PNG: "image/png", SVG: "image/svg+xml; charset=utf-8"}
# Few colours lose nothing by a palette, and the file is a third.
COLOURS = 256
# A card takes a third of a second; readers need the other threads.
_drawing = threading.Lock()


def register(server: Flask) -> None:
    """Answer the addresses; what there is not is 404."""
    for path, answer in (
        ("<report>/figure/<name>", _of_figure),
        ("<report>/<name>", _of_chart),
        ("compare", _of_comparison),
        ("differences", _of_difference),
    ):
        server.add_url_rule(f"/card/<language>/{path}.<any({', '.join(KINDS)}):kind>", f"card{path}", answer)


def _of_figure(language: str, report: str, name: str, kind: str) -> Response:
    """Answer the card of a figure: an observation's id, or an indicator's."""
    whole = known_report(report, language)
    row = figure_named(whole, name)
    if row is None:
        abort(404)
    title = figure_title(whole.row, row, language)
    card = card_of_figure(whole, row, language, date.today())
    name = file_name(figure_sentence(row, language), whole, language)
    return _answered(card, title, name, language, kind)


def _of_chart(language: str, report: str, name: str, kind: str) -> Response:
    """Answer the card of a chart, the map, problems and plan, or an indicator's years."""
    whole = known_report(report, language)
    drawn = pictures.made(language, whole, name, date.today(), card_sheet())
    if drawn is None:
        abort(404)
    card, title = drawn
    return _answered(card, title, file_name(title, whole, language), language, kind)


def _of_comparison(language: str, kind: str) -> Response:
    return _answered(*comparison_files.drawn(language, card_sheet()), language, kind)


def _of_difference(language: str, kind: str) -> Response:
    return _answered(*difference_files.drawn(language, card_sheet()), language, kind)


def _answered(card: go.Figure, title: str, name: str, language: str, kind: str) -> Response:
    """Answer a card as a file. Without a Chinese font the reader's own machine draws it: as SVG."""
    if kind == PNG and not can_draw():
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        return redirect(f"{request.script_root}{request.path.removesuffix(PNG)}{SVG}{query}")  # type: ignore[return-value]
    document = svg(card, title, language=LANGUAGES[language])
    with _drawing:
        body = _in_few_colours(png(document, PIXELS)) if kind == PNG else document.encode()
    words = text("card.file", language, name=name)
    response = as_file(body, KINDS[kind], f"{words}.{kind}", f"card.{kind}")
    response.headers["Cache-Control"] = A_DAY
    return response


def _in_few_colours(picture: bytes) -> bytes:
    made = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as drawn:
        drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()
