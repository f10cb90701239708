"""The years of an indicator as a picture: every panel, why years are empty, where each figure is from."""

from datetime import date
from html import escape

import plotly.graph_objects as go

from components.charts.finding import capital
from components.charts.lines import em
from components.charts.runs import markup, set_lines
from components.charts.sheet import Sheet
from components.charts.theme import CARD, DATA, DATA_2, EDGE, INK_2, INK_3, LINE, RULE, see_through
from components.charts.trend import colour_of
from components.charts.trend_layout import Dot, Panel, TrendLayout, laid_out
from components.charts.trend_words import (
    empty_columns,
    measure,
    panel_name,
    panel_unit,
    source_lines,
    tick_words,
    trend_finding,
)
from components.figures.placed_words import placed_phrase
from components.pictures.picture import foot, head, set_below
from components.pictures.picture_trend_rows import YearRows
from components.text import named, phrases, text
from components.web.page_addresses import indicator_href
from data.select import IndicatorYears, WholeReport

# In px: a panel, a dot, half of a dot, and each stroke of the chevron over an open end.
HEIGHT, SIDE, HALF, CHEVRON = 210, 13, 6, 8
# Sizes of words in px: years above the columns, figures at their dots, everything else.
YEAR, LABEL, NOTE = 24, 22, 17
# Room above a panel for the labels of its highest dots.
ABOVE_LABEL = 44
# Of how many strips a fade is made: a sheet has no gradient.
STEPS = 6


def trend_picture(
    years: IndicatorYears, report: WholeReport, language: str, made: date, sheet: Sheet | None = None
) -> go.Figure:
    """Return the picture of an indicator's years at the report's place."""
    sheet = sheet or Sheet()
    layout = laid_out(years, lambda placed: em(phrases.plain(placed_phrase(placed, language))) * LABEL + 30)
    y = head(
        sheet, capital(trend_finding(years, language)), measure(years, layout, report.row, language), language
    )
    if layout.panels:
        drawing = YearRows if sheet.is_narrow else _Drawing
        y = drawing(sheet, layout, years, language).panels(y)
    y = _notes(sheet, y, layout, years, language)
    where = indicator_href(language, report.id, years.indicator)
    return sheet.figure(foot(sheet, y, report, language, made, where=where))


class _Drawing:
    """Panels one below the other on a sheet, each with the columns of all."""

    def __init__(self, sheet: Sheet, layout: TrendLayout, years: IndicatorYears, language: str) -> None:
        self.sheet, self.layout, self.years, self.language = sheet, layout, years, language
        widest = max(em(tick_words(panel, panel.top, language)) for panel in layout.panels)
        self.left = sheet.margin + widest * NOTE + 20
        self.width = sheet.right - self.left

    def panels(self, y: float) -> float:
        """Draw years and panels from y downwards; return where they end."""
        for column in self.layout.columns:
            x = self.left + column.left * self.width
            self.sheet.words(x, y + 12, str(column.year), YEAR, serif=True, strong=not column.is_empty)
        y += 44
        for position, panel in enumerate(self.layout.panels):
            if position or panel.series.is_narrower:
                name = f"{panel_name(panel, self.language)}  {panel_unit(panel, self.language)}"
                self.sheet.small(self.sheet.margin, y + 14, name)
                y += 34
            y = self._panel(panel, y + ABOVE_LABEL) + 30
        return y

    def _panel(self, panel: Panel, top: float) -> float:
        bottom = top + HEIGHT
        for value in panel.ticks:
            at = self._y(panel, value, bottom)
            self.sheet.rule(self.left, at, self.left + self.width, at, RULE if value else LINE, layer="below")
            words = tick_words(panel, value, self.language)
            self.sheet.words(self.left - 10, at, words, NOTE, colour=INK_3, anchor="right")
        for at in self.layout.breaks(panel):
            x = self.left + at * self.width
            self.sheet.box(x, top - ABOVE_LABEL / 2, x, bottom, line=EDGE, width=1, dash="dash")
        self._empty(panel, bottom)
        self._marks(panel, bottom)
        return bottom

    def _x(self, dot: Dot) -> float:
        return self.left + dot.x * self.width

    def _y(self, panel: Panel, value: float, bottom: float) -> float:
        return bottom - panel.height(value) * HEIGHT

    def _empty(self, panel: Panel, bottom: float) -> None:
        """Say why columns are empty."""
        for empty in empty_columns(panel, self.layout, self.years, self.language):
            x = self.left + empty.left * self.width
            lines = set_lines(empty.words, (empty.width * self.width - 8) / NOTE)
            # From below, so that the last line stands just above the axis.
            for at, line in enumerate(reversed(lines)):
                self.sheet.words(x, bottom - 34 - at * NOTE * 1.3, line, NOTE, colour=INK_3)

    def _marks(self, panel: Panel, bottom: float) -> None:
        for earlier, later in panel.series.joins:
            start, end = panel.dot(earlier), panel.dot(later)
            if start and end:
                ends = [(self._x(dot), self._y(panel, dot.value, bottom)) for dot in (start, end)]
                self.sheet.rule(*ends[0], *ends[1], DATA, 2.5, layer="below")
        zero = self._y(panel, 0, bottom)
        for dot in panel.dots:
            x, y = self._x(dot), self._y(panel, dot.value, bottom)
            colour = colour_of(dot)
            self.sheet.rule(x, zero, x, y, EDGE if dot.is_related else DATA_2, layer="below")
            self._dot(dot, x, y, colour)
            self._label(dot, panel, x, self._open_end(dot, panel, x, y, bottom, colour))

    def _dot(self, dot: Dot, x: float, y: float, colour: str) -> None:
        marker = {"symbol": "circle", "size": SIDE, "color": DATA if dot.is_full else CARD}
        line = {"width": 2.5, "color": colour}
        trace = go.Scatter(mode="markers", x=[x], y=[y], marker={**marker, "line": line}, hoverinfo="skip")
        self.sheet.traces.append(trace)

    def _open_end(self, dot: Dot, panel: Panel, x: float, y: float, bottom: float, colour: str) -> float:
        """Draw what stands above a lower bound; return where the label may begin."""
        if not dot.is_open:
            return y - 12
        end = self._y(panel, dot.top, bottom)
        steps = STEPS if dot.top > dot.value else 0
        for step in range(steps):
            high, low = y + (end - y) * (step + 1) / steps, y + (end - y) * step / steps
            self.sheet.box(x - 4, high, x + 4, low, fill=see_through(colour, 1 - step / steps), width=0)
        chevron_foot = end - 12
        self.sheet.rule(x - CHEVRON, chevron_foot, x, chevron_foot - CHEVRON, colour, 2.5)
        self.sheet.rule(x, chevron_foot - CHEVRON, x + CHEVRON, chevron_foot, colour, 2.5)
        return chevron_foot - CHEVRON - 6

    def _label(self, dot: Dot, panel: Panel, x: float, y: float) -> None:
        words = markup([placed_phrase(dot.placed, self.language)])
        self.sheet.words(x - 8, y - LABEL * 0.6, words, LABEL, serif=True, strong=True)
        beside = named(dot.placed.figure, "short" if dot.is_related else "scope", self.language)
        if beside and not panel.series.is_narrower:
            at = y - LABEL * 1.3 - NOTE * 0.6
            self.sheet.words(x - 8, at, escape(beside, quote=False), NOTE, colour=INK_2)


def _notes(sheet: Sheet, y: float, layout: TrendLayout, years: IndicatorYears, language: str) -> float:
    """Say what open ends mean and why related figures stand apart, and name every source."""
    words = [text("trend.open", language)] if layout.is_open_ended else []
    words += [str(named(relation, "reason", language)) for relation in years.relations[:1] if years.related]
    for sentence in (*words, *source_lines(years, language)):
        y = set_below(sheet, y, sentence, NOTE, INK_2)
    return y
