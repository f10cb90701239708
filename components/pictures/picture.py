"""A chart as one picture that can travel alone: finding, drawing, sentence, source, date."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.chart import Chart
from components.charts.chart_notes import notes
from components.charts.finding import finding, measure
from components.charts.lines import em
from components.charts.quote import quoted, translated_quote
from components.charts.runs import set_lines, title_lines
from components.charts.sheet import INNER, MARGIN, WIDTH, Sheet
from components.charts.theme import INK, INK_2, INK_3, RULE
from components.figures.reconciliation_lines import reconciliation_words
from components.figures.verbatim import printed
from components.text import FIRST_LANGUAGE, named, phrase, phrases, text
from components.text.phrases import Words
from components.web.page_addresses import area_href, overview_href
from components.web.public_address import short
from data.select import WholeReport
from data.select.rows import Report

# In px, the largest first: the first at which a title takes two lines is used.
TITLES = (46, 42, 38, 34)
# The sizes in px of all other words.
MEASURE, NOTE, QUOTE, FOOT = 22, 20, 22, 18
# Signs that Windows allows in no file name; and how long a name stays whole in most file dialogs.
FORBIDDEN, LONGEST = frozenset('\\/:*?"<>|'), 90
# Bold serif letters are broader than the measured ones between serif and sans.
BOLD = 1.12


def picture(chart: Chart, language: str, made: date) -> go.Figure:
    """Return a chart's picture, WIDTH px wide and as high as it needs, always in the light colours."""
    sheet = Sheet()
    y = head(sheet, finding(chart, language), measure(chart, language))
    y = chart.form.picture(sheet, y, chart, language) + 24
    y = _notes(sheet, y, chart, language)
    y = _quote(sheet, y, chart, language)
    return sheet.figure(foot(sheet, y, chart.whole, language, made, area=chart.area))


def head(sheet: Sheet, title: Words, below: Words) -> float:
    """Set title and measure; return where the drawing begins."""
    y = 64.0
    size, lines = _fitting(title)
    for line in lines:
        # A line is set by its middle: a little more than half its size below where it begins.
        sheet.words(MARGIN, y + size * 0.62, line, size, serif=True, strong=True)
        y += round(size * 1.26)
    return _lines(sheet, y + 6, below, MEASURE, INK_2) + 32


def _fitting(title: Words) -> tuple[int, list[str]]:
    """Return the largest size at which a title takes two lines at most, and its lines."""
    for size in TITLES:
        lines = title_lines(title, INNER / size / BOLD)
        if len(lines) <= 2:
            break
    return size, lines


def _lines(sheet: Sheet, y: float, words: str | Words, size: int, colour: str, left: float = MARGIN) -> float:
    """Set words in lines of a size; return where they end."""
    for line in set_lines(words, (WIDTH - MARGIN - left) / size):
        sheet.words(left, y + size * 0.75, line, size, colour=colour)
        y += round(size * 1.5)
    return y


def _notes(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Set what open ends mean and whether the figures agree."""
    for note in notes(chart, language):
        y = _lines(sheet, y, note, NOTE, INK_3) + 4
    for line in reconciliation_words(chart.whole, language, chart.indicators) if chart.is_plotly else ():
        y = _lines(sheet, y, line, NOTE, INK_2) + 4
    return y


def _quote(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Set the report's own clauses, in English their unofficial translation too."""
    if not chart.form.quotes:
        return y
    top = y + 16
    y = top
    for start, end in quoted(chart.rows):
        for line in set_lines(printed(chart.whole, start, end), (INNER - 24) / QUOTE):
            sheet.words(MARGIN + 24, y + 18, line, QUOTE, serif=True)
            y += 38
    sheet.rule(MARGIN + 2, top, MARGIN + 2, y, RULE, 4)
    if language != FIRST_LANGUAGE:
        note = text("chart.unofficial", language)
        english = f"{translated_quote(chart.rows, language)} ({note})"
        y = _lines(sheet, y + 10, english, 19, INK_2)
    return y


def foot(
    sheet: Sheet,
    y: float,
    report: WholeReport,
    language: str,
    made: date,
    area: str = "",
    where: str = "",
) -> float:
    """Set source, whose word it is, the page's address, product and date; return the height of the sheet.

    area: the work area whose page shows the same; without one it is the report's overview. where: the address
    of another page that does.
    """
    where = short(where) if where else page_address(report, language, area)
    return foot_of(sheet, y, [_source(report.row, language)], where, language, made)


def foot_of(
    sheet: Sheet, y: float, sources: Sequence[str | Words], where: str, language: str, made: date
) -> float:
    """Set the same of any sources, and the address of the page that shows the picture."""
    y += 36
    sheet.rule(MARGIN, y, WIDTH - MARGIN, y, INK)
    y += 16
    right = WIDTH - MARGIN
    # Sources stand left, the product right of them: what its name leaves free is theirs.
    left = INNER - em(text("frame.product", language)) * FOOT - 40
    sheet.words(right, y + 14, escape(text("frame.product", language)), FOOT, colour=INK_2, anchor="right")
    sheet.words(
        right,
        y + 42,
        escape(text("picture.made", language, date=made.isoformat())),
        FOOT,
        colour=INK_2,
        anchor="right",
    )
    for words in (*sources, text("frame.banner", language)):
        for line in set_lines(words, left / FOOT):
            sheet.words(MARGIN, y + 14, line, FOOT, colour=INK_2)
            y += 28
    # The address in one line whatever its length: broken, nobody could type it.
    size = min(FOOT, int(left / em(where)))
    sheet.words(MARGIN, y + 14, escape(where, quote=False), size, colour=INK_2)
    y += 28
    return max(y, 0) + 48


def page_address(report: WholeReport, language: str, area: str = "") -> str:
    """Return the short public address of the page that shows a picture: one that can be typed."""
    is_page = area in report.areas
    return short(area_href(language, report.id, area) if is_page else overview_href(language, report.id))


def _source(row: Report, language: str) -> list[Any]:
    title = named(row, "title", language)
    source = named(row, "source_name", language)
    return phrase(
        "picture.source",
        language,
        title=title,
        source=source,
        published=phrases.published(row.published, language),
    )


def file_name(title: str, report: WholeReport, language: str) -> str:
    """Return a telling file name without its ending: place, year, finding."""
    row = report.row
    name = text("picture.file", language, place=named(row, "place", language), year=row.year, finding=title)
    allowed = (letter for letter in name if letter.isprintable() and letter not in FORBIDDEN)
    return "".join(allowed)[:LONGEST].strip()
