"""The route that answers a picture as a Plotly figure, for the browser to draw."""

import json
from datetime import date

import plotly.graph_objects as go
from flask import Flask, Response, abort

from components.charts.plan import chart
from components.finding import finding
from components.picture import file_name, picture
from components.picture_map import map_picture
from components.picture_plan import plan_picture
from components.plain_words import words_of
from components.plan_rows import plan_finding
from components.report_map import finding as map_finding
from components.text import LANGUAGES
from data import select

# What has a picture without being a chart of the plan
MAP, PLAN = "map", "plan"


def register(server: Flask) -> None:
    """Serve the pictures' figures."""
    server.add_url_rule("/picture/<language>/<report>/<name>.json", "picture", answer)


def answer(language: str, report: str, name: str) -> Response:
    """Answer a picture's figure and the name of its file; 404 where there is no such picture."""
    try:
        whole = select.whole_report(report)
    except KeyError:
        abort(404)
    found = made(language, whole, name, date.today()) if language in LANGUAGES else None
    if found is None:
        abort(404)
    figure, title = found
    told = {"name": file_name(title, whole, language), "title": title, "figure": figure.to_plotly_json()}
    return Response(json.dumps(told, ensure_ascii=False, default=list), mimetype="application/json")


def made(language: str, report: select.WholeReport, name: str, day: date) -> tuple[go.Figure, str] | None:
    """Return a picture and its title, None where the report has none of that name."""
    if name in (MAP, PLAN) and not report.is_quoted:
        return None
    if name == MAP:
        return map_picture(report, language, day), words_of(map_finding(report, language))
    if name == PLAN:
        return plan_picture(report, language, day), words_of(plan_finding(report, language))
    found = chart(report, name)
    return (picture(found, language, day), words_of(finding(found, language))) if found else None
