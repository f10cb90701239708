"""One figure as a card: what is counted, the figure in the report's words, its sentence, its source."""

from datetime import date

import plotly.graph_objects as go

from components.charts.lines import em
from components.charts.runs import markup, set_lines
from components.charts.sheet import Sheet
from components.charts.theme import INK_2, INK_3, RULE
from components.figures.period import period_words
from components.figures.share_words import full_name
from components.figures.verbatim import printed
from components.pictures.card import brand, card_sheet
from components.pictures.picture import BOLD, foot, quote_lines, set_below, unofficial
from components.text import FIRST_LANGUAGE, named, phrases, text, translated
from components.web.page_addresses import indicator_href
from data.select import WholeReport
from data.select.rows import Observation

# In px: of place and year, of what is counted, of the figure at most and where it would be broken instead.
PLACE, NAME, LARGEST, SMALLEST = 22, 31, 96, 34


def card_of_figure(report: WholeReport, row: Observation, language: str, made: date) -> go.Figure:
    """Return the card of one reported figure, in the light colours."""
    sheet = card_sheet()
    y = brand(sheet, language) + 6
    period = period_words(row.period or str(report.row.year), language)
    place = text("preview.place", language, place=named(report.row, "place", language), period=period)
    y = set_below(sheet, y, place, PLACE, INK_2) + 4
    for line in set_lines(full_name(row, language), sheet.inner / NAME / BOLD):
        sheet.words(sheet.margin, y + NAME * 0.66, line, NAME, serif=True, strong=True)
        y += round(NAME * 1.36)
    y = _figure(sheet, y + 18, row, language)
    if scope := named(row, "scope", language):
        y = set_below(sheet, y, str(scope), 20, INK_3)
    y = _sentence(sheet, y + 14, report, row, language)
    where = indicator_href(language, report.id, row.indicator)
    return sheet.figure(foot(sheet, y, report, language, made, where=where))


def _figure(sheet: Sheet, y: float, row: Observation, language: str) -> float:
    """Set the figure as large as it fits, as the report words it; return where it ends."""
    style = "sentence" if language == FIRST_LANGUAGE else "counted"
    figure = phrases.figure(row, language, style=style)
    size = min(LARGEST, int(sheet.inner / em(phrases.plain(figure)) / BOLD))
    if size >= SMALLEST:
        sheet.words(sheet.margin, y + size * 0.6, markup([figure]), size, serif=True, strong=True)
        return y + round(size * 1.3)
    # No figure is cut in two on a page; a claim of many words has to be here.
    for line in set_lines(phrases.plain(figure), sheet.inner / SMALLEST / BOLD):
        sheet.words(sheet.margin, y + SMALLEST * 0.66, line, SMALLEST, serif=True, strong=True)
        y += round(SMALLEST * 1.4)
    return y


def _sentence(sheet: Sheet, y: float, report: WholeReport, row: Observation, language: str) -> float:
    """Set the sentence whole; of a report that is only cited none is here."""
    if row.sentence_start is None:
        return y
    top = y
    y = quote_lines(sheet, y, printed(report, *row.sentence_span))
    sheet.rule(sheet.margin + 2, top, sheet.margin + 2, y, RULE, 4)
    english = translated(row, "sentence", language) if language != FIRST_LANGUAGE else ""
    return unofficial(sheet, y, english, language) if english else y
