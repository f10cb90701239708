"""A chart as one picture that can travel alone: finding, drawing, sentence, source, date."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.chart import Chart
from components.charts.chart_card import chart_home
from components.charts.chart_notes import notes
from components.charts.finding import finding, measure
from components.charts.lines import em
from components.charts.quote import quoted, translated_quote
from components.charts.runs import set_lines, title_lines
from components.charts.sheet import Sheet
from components.charts.theme import INK, INK_2, INK_3, RULE
from components.figures.reconciliation_lines import reconciliation_words
from components.figures.verbatim import printed
from components.pictures.card import brand, card_foot
from components.text import FIRST_LANGUAGE, named, phrase, phrases, text
from components.text.phrases import Words
from components.web.page_addresses import area_href, overview_href
from components.web.public_address import public, without_scheme
from data.select import WholeReport
from data.select.rows import Report

# In px, the largest first: the first at which a title takes two lines is used.
TITLES = (46, 42, 38, 34)
NARROW_TITLES = (40, 36, 33)
# The sizes in px of all other words.
MEASURE, NOTE, QUOTE, FOOT = 22, 20, 22, 18
# Signs that Windows allows in no file name; and how long a name stays whole in most file dialogs.
FORBIDDEN, LONGEST = frozenset('\\/:*?"<>|'), 90
# Bold serif letters are broader than the measured ones between serif and sans.
BOLD = 1.12


def picture(chart: Chart, language: str, made: date, sheet: Sheet | None = None) -> go.Figure:
    """Return a chart's picture, as high as it needs, always in the light colours.

    sheet: what it is drawn on, where it is not of the usual width.
    """
    sheet = sheet or Sheet()
    y = head(sheet, finding(chart, language), measure(chart, language), language)
    y = chart.form.picture(sheet, y, chart, language) + 24
    y = _notes(sheet, y, chart, language)
    y = _quote(sheet, y, chart, language)
    # Who opens the address on a phone is led to the chart; an address that is typed is of the page alone.
    where = chart_home(chart, language) if sheet.is_narrow else ""
    return sheet.figure(foot(sheet, y, chart.whole, language, made, area=chart.area, where=where))


def head(sheet: Sheet, title: Words, below: Words, language: str) -> float:
    """Set title and measure; return where the drawing begins."""
    y = brand(sheet, language) if sheet.is_narrow else 64.0
    size, lines = _fitting(sheet, title)
    for line in lines:
        # A line is set by its middle: a little more than half its size below where it begins.
        sheet.words(sheet.margin, y + size * 0.62, line, size, serif=True, strong=True)
        y += round(size * 1.26)
    return set_below(sheet, y + 6, below, MEASURE, INK_2) + 32


def _fitting(sheet: Sheet, title: Words) -> tuple[int, list[str]]:
    """Return the largest size at which a title takes two lines at most, and its lines."""
    for size in NARROW_TITLES if sheet.is_narrow else TITLES:
        lines = title_lines(title, sheet.inner / size / BOLD)
        if len(lines) <= 2:
            break
    return size, lines


def set_below(sheet: Sheet, y: float, words: str | Words, size: int, colour: str) -> float:
    """Set words in lines of a size; return where they end."""
    size = sheet.size(size)
    for line in set_lines(words, sheet.inner / size):
        sheet.words(sheet.margin, y + size * 0.75, line, size, colour=colour)
        y += round(size * 1.5)
    return y


def _notes(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Set what open ends mean and whether the figures agree."""
    for note in notes(chart, language):
        y = set_below(sheet, y, note, NOTE, INK_3) + 4
    for line in reconciliation_words(chart.whole, language, chart.indicators) if chart.is_plotly else ():
        y = set_below(sheet, y, line, NOTE, INK_2) + 4
    return y


def _quote(sheet: Sheet, y: float, chart: Chart, language: str) -> float:
    """Set the report's own clauses, in English their unofficial translation too."""
    if not chart.form.quotes:
        return y
    top = y + 16
    y = top
    for start, end in quoted(chart.rows):
        y = quote_lines(sheet, y, printed(chart.whole, start, end))
    sheet.rule(sheet.margin + 2, top, sheet.margin + 2, y, RULE, 4)
    if language != FIRST_LANGUAGE:
        y = unofficial(sheet, y, translated_quote(chart.rows, language), language)
    return y


def quote_lines(sheet: Sheet, y: float, words: Words) -> float:
    """Set words of the report, right of where their rule stands; return where they end."""
    for line in set_lines(words, (sheet.inner - 24) / QUOTE):
        sheet.words(sheet.margin + 24, y + 18, line, QUOTE, serif=True)
        y += 38
    return y


def unofficial(sheet: Sheet, y: float, english: str, language: str) -> float:
    """Set a translation of the report's words, and that it is not official."""
    return set_below(sheet, y + 10, f"{english} ({text('chart.unofficial', language)})", 19, INK_2)


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
    is_area = area in report.areas
    page = area_href(language, report.id, area) if is_area else overview_href(language, report.id)
    return foot_of(sheet, y, [source_line(report.row, language)], public(where or page), language, made)


def foot_of(
    sheet: Sheet, y: float, sources: Sequence[str | Words], where: str, language: str, made: date
) -> float:
    """Set the same of any sources, and the public address of the page that shows the picture."""
    if sheet.is_narrow:
        return card_foot(sheet, y, sources, where, language, made)
    y += 36
    right = sheet.right
    sheet.rule(sheet.margin, y, right, y, INK)
    y += 16
    # Sources stand left, the product right of them: what its name leaves free is theirs.
    left = sheet.inner - em(text("frame.product", language)) * FOOT - 40
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
            sheet.words(sheet.margin, y + 14, line, FOOT, colour=INK_2)
            y += 28
    # The address in one line whatever its length: broken, nobody could type it.
    printed_as = without_scheme(where)
    size = min(FOOT, int(left / em(printed_as)))
    sheet.words(sheet.margin, y + 14, escape(printed_as, quote=False), size, colour=INK_2)
    y += 28
    return max(y, 0) + 48


def source_line(row: Report, language: str) -> list[Any]:
    """Return where a report is from."""
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
