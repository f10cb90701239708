"""A figure that stands alone: no bar says more than the number itself."""

from dash import html
from dash.development.base_component import Component

from components.charts.plan import Chart
from components.link import link
from components.quantity import figure_words
from components.text import named, phrase
from components.view import indicator_href


def number_card(chart: Chart, language: str) -> Component:
    """Return the chart's first figure large, the others of the chart as rows below it."""
    first, *others = chart.rows
    rows = [
        html.Li(
            link(
                phrase(
                    "chart.number_row",
                    language,
                    name=named(row, "short", language),
                    figure=figure_words(row, language, style="row"),
                ),
                indicator_href(language, chart.report, row.indicator),
            ),
            **{"data-mark": row.indicator},
        )
        for row in others
    ]
    href = indicator_href(language, chart.report, first.indicator)
    return html.Div(
        [
            html.P(
                [
                    link(figure_words(first, language, style="large"), href),
                    html.Span(named(first, "short", language), className="number-name"),
                ],
                className="number-figure",
                **{"data-mark": first.indicator},
            ),
            *([html.Ul(rows, className="number-rows")] if rows else []),
        ],
        className="number-card",
    )
