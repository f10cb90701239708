"""What is inside, as a number in a box, and the kinds that the report names as left outside."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from components.charts.plan import Chart
from components.link import link
from components.quantity import figure_words
from components.text import named, phrase, text
from components.view import indicator_href

LARGE, DEPARTMENTS = 0, 1


def service_box(chart: Chart, language: str) -> Component:
    """Return the box; its area means nothing, its outline does: in or out.

    The chart's first indicator stands inside as a figure, the second beside it; the exceptions are `listed`.
    """
    large, departments = chart.row(chart.indicators[LARGE]), chart.row(chart.indicators[DEPARTMENTS])
    inside = _mark(large, chart, language, "large", "box-figure")
    beside = _mark(departments, chart, language)
    return html.Div(
        [
            html.Div(
                [
                    inside,
                    html.Span(
                        phrase("service_box.inside", language, departments=beside), className="box-words"
                    ),
                ],
                className="inside",
            ),
            html.Div(
                [
                    html.P(text("service_box.outside", language), className="muted"),
                    html.Ul([html.Li(name) for name in exceptions(chart, language)]),
                ],
                className="outside",
            ),
        ],
        className="service-box",
    )


def _mark(row: Any, chart: Chart, language: str, style: str = "sentence", name: str = "") -> Component:
    href = indicator_href(language, chart.report, row.indicator)
    words = link(figure_words(row, language, style=style), href)
    return html.Span(words, className=name or None, **{"data-mark": row.indicator})


def exceptions(chart: Chart, language: str) -> list[str]:
    """Return the kinds that the chart's statement names as exceptions, in its order."""
    listed = chart.whole.listed
    mine = listed[(listed["kind"] == "exception") & (listed["statement"] == chart.statement)]
    return [named(row, "name", language) for row in mine.sort_values("order").itertuples()]
