"""A comparison as one picture: finding, rows with their dots, sources, address."""

from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.comparison_words import (
    finding,
    measure,
    number,
    place_name,
    sources_of,
    year_words,
)
from components.charts.dot_panels import Panel, Row, dot_of, panels_of, shared_scale
from components.charts.dots import ANOTHER, CHOSEN, REST, Scale, end_of, marker_of
from components.charts.frames import is_drawn
from components.charts.runs import set_lines
from components.charts.sheet import Sheet
from components.charts.theme import DATA_2, INK, INK_2, INK_3, RULE
from components.pictures.picture import foot_of, head
from components.text import phrase, phrases, text
from components.text.numbers import format_number
from data.select import Comparison

# In px: the height of a row, the size of its words, the width of the column of names and of a narrow one.
ROW, LABEL, NAMES, NARROW_NAMES = 36, 21, 250, 196
# A picture is seen smaller than a page: its dots are so many px larger.
LARGER = 4
# Right of the axis there is room for the number of the last dot.
BEHIND = 90
# The rest are counted: thirty sources would be longer than the drawing.
MOST_SOURCES = 4


def comparison_picture(
    answer: Comparison, where: str, language: str, made: date, sheet: Sheet | None = None
) -> go.Figure:
    """Return the picture of what a comparison draws. where: the public address of its page."""
    sheet = sheet or Sheet()
    y = head(sheet, finding(answer, language), measure(answer, language), language)
    y = draw_comparison(sheet, y, answer, language)
    for line in set_lines(text("compare.no_ranks", language), sheet.inner / 20):
        sheet.words(sheet.margin, y + 14, line, 20, colour=INK_3)
        y += 30
    return sheet.figure(foot_of(sheet, y, _sources(answer, language), where, language, made))


def draw_comparison(sheet: Sheet, y: float, answer: Comparison, language: str) -> float:
    """Draw the rows with their dots from y downwards, a panel for each year; return where they end."""
    panels = panels_of(answer)
    scale = shared_scale(panels)
    for panel in panels:
        if len(panels) > 1 and panel.year:
            year = phrases.plain([year_words(str(panel.year), language)])
            sheet.words(sheet.margin, y + 12, escape(year), LABEL, strong=True)
            y += 34
        y = _panel(sheet, y, panel, scale, language)
    return y


def _sources(answer: Comparison, language: str) -> list[Any]:
    sources = sources_of(answer.page(), language)
    words: list[Any] = [
        phrase(
            "compare.source", language, title=title, source=source, published=phrases.published(day, language)
        )
        for title, source, day in sources[:MOST_SOURCES]
    ]
    more = len(sources) - len(words)
    return (
        [*words, phrases.counted("compare.more_sources_here", more, "sources", language)] if more else words
    )


def _panel(sheet: Sheet, y: float, panel: Panel, scale: Scale, language: str) -> float:
    bottom = y + 30 + ROW * len(panel.rows)
    for tick in scale.ticks if panel.dots else ():
        x = _at(sheet, scale, tick)
        sheet.rule(x, y + 24, x, bottom, RULE)
        sheet.small(x, y + 8, format_number(tick, language), colour=INK_3, anchor="center")
    for place, row in enumerate(panel.rows):
        _row(sheet, y + 30 + ROW * (place + 0.5), row, scale, language)
    sheet.traces += [
        go.Scatter(
            mode="markers",
            x=[_at(sheet, scale, dot.value) for dot in panel.dots if dot.shade == shade],
            y=[y + 30 + ROW * (dot.row + 0.5) for dot in panel.dots if dot.shade == shade],
            hoverinfo="skip",
            marker=marker_of(shade, LARGER),
        )
        # What was chosen is drawn last, upon the others.
        for shade in (ANOTHER, REST, CHOSEN)
    ]
    return bottom + 24


def _left(sheet: Sheet) -> int:
    return sheet.margin + (NARROW_NAMES if sheet.is_narrow else NAMES)


def _at(sheet: Sheet, scale: Scale, value: float) -> float:
    left = _left(sheet)
    return left + (sheet.right - BEHIND - left) * scale.share(value)


def _row(sheet: Sheet, y: float, row: Row, scale: Scale, language: str) -> None:
    strong = row.shade == CHOSEN
    name = place_name(row.figure, language)
    if row.is_of_another_year:
        name = phrases.plain(["", name, " ", year_words(str(row.figure.figure.year), language)])
    shown = _short(name, _left(sheet) - sheet.margin)
    sheet.words(sheet.margin, y, escape(shown), LABEL, colour=INK if strong else INK_2, strong=strong)
    sheet.rule(sheet.margin, y + ROW / 2, sheet.right, y + ROW / 2, RULE)
    words = phrases.plain([number(row.figure.figure, language)])
    at = float(_left(sheet))
    if is_drawn(row.figure):
        dot = dot_of(0, row.figure, row.shade)
        at = _at(sheet, scale, end_of(dot, scale)) + 16
        if dot.is_open:
            sheet.rule(_at(sheet, scale, dot.value), y, at - 16, y, DATA_2, 3)
    sheet.words(at, y, escape(words), LABEL, serif=True, colour=INK if strong else INK_2, strong=strong)


def _short(name: str, width: float) -> str:
    """Return a name that fits its column; the rest of a longer one is in the table."""
    # In letters: Chinese characters are about twice as wide.
    most = int(width / 20.8) if not name.isascii() else int(width / 11.3)
    return name if len(name) <= most else name[: most - 1] + "…"
