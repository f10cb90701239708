"""A difference as one picture: both facts, the sum written out, a drawing, sources, address."""

from collections.abc import Sequence
from datetime import date
from html import escape

import plotly.graph_objects as go

from components.charts.difference_drawing import Dot, axis_end, dots_of
from components.charts.runs import set_lines
from components.charts.sheet import Sheet
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
# In px: the room of labels left of the axis and of numbers right of it. On a narrow sheet labels stand above.
BEFORE, BEHIND, NARROW_BEHIND = 260, 200, 130


def difference_picture(
    comparison: Comparison,
    placed: Sequence[PlacedFigure],
    where: str,
    language: str,
    made: date,
    sheet: Sheet | None = None,
) -> go.Figure:
    """Return the picture of one difference. where: the public address of its page."""
    sheet = sheet or Sheet()
    kind = kind_words(comparison.kind, language)
    y = head(sheet, difference_title(comparison, placed, language), kind, language)
    sheet.small(sheet.margin, y, words_of([text("differences.computed_here", language)]), colour=INK_3)
    y += 34
    for line in lines(comparison, placed, language):
        y = _label(sheet, y, words_of(line.label))
        reckoned = escape(words_of([*line.working, line.result]))
        sheet.words(sheet.right, y, reckoned, LABEL, serif=True, anchor="right")
        sheet.rule(sheet.margin, y + ROW / 2, sheet.right, y + ROW / 2, RULE)
        y += ROW
    y = _drawing(sheet, y + 24, dots_of(comparison, placed, language), language)
    return sheet.figure(foot_of(sheet, y, _sources(placed, language), where, language, made))


def difference_title(comparison: Comparison, placed: Sequence[PlacedFigure], language: str) -> str:
    """Return both facts in one line of plain words."""
    return words_of(title(comparison, placed, language))


def _label(sheet: Sheet, y: float, words: str) -> float:
    """Set a label at the left; return the middle of the row of what it names: a narrow sheet's is below."""
    if not sheet.is_narrow:
        sheet.words(sheet.margin, y, escape(words), LABEL, colour=INK_2)
        return y
    for line in set_lines(words, sheet.inner / LABEL):
        sheet.words(sheet.margin, y, line, LABEL, colour=INK_2)
        y += LABEL * 1.4
    return y


def _axis(sheet: Sheet) -> tuple[int, int]:
    if sheet.is_narrow:
        return sheet.margin, sheet.right - NARROW_BEHIND
    return sheet.margin + BEFORE, sheet.right - BEHIND


def _drawing(sheet: Sheet, y: float, dots: Sequence[Dot], language: str) -> float:
    if not dots:
        return y
    end = axis_end(max(dot.value for dot in dots))
    (left, right), top = _axis(sheet), y
    for dot in dots:
        at, middle = (
            left + (right - left) * float(dot.value / end),
            _label(sheet, y + ROW / 2, words_of(dot.label)),
        )
        _stem(sheet, at, middle, dot.is_stated)
        sheet.words(at + 18, middle, escape(words_of([dot.shown])), LABEL, serif=True)
        y = middle + ROW / 2
    bottom = y
    if not sheet.is_narrow:
        sheet.rule(left, top, left, bottom, INK_3)
    for share, words in ((0, format_number(0, language)), (1, format_number(end, language))):
        anchor = "left" if sheet.is_narrow and not share else "center"
        sheet.small(left + share * (right - left), bottom + 18, words, colour=INK_3, anchor=anchor)
    return bottom + 48


def _stem(sheet: Sheet, at: float, y: float, is_stated: bool) -> None:
    """Draw a line from zero with a ring at its end: dashed and grey where no text states the number."""
    colour = DATA if is_stated else INK_3
    dash = "solid" if is_stated else "dash"
    sheet.traces.append(
        go.Scatter(
            mode="lines+markers",
            x=[_axis(sheet)[0], at],
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
