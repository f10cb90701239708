"""A figure that stands alone: no bar says more than the number itself."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart, Form, Names
from components.charts.lines import em, lines
from components.charts.runs import markup, set_lines
from components.charts.sheet import NAME, Sheet
from components.charts.theme import INK_2
from components.figures.quantity import figure_words
from components.text import named, phrase, phrases
from components.web.link import link
from components.web.page_addresses import indicator_href
from data.select.rows import Observation


def applies(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return any figure: it is the form of what no other takes."""
    return (row.indicator,)


def drawing(chart: Chart, language: str) -> list[Component]:
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
    card = html.Div(
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
    return [card]


def picture(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Set a figure that stands alone, and its companions below it."""
    first, *others = chart.rows
    figure = phrases.figure(first, language, style="row")
    # As large as fits the sheet's width; 1.12, since strong letters are wider than the estimate.
    size = min(96, round(sheet.inner / em(phrases.plain(figure)) / 1.12))
    sheet.words(sheet.margin, y + 52, markup([figure]), size, serif=True, strong=True)
    y += 112
    for line in lines(named(first, "short", language), sheet.inner / 20):
        sheet.small(sheet.margin, y + 12, line)
        y += 28
    y += 8
    for row in others:
        name, figure = named(row, "short", language), phrases.figure(row, language)
        label = phrase("chart.number_row", language, name=name, figure=figure)
        for line in set_lines(label, sheet.inner / NAME):
            sheet.words(sheet.margin, y + 14, line, NAME, colour=INK_2)
            y += 30
        y += 6
    return y


FORM = Form(name="number", turn=90, applies=applies, drawing=drawing, picture=picture)
