"""A difference as one picture: both facts, the sum written out, a drawing, sources, address."""

from collections.abc import Sequence
from datetime import date
from html import escape

import plotly.graph_objects as go

from components.charts.difference_drawing import Dot, axis_end, dots_of
from components.charts.sheet import MARGIN, WIDTH, Sheet
from components.charts.theme import DATA, INK_2, INK_3, PAPER, RULE
from components.figures.difference_words import kind_words, lines, title
from components.pictures.picture import foot_of, head
from components.text import named, phrase, phrases, text
from components.text.numbers import format_number
from components.text.phrases import Words
from components.web.plain_words import words_of
from data.arithmetic.differences import Comparison
from data.select.placed_rows import PlacedFigure

ROW, LABEL = 44, 22
# Where the axis begins and ends: labels stand left of it, numbers right of their dots.
LEFT, RIGHT = MARGIN + 260, WIDTH - MARGIN - 200


def difference_picture(
    comparison: Comparison, placed: Sequence[PlacedFigure], where: str, language: str, made: date
) -> go.Figure:
    """Return the picture of one difference. where: the short address of its page."""
    sheet = Sheet()
    y = head(sheet, difference_title(comparison, placed, language), kind_words(comparison.kind, language))
    sheet.small(MARGIN, y, words_of([text("differences.computed_here", language)]), colour=INK_3)
    y += 34
    for line in lines(comparison, placed, language):
        sheet.words(MARGIN, y, escape(words_of(line.label)), LABEL, colour=INK_2)
        reckoned = escape(words_of([*line.working, line.result]))
        sheet.words(WIDTH - MARGIN, y, reckoned, LABEL, serif=True, anchor="right")
        sheet.rule(MARGIN, y + ROW / 2, WIDTH - MARGIN, y + ROW / 2, RULE)
        y += ROW
    y = _drawing(sheet, y + 24, dots_of(comparison, placed, language), language)
    return sheet.figure(foot_of(sheet, y, _sources(placed, language), where, language, made))


def difference_title(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> str:
    """Return both facts in one line of plain words."""
    return words_of(title(comparison, placed, language))


def _drawing(sheet: Sheet, y: float, dots: Sequence[Dot], language: str) -> float:
    if not dots:
        return y
    end = axis_end(max(dot.value for dot in dots))
    for row, dot in enumerate(dots):
        at, middle = LEFT + (RIGHT - LEFT) * float(dot.value / end), y + ROW * (row + 0.5)
        sheet.words(MARGIN, middle, escape(words_of(dot.label)), LABEL, colour=INK_2)
        _stem(sheet, at, middle, dot.is_stated)
        sheet.words(at + 18, middle, escape(words_of([dot.shown])), LABEL, serif=True)
    bottom = y + ROW * len(dots)
    sheet.rule(LEFT, y, LEFT, bottom, INK_3)
    for share, words in ((0, format_number(0, language)), (1, format_number(end, language))):
        sheet.small(LEFT + share * (RIGHT - LEFT), bottom + 18, words, colour=INK_3, anchor="center")
    return bottom + 48


def _stem(sheet: Sheet, at: float, y: float, is_stated: bool) -> None:
    """Draw a line from zero with a ring at its end: dashed and grey where no text states the number."""
    colour = DATA if is_stated else INK_3
    dash = "solid" if is_stated else "dash"
    sheet.traces.append(
        go.Scatter(
            mode="lines+markers",
            x=[LEFT, at],
            y=[y, y],
            hoverinfo="skip",
            line={"color": colour, "width": 2, "dash": dash},
            # No mark at zero, a ring at the number.
            marker={"size": [0, 16], "color": PAPER, "opacity": 1, "line": {"color": colour, "width": 3}},
        )
    )


def _sources(placed: Sequence[PlacedFigure], language: str) -> list[Words]:
    sources = list(dict.fromkeys(figure.source for figure in placed))
    return [
        phrase(
            "compare.source",
            language,
            title=named(source, "title", language),
            source=named(source, "source_name", language),
            published=phrases.published(source.published, language),
        )
        for source in sources
    ]
