"""Each form of chart as a picture draws it: the same marks, larger, their labels beside them."""

from html import escape
from typing import Any

import plotly.graph_objects as go

from components.bar_labels import part_words, rest_children
from components.charts.bars import Part, fade, solid
from components.charts.draw import bar_parts
from components.charts.lines import em
from components.charts.places import Label, Place, place_labels
from components.charts.plan import Chart
from components.charts.sheet import INNER, MARGIN, Sheet
from components.charts.squares import drawn_up_to, square_places, strengths
from components.charts.theme import CARD, DATA, EDGE, INK, INK_2, RULE, SERIF
from components.plain_words import words_of
from components.quantity import figure_words
from components.runs import markup, runs, set_lines
from components.service_box import exceptions
from components.text import named, phrase, text
from components.word_scale import EXTENTS

FIGURE, NAME, BAR = 52, 22, 150
ABOVE, BELOW = 64, 104
LARGE = f"font-family:{SERIF};font-size:{FIGURE * 0.8:.0f}px;font-weight:600;color:{INK}"


def draw_form(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw a chart's marks and labels from y downwards; return where they end."""
    forms = {"squares": squares, "box": box, "number": number, "words": words}
    return forms.get(chart.form, bar)(sheet, y, chart, language)


def bar(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw a whole and its parts, or a share of a hundred."""
    parts = bar_parts(chart)
    if not parts:
        sheet.small(MARGIN, y + 20, text("chart.nothing", language))
        return y + 40
    told = [part for part in parts if not part.fades]
    labels = [_label(part, chart, language) for part in told]
    places = place_labels(labels, INNER)
    top = y + max([0, *[place.track for place in places]]) * ABOVE
    _stretches(sheet, top, parts)
    for part, place in zip(told, places, strict=True):
        _bar_label(sheet, top, part, place, chart, language)
    return top + BAR - min([0, *[place.track for place in places]]) * BELOW


def _stretches(sheet: Sheet, top: float, parts: list[Part]) -> None:
    drawn = solid([part for part in parts if not part.fades])
    drawn.update(
        base=[MARGIN + base * INNER for base in drawn.base],
        x=[length * INNER for length in drawn.x],
        y=[top + BAR / 2] * len(drawn.x),
        width=BAR,
        hoverinfo="skip",
    )
    sheet.traces.append(drawn)
    for part in parts:
        if part.fades:
            sheet.traces.append(_open_end(part, top))


def _open_end(part: Part, top: float) -> go.Scatter:
    open_end = fade(part)
    left, right = MARGIN + part.start * INNER, MARGIN + part.end * INNER
    open_end.update(x=[left, right, right, left, left], y=[top, top, top + BAR, top + BAR, top])
    open_end.fillgradient.update(start=left, stop=right)
    return open_end


def _split(part: Part, chart: Chart, language: str) -> tuple[list, list]:
    """Return a label's figure and its other words."""
    if not part.indicator:
        return [], rest_children(chart, language)
    figure, _, *others = part_words(part, chart, language)
    return [figure], others


def _label(part: Part, chart: Chart, language: str) -> Label:
    figure, others = _split(part, chart, language)
    widest = max(em(words_of(figure)) * FIGURE, em(words_of(others)) * NAME)
    return Label(part.start, part.end, widest)


def _bar_label(sheet: Sheet, top: float, part: Part, place: Place, chart: Chart, language: str) -> None:
    figure, others = _split(part, chart, language)
    x = MARGIN + (INNER if place.at_end else part.start * INNER)
    anchor = "right" if place.at_end else "left"
    if place.track > 0:
        y = top - place.track * ABOVE + ABOVE / 2 - 8
        if place.leader:
            sheet.rule(x, y - 26, x, top)
        big = f'<span style="{LARGE}">{markup(runs(figure))}</span> ' if figure else ""
        words = big + markup(runs(others))
        sheet.words(x + (12 if place.leader else 0), y, words, NAME, colour=INK_2, anchor=anchor)
        return
    y = top + BAR
    if figure:
        sheet.words(x, y + 40, markup(runs(figure)), FIGURE, serif=True, strong=True, anchor=anchor)
    height = 84 if figure else 32
    sheet.words(x, y + height, markup(runs(others)), NAME, colour=INK_2, anchor=anchor)


def squares(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw one square for each unit, and below them what each group counts."""
    most = max(drawn_up_to(row) for row in chart.rows)
    columns, pitch = (20, 52) if most <= 20 else (40, 26)
    bottom = y
    for row, places in zip(chart.rows, square_places(chart.rows, columns), strict=True):
        sheet.traces.append(_squares(row, places, y, pitch))
        bottom = max(bottom, y + (max(line for _, line in places) + 1) * pitch)
    bottom += 24
    for row in chart.rows:
        figure = figure_words(row, language, style="row")
        sheet.words(MARGIN, bottom + 28, markup(runs(figure)), FIGURE, serif=True, strong=True)
        sheet.words(
            MARGIN + em(words_of(figure)) * FIGURE + 20,
            bottom + 34,
            escape(named(row, "short", language), quote=False),
            NAME,
            colour=INK_2,
        )
        bottom += 68
    return bottom


def _squares(row: Any, places: list[tuple[int, int]], y: float, pitch: int) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        x=[MARGIN + (column + 0.5) * pitch for column, _ in places],
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


def number(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Set a figure that stands alone, and its companions below it."""
    first, *others = chart.rows
    figure = figure_words(first, language, style="row")
    size = min(96, round(INNER / em(words_of(figure)) / 1.12))
    sheet.words(MARGIN, y + 52, markup(runs(figure)), size, serif=True, strong=True)
    sheet.small(MARGIN, y + 124, named(first, "short", language))
    y += 148
    for row in others:
        name, figure = named(row, "short", language), figure_words(row, language)
        label = phrase("chart.number_row", language, name=name, figure=figure)
        sheet.words(MARGIN, y + 14, markup(runs(label)), NAME, colour=INK_2)
        y += 36
    return y


def box(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw what is inside as a box and the named exceptions outside it, dashed."""
    outside = exceptions(chart, language)
    width = max([em(name) for name in outside], default=0) * 20 + 40
    height = max(180, len(outside) * 56 + 4)
    right = MARGIN + INNER - width - 32
    large, departments = (chart.row(name) for name in chart.indicators[:2])
    inside = phrase("service_box.inside", language, departments=figure_words(departments, language))
    sheet.box(MARGIN, y, right, y + height, width=3)
    figure = markup(runs(figure_words(large, language, style="row")))
    sheet.words(MARGIN + 32, y + 64, figure, 64, serif=True, strong=True)
    sheet.words(MARGIN + 32, y + 124, markup(runs(inside)), NAME, colour=INK_2)
    for place, name in enumerate(outside):
        top = y + place * 56 + 2
        sheet.box(right + 32, top, MARGIN + INNER, top + 48, line=EDGE, width=1.5, dash="dash")
        sheet.small(right + 52, top + 24, name)
    return y + height


def words(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw the coverage claims on their scale of words."""
    columns = [MARGIN + INNER * share for share in (0.5, 0.7, 0.9)]
    for x, extent in zip(columns, EXTENTS, strict=True):
        sheet.small(x, y + 16, text(f"word_scale.{extent}", language), anchor="center")
    y += 40
    for row in chart.rows:
        sheet.rule(MARGIN, y, MARGIN + INNER, y, RULE)
        for place, line in enumerate(set_lines(named(row, "short", language), 21)):
            sheet.words(MARGIN, y + 28 + place * 28, line, NAME)
        for x, extent in zip(columns, EXTENTS, strict=True):
            here = row.extent == extent
            fill, outline = (DATA, DATA) if here else (CARD, EDGE)
            sheet.box(x - 9, y + 18, x + 9, y + 36, fill=fill, line=outline, width=1)
            if here:
                claim = markup(runs(figure_words(row, language)))
                sheet.words(x, y + 58, claim, 20, serif=True, anchor="center")
        y += 84
    return y
