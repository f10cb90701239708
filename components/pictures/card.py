"""A card for chat apps: the sheet of a picture as narrow as a phone, with a code that leads to its page."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from math import ceil

import plotly.graph_objects as go

from components.charts.lines import em
from components.charts.runs import set_lines
from components.charts.sheet import Sheet
from components.charts.theme import INK, INK_2, INK_3
from components.pictures.qr import Code, code
from components.pictures.site_mark import site_mark
from components.text import text
from components.text.phrases import Words
from components.web.public_address import without_scheme

# In px of the PNG: how wide it is, and below which size no words can be read on a phone that shows all of it.
PIXELS, LEGIBLE = 1080, 32
# A drawing's words are 20 px and more: on a sheet of this width, enlarged to PIXELS, they are legible.
SCALE = 1.6
WIDTH, MARGIN, SMALL = round(PIXELS / SCALE), 45, round(LEGIBLE / SCALE)
LINE = 29
# In px of the PNG: how large the code is at most, and its dots, the largest that fit. Whole px keep it sharp.
CODE, DOTS = 340, (8, 7, 6, 5, 4)
# The quiet zone that a reader of codes wants around it, in dots; the paper is light by itself.
QUIET = 4
# Of a longer address the code alone holds the end.
MOST_LINES = 3
# Where a line of an address may end: behind a sign that parts its names.
PARTS = re.compile(r"[^/?&=,]*[/?&=,]|[^/?&=,]+")


def card_sheet() -> Sheet:
    """Return an empty sheet of a card."""
    return Sheet(WIDTH, MARGIN, SMALL)


def brand(sheet: Sheet, language: str) -> float:
    """Set the site's mark and name; return where the title begins."""
    site_mark(sheet, sheet.margin, 40)
    sheet.small(sheet.margin + 44, 56, text("frame.product", language))
    return 92.0


def card_foot(
    sheet: Sheet, y: float, sources: Sequence[str | Words], where: str, language: str, made: date
) -> float:
    """Set sources, whose word it is and the date beside the code, the address below; return the height.

    where: the public address of the page, which the code holds.
    """
    y += 30
    sheet.rule(sheet.margin, y, sheet.right, y, INK, 1.25)
    y += 20
    drawn = code(where)
    left, bottom = _code(sheet, y, drawn, language) if drawn else (float(sheet.right), y)
    made_on = text("picture.made", language, date=made.isoformat())
    for words in (*sources, text("frame.banner", language), made_on):
        for line in set_lines(words, (left - 24 - sheet.margin) / SMALL):
            sheet.words(sheet.margin, y + 12, line, SMALL, colour=INK_2)
            y += LINE
        y += 6
    y = max(y, bottom) + 8
    for line in address_lines(without_scheme(where), sheet.inner / SMALL):
        sheet.words(sheet.margin, y + 12, escape(line, quote=False), SMALL, colour=INK_3)
        y += LINE
    return ceil(y + 28)


def _code(sheet: Sheet, y: float, drawn: Code, language: str) -> tuple[float, float]:
    """Draw the code in the right corner, and below it what it is for; return where both begin and end."""
    dot = next((dot for dot in DOTS if dot * drawn.size <= CODE), DOTS[-1]) / SCALE
    # Where a sheet's px are whole px of the PNG too.
    top = ceil((y + QUIET) / 5) * 5
    left = sheet.right - drawn.size * dot
    sheet.traces.append(
        go.Bar(
            orientation="h",
            base=[left + run.start * dot for run in drawn.runs],
            x=[run.length * dot for run in drawn.runs],
            y=[top + (run.row + 0.5) * dot for run in drawn.runs],
            width=dot,
            marker={"color": INK, "line": {"width": 0}},
            hoverinfo="skip",
        )
    )
    bottom = top + drawn.size * dot + QUIET * dot
    for line in set_lines(text("card.scan", language), drawn.size * dot / SMALL):
        sheet.small((left + sheet.right) / 2, bottom + 12, line, anchor="center")
        bottom += LINE
    return left - (QUIET - 1) * dot, bottom


def address_lines(where: str, width: float) -> list[str]:
    """Return an address in lines, at most `width` ems each, ended where its names end; the rest is cut."""
    lines = [""]
    for part in PARTS.findall(where):
        # A name that is longer than a line is broken where the line ends.
        for piece in [part] if em(part) <= width else part:
            if em(lines[-1] + piece) > width:
                lines.append("")
            lines[-1] += piece
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][:-1] + "…"]
