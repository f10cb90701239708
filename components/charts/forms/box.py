"""What is inside, as a number in a box, and the kinds that the report names as left outside."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart, Form
from components.charts.lines import em, lines
from components.charts.runs import markup, set_lines
from components.charts.sheet import NAME, Sheet
from components.charts.theme import EDGE, INK_2
from components.figures.quantity import figure_words
from components.text import named, phrase, phrases, text
from components.web.link import link
from components.web.page_addresses import indicator_href
from data.select.rows import Observation

# Which of the chart's indicators stands where; a row of charts.csv names them in this order.
LARGE, DEPARTMENTS = 0, 1


def drawing(chart: Chart, language: str) -> list[Component]:
    """Return the box; its area means nothing, its outline does: in or out.

    The chart's first indicator stands inside as a figure, the second beside it; the exceptions are `listed`.
    """
    large, departments = chart.row(chart.indicators[LARGE]), chart.row(chart.indicators[DEPARTMENTS])
    inside = _mark(large, chart, language, "large", "box-figure")
    beside = _mark(departments, chart, language)
    box = html.Div(
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
    return [box]


def _mark(
    row: Observation, chart: Chart, language: str, style: str = "sentence", name: str = ""
) -> Component:
    href = indicator_href(language, chart.report, row.indicator)
    words = link(figure_words(row, language, style=style), href)
    return html.Span(words, className=name or None, **{"data-mark": row.indicator})


def exceptions(chart: Chart, language: str) -> list[str]:
    """Return the kinds that the chart's statement names as exceptions, in its order."""
    listed = chart.whole.listed
    mine = listed[(listed["kind"] == "exception") & (listed["statement"] == chart.statement)]
    return [named(row, "name", language) for row in mine.sort_values("order").itertuples()]


def small(chart: Chart) -> list[Component]:
    """Return one thing inside and three outside."""
    # The tiny drawing shows the shape, not the number: three, however many are named.
    return [html.Span(className="inside"), *[html.Span(className="outside") for _ in range(3)]]


def picture(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw what is inside as a box and the named exceptions outside it, dashed."""
    outside = exceptions(chart, language)
    if sheet.is_narrow:
        return _outside_below(sheet, _inside(sheet, y, sheet.right, 180, chart, language) + 24, outside)
    # 20 px is the size of small words on a sheet; the rest is the room on both sides.
    width = max([em(name) for name in outside], default=0) * 20 + 40
    height = max(180, len(outside) * 56 + 4)
    right = sheet.right - width - 32
    for position, name in enumerate(outside):
        top = y + position * 56 + 2
        sheet.box(right + 32, top, sheet.right, top + 48, line=EDGE, width=1.5, dash="dash")
        sheet.small(right + 52, top + 24, name)
    return _inside(sheet, y, right, height, chart, language)


def _inside(sheet: Sheet, y: float, right: float, height: float, chart: Chart, language: str) -> float:
    large, departments = (chart.row(name) for name in chart.indicators[: DEPARTMENTS + 1])
    inside = phrase("service_box.inside", language, departments=phrases.figure(departments, language))
    sheet.box(sheet.margin, y, right, y + height, width=3)
    figure = markup([phrases.figure(large, language, style="row")])
    sheet.words(sheet.margin + 32, y + 64, figure, 64, serif=True, strong=True)
    for place, line in enumerate(set_lines(inside, (right - sheet.margin - 48) / NAME)):
        sheet.words(sheet.margin + 32, y + 124 + place * 28, line, NAME, colour=INK_2)
    return y + height


def _outside_below(sheet: Sheet, y: float, outside: Sequence[str]) -> float:
    """Draw the exceptions below the box, each as high as its name needs."""
    for name in outside:
        names = lines(name, (sheet.inner - 40) / 20)
        sheet.box(sheet.margin, y, sheet.right, y + 20 + 28 * len(names), line=EDGE, width=1.5, dash="dash")
        for place, words in enumerate(names):
            sheet.small(sheet.margin + 20, y + 24 + place * 28, words)
        y += 28 + 28 * len(names)
    return y


def marked(chart: Chart) -> Sequence[Observation]:
    """Return the figures inside the box: what it leaves outside is words."""
    return chart.rows[: DEPARTMENTS + 1]


FORM = Form(name="box", fewest=2, drawing=drawing, small=small, picture=picture, marked=marked)
