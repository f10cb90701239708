"""What is stated differently, as files and pictures to take away."""

from datetime import date

import plotly.graph_objects as go
from flask import Flask, Response, abort, request

from components.charts.sheet import Sheet
from components.pictures.picture_difference import difference_picture, difference_title
from components.site.downloads import as_file, built, file_name
from components.site.earlier_files import day_words, of_asked_day, with_day
from components.site.opening import from_url
from components.site.pictures import answered
from components.text import LANGUAGES, text
from components.web.file_addresses import KINDS
from components.web.page_addresses import differences_href
from components.web.public_address import public
from data.exports.difference_rows import difference_frame
from data.select import reports
from data.select.differences import all_of, figures_of


def register(server: Flask) -> None:
    """Answer the address; languages and kinds of files that there are not are 404."""
    server.add_url_rule("/download/<language>/differences.<kind>", "download_differences", _differences)
    server.add_url_rule("/picture/<language>/differences.json", "picture_of_difference", _picture)


def _picture(language: str) -> Response:
    """Answer the picture of the difference that `show` names, and the name of its file."""
    return answered(*drawn(language))


def drawn(language: str, sheet: Sheet | None = None) -> tuple[go.Figure, str, str]:
    """Return the picture of the difference that is asked for, its title, the name of its file; else 404.

    sheet: what it is drawn on, where it is not of the usual width.
    """
    view = from_url(f"/{language}/differences", request.args.to_dict()) if language in LANGUAGES else None
    if view is None or view.unknown or view.differences is None or view.differences.chosen is None:
        abort(404)
    comparison = view.differences.chosen
    placed = view.differences.placed(comparison)
    title = difference_title(comparison, placed, language)
    where = public(differences_href(language, show=comparison.id))
    figure = difference_picture(comparison, placed, where, language, date.today(), sheet)
    return figure, title, file_name([title], language, "").rstrip(".")


def _differences(language: str, kind: str) -> Response:
    if language not in LANGUAGES or kind not in KINDS:
        abort(404)
    with of_asked_day(language) as then:
        view = from_url(f"/{language}/differences", request.args.to_dict())
        if view.unknown or view.differences is None:
            abort(404)
        comparisons = all_of(view.differences.question)
        figures = figures_of(comparisons)
        known = reports()
    frame = with_day(difference_frame(comparisons, figures, language), then)
    sources = known[known["id"].isin({key[0] for key in figures})]
    name = file_name([text("differences.heading", language), *day_words(then, language)], language, kind)
    return as_file(built(frame, sources, language, kind), KINDS[kind], name, f"differences.{kind}")
