"""A bar and its labels as a picture draws them: the same stretches, larger."""

from typing import Any

import plotly.graph_objects as go

from components.charts.bar_labels import bar_drawing, part_words, rest_words, small_bar
from components.charts.bars import Part, draw_bar, parts_of, solid
from components.charts.chart import Chart, Form
from components.charts.draw import bar_parts
from components.charts.label_layout import Label, Place, place_labels
from components.charts.lines import em
from components.charts.runs import markup
from components.charts.sheet import FIGURE, NAME, Sheet
from components.charts.theme import INK, INK_2, SERIF, fade
from components.charts.whole import parts_only
from components.text import phrases, text

# Heights in px of the bar, of a row of labels above it and of one below: below, a figure stands over its
# name; above, both share a line.
BAR, ABOVE, BELOW = 150, 64, 104
LARGE = f"font-family:{SERIF};font-size:{FIGURE * 0.8:.0f}px;font-weight:600;color:{INK}"


def bar_picture(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Draw a whole and its parts, or a share of a hundred."""
    parts = bar_parts(chart)
    if not parts:
        sheet.small(sheet.margin, y + 20, text("chart.nothing", language))
        return y + 40
    labelled = [part for part in parts if not part.fades]
    labels = [_label(part, chart, language) for part in labelled]
    places = place_labels(labels, sheet.inner)
    top = y + max([0, *[place.track for place in places]]) * ABOVE
    _stretches(sheet, top, parts)
    for part, place in zip(labelled, places, strict=True):
        _bar_label(sheet, top, part, place, chart, language)
    return top + BAR - min([0, *[place.track for place in places]]) * BELOW


def _stretches(sheet: Sheet, top: float, parts: list[Part]) -> None:
    drawn = solid([part for part in parts if not part.fades])
    drawn.update(
        base=[sheet.margin + base * sheet.inner for base in drawn.base],
        x=[length * sheet.inner for length in drawn.x],
        y=[top + BAR / 2] * len(drawn.x),
        width=BAR,
        hoverinfo="skip",
    )
    sheet.traces.append(drawn)
    for part in parts:
        if part.fades:
            sheet.traces.append(_open_end(sheet, part, top))


def _open_end(sheet: Sheet, part: Part, top: float) -> go.Scatter:
    left, right = (sheet.margin + share * sheet.inner for share in (part.start, part.end))
    return fade((left, right), (top, top + BAR), part.shade[0])


def _split(part: Part, chart: Chart, language: str) -> tuple[list[Any], list[Any]]:
    """Return a label's figure and its other words."""
    if not part.indicator:
        return [], rest_words(chart, language)
    figure, _, *others = part_words(part, chart, language)
    return [figure], others


def _label(part: Part, chart: Chart, language: str) -> Label:
    figure, others = _split(part, chart, language)
    widest = max(em(phrases.plain(figure)) * FIGURE, em(phrases.plain(others)) * NAME)
    return Label(part.start, part.end, widest)


def _bar_label(sheet: Sheet, top: float, part: Part, place: Place, chart: Chart, language: str) -> None:
    figure, others = _split(part, chart, language)
    x = sheet.margin + sheet.inner * (1 if place.at_end else part.start)
    anchor = "right" if place.at_end else "left"
    if place.track > 0:
        # A little above the middle of its row: the words must stay clear of the row or the bar below.
        y = top - place.track * ABOVE + ABOVE / 2 - 8
        if place.leader:
            sheet.rule(x, y - 26, x, top)
        # One annotation for both: Plotly does not say how wide the figure became, so nothing could be set
        # behind it.
        big = f'<span style="{LARGE}">{markup(figure)}</span> ' if figure else ""
        words = big + markup(others)
        sheet.words(x + (12 if place.leader else 0), y, words, NAME, colour=INK_2, anchor=anchor)
        return
    y = top + BAR
    if figure:
        sheet.words(x, y + 40, markup(figure), FIGURE, serif=True, strong=True, anchor=anchor)
    height = 84 if figure else 32
    sheet.words(x, y + height, markup(others), NAME, colour=INK_2, anchor=anchor)


def form_of_a_whole(**own: Any) -> Form:
    """Return a form that draws a whole and its parts on one bar; own: what else it needs, as in `Form`."""
    return Form(
        one_axis=True,
        of_a_whole=True,
        fewest=2,
        figure=draw_bar,
        stretches=parts_of,
        drawing=bar_drawing,
        small=small_bar,
        picture=bar_picture,
        marked=parts_only,
        reconciles=True,
        **own,
    )
