"""One square for each unit counted; an open end fades out."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from components.charts.chart import Chart, Form, Names
from components.charts.finding import plain_finding
from components.charts.frames import DRAWN, Observations
from components.charts.graph import graph
from components.charts.lines import em, lines
from components.charts.runs import markup
from components.charts.sheet import FIGURE, NAME, Sheet
from components.charts.theme import DATA, INK_2, canvas, says_nothing
from components.figures.quantity import figure_words
from components.text import named, phrase, phrases, text, unit_named
from components.web.link import link
from components.web.page_addresses import indicator_href
from data.select.rows import Observation

# Twenty in a row count by tens; squares of 12 px with a gap of 2 px make a drawing that fits a phone.
COLUMNS = 20
PITCH = 14
SIDE = 12
# More squares than this are a texture, which nobody counts.
MOST = 200
# In the tiny drawing of a closed row: how many are few, and how many stand in a line.
FEW = 20
SMALL_COLUMNS = {"few": 20, "many": 40}


def applies(row: Observation, stated: Sequence[Observation]) -> Names:
    """Return a count that can be counted by eye: a whole number, up to MOST squares with its open end."""
    if row.kind != "count" or row.qualifier not in DRAWN or not 0 < row.stated_value <= MOST:
        return ()
    fits = row.stated_value.is_integer() and (row.usage_below is None or row.usage_below <= MOST)
    return (row.indicator,) if fits else ()


def drawn_up_to(row: Observation) -> int:
    """Return how many squares an observation takes: its value, or where its open end fades out.

    190余 takes 200: by usage the word does not reach the next step.
    """
    return int(row.stated_value if row.usage_below is None else row.usage_below)


def strengths(row: Observation) -> list[float]:
    """Return the opacity of each square: 1 as far as the report says, then down to nothing."""
    certain, shown = int(row.stated_value), drawn_up_to(row)
    # One step more than there are squares: the last is nearly clear but still seen.
    steps = shown - certain + 1
    return [1.0] * certain + [1 - step / steps for step in range(1, steps)]


def square_places(observations: Observations, columns: int = COLUMNS) -> list[list[tuple[int, int]]]:
    """Return column and row of every square, a list for each observation.

    Counts that fit beside each other share a row with one place free between them; others start a new row.
    """
    column, row, places = 0, 0, []
    for observation in observations:
        count = drawn_up_to(observation)
        if column and column + count > columns:
            column, row = 0, row + 1
        places.append([((column + n) % columns, row + (column + n) // columns) for n in range(count)])
        row, column = row + (column + count) // columns, (column + count) % columns
        column += 1 if column else 0
    return places


def height_of(observations: Observations) -> int:
    """Return the height of the drawing in px."""
    lines = [line for places in square_places(observations) for _, line in places]
    return (max(lines, default=0) + 1) * PITCH


def draw_squares(observations: Observations, nothing: str, emphasis: str = "") -> go.Figure:
    """Draw one square for each unit counted.

    observations: rows of `select.observations` with an exact or an at-least value up to MOST.
    nothing: the sentence that stands where there is no value; it is never drawn as 0 squares.
    emphasis: no square stands out, they are all of one figure or of two.
    """
    with_values = [row for row in observations if pd.notna(row.value)]
    if not with_values:
        return says_nothing(nothing)
    height = height_of(with_values)
    # Upside down: rows of squares are counted from the top.
    figure = canvas(height, COLUMNS * PITCH, (0, COLUMNS), (height / PITCH, 0))
    figure.add_traces(
        [_trace(row, places) for row, places in zip(with_values, square_places(with_values), strict=True)]
    )
    return figure


def _trace(row: Observation, places: list[tuple[int, int]]) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[column + 0.5 for column, _ in places],
        y=[line + 0.5 for _, line in places],
        marker={
            "symbol": "square",
            "size": SIDE,
            "color": DATA,
            "opacity": strengths(row),
            "line": {"width": 0},
        },
        hoverinfo="none",
        customdata=[row.indicator] * len(places),
    )


def drawing(chart: Chart, language: str) -> list[Component]:
    """Return the squares, and below them what each group counts."""
    return [graph(chart, language, height_of(chart.rows), COLUMNS * PITCH), _values(chart, language)]


def _values(chart: Chart, language: str) -> Component:
    items = [
        html.Li(
            link(
                [
                    figure_words(row, language, style="row"),
                    " ",
                    html.Span(named(row, "short", language), className="name"),
                ],
                indicator_href(language, chart.report, row.indicator),
            ),
            **{"data-mark": row.indicator},
        )
        for row in chart.rows
    ]
    return html.Ul(items, className="values", **{"aria-label": text("chart.values", language)})


def small(chart: Chart) -> list[Component]:
    """Return a group of tiny squares for each figure."""
    return [_small_squares(row) for row in chart.rows]


def _small_squares(row: Observation) -> Component:
    count = drawn_up_to(row)
    size = "few" if count <= FEW else "many"
    # One square stands for all that are alike: a report has some thousand of them.
    whole = html.Span()
    faded = [html.Span(style={"opacity": round(s, 2)}) if s < 1 else whole for s in strengths(row)]
    return html.Span(faded, className=f"squares-of {size}", style={"--n": min(count, SMALL_COLUMNS[size])})


def picture(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw one square for each unit, and below them what each group counts."""
    most = max(drawn_up_to(row) for row in chart.rows)
    # A few large squares, or twice as many in a row at half the size; either fills the sheet's width.
    few = 10 if sheet.is_narrow else 20
    columns, pitch = (few, 52) if most <= 20 else (few * 2, 26)
    bottom = y
    for row, places in zip(chart.rows, square_places(chart.rows, columns), strict=True):
        sheet.traces.append(_trace_on_sheet(sheet, row, places, y, pitch))
        bottom = max(bottom, y + (max(line for _, line in places) + 1) * pitch)
    bottom += 24
    for row in chart.rows:
        figure = phrases.figure(row, language, style="row")
        sheet.words(sheet.margin, bottom + 28, markup([figure]), FIGURE, serif=True, strong=True)
        beside = sheet.margin + em(phrases.plain(figure)) * FIGURE + 20
        name = lines(named(row, "short", language), (sheet.right - beside) / NAME)
        for place, words in enumerate(name):
            # One line stands at the figure's foot, several around its middle.
            at = bottom + 34 + (place - (len(name) - 1) / 2) * NAME * 1.25
            sheet.words(beside, at, escape(words, quote=False), NAME, colour=INK_2)
        bottom += 68
    return bottom


def _trace_on_sheet(
    sheet: Sheet, row: Observation, places: list[tuple[int, int]], y: float, pitch: int
) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[sheet.margin + (column + 0.5) * pitch for column, _ in places],
        y=[y + (line + 0.5) * pitch for _, line in places],
        marker={
            "symbol": "square",
            "size": pitch - 4,
            "color": DATA,
            "opacity": strengths(row),
            "line": {"width": 0},
        },
        hoverinfo="skip",
    )


def finding(chart: Chart, language: str) -> list[Any]:
    """Say two figures beside each other; nothing of one, or of more."""
    if len(chart.rows) != 2:
        return []
    first, second = (plain_finding(row, language) for row in chart.rows)
    return phrase("chart.finding_pair", language, first=first, second=second)


def measure(chart: Chart, language: str) -> str:
    """Say what a square is."""
    first = chart.rows[0]
    unit = unit_named(first, language, 1)
    return text("chart.each_square", language, unit=unit)


def subject(chart: Chart, language: str) -> str:
    """Return the names of all its figures."""
    return text("downloads.and", language).join(named(row, "short", language) for row in chart.rows)


FORM = Form(
    name="squares",
    turn=50,
    applies=applies,
    one_axis=True,
    figure=draw_squares,
    drawing=drawing,
    small=small,
    picture=picture,
    finding=finding,
    measure=measure,
    subject=subject,
)
