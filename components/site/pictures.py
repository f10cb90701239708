"""The route that answers a picture as a Plotly figure, for the browser to draw."""

import json
from datetime import date

import plotly.graph_objects as go
from flask import Flask, Response, abort

from components.charts.finding import summary
from components.charts.plan import chart
from components.charts.plan_rows import plan_finding
from components.charts.report_map import finding as map_finding
from components.charts.sheet import Sheet
from components.charts.trend_words import trend_finding
from components.pictures.picture import file_name, picture
from components.pictures.picture_map import map_picture
from components.pictures.picture_plan import plan_picture
from components.pictures.picture_trend import trend_picture
from components.site.known import known_report
from components.text import phrases
from data import select

# What has a picture without being a chart of the plan
MAP, PLAN, YEARS = "map", "plan", "years-"


def register(server: Flask) -> None:
    """Serve the pictures' figures."""
    server.add_url_rule("/picture/<language>/<report>/<name>.json", "picture", answer)


def answer(language: str, report: str, name: str) -> Response:
    """Answer a picture's figure and the name of its file; 404 where there is no such picture."""
    whole = known_report(report, language)
    picture_and_title = made(language, whole, name, date.today())
    if picture_and_title is None:
        abort(404)
    figure, title = picture_and_title
    return answered(figure, title, file_name(title, whole, language))


def answered(figure: go.Figure, title: str, name: str) -> Response:
    """Answer a picture's figure, its title, and the name of the file that it is saved as."""
    content = {"name": name, "title": title, "figure": figure.to_plotly_json()}
    # default=list: Plotly keeps some sequences as arrays, which json cannot write.
    return Response(json.dumps(content, ensure_ascii=False, default=list), mimetype="application/json")


def made(
    language: str, report: select.WholeReport, name: str, day: date, sheet: Sheet | None = None
) -> tuple[go.Figure, str] | None:
    """Return a picture and its title, None where the report has none of that name.

    sheet: what it is drawn on, where it is not of the usual width.
    """
    if name in (MAP, PLAN) and not report.is_quoted:
        return None
    if name == MAP:
        return map_picture(report, language, day, sheet), phrases.plain(map_finding(report, language))
    if name == PLAN:
        return plan_picture(report, language, day, sheet), phrases.plain(plan_finding(report, language))
    if name.startswith(YEARS):
        return _of_years(language, report, name.removeprefix(YEARS), day, sheet)
    drawn = chart(report, name)
    return (picture(drawn, language, day, sheet), summary(drawn, language)) if drawn else None


def _of_years(
    language: str, report: select.WholeReport, indicator: str, day: date, sheet: Sheet | None
) -> tuple[go.Figure, str] | None:
    if indicator not in report.indicators:
        return None
    years = select.indicator_years(report.row, indicator)
    if not years.is_trend:
        return None
    return trend_picture(years, report, language, day, sheet), phrases.plain(trend_finding(years, language))
