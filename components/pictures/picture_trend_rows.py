"""The years of an indicator below each other, for a sheet too narrow for a column a year."""

from html import escape

import plotly.graph_objects as go

from components.charts.lines import em
from components.charts.runs import markup, set_lines
from components.charts.sheet import Sheet
from components.charts.theme import CARD, DATA, DATA_2, EDGE, INK_2, INK_3, RULE, see_through
from components.charts.trend import colour_of
from components.charts.trend_layout import Dot, Panel, TrendLayout
from components.charts.trend_words import Empty, empty_columns, panel_name, panel_unit
from components.figures.placed_words import placed_phrase
from components.text import named, phrases, text
from data.select import IndicatorYears

# In px: the column of years, the room right of the axis, a line of words.
YEARS, BEHIND, LINE = 100, 24, 29
# How far a figure's line is from where its row begins, and from where that ends.
ABOVE, BELOW = 52, 24
LABEL, NOTE, SIDE, CHEVRON = 24, 20, 15, 7
# Bold serif letters are broader than the measured ones between serif and sans.
BOLD = 1.12
# Of how many strips a fade is made: a sheet has no gradient.
STEPS = 6


class YearRows:
    """Panels one below the other, each with a row a year, from zero to the right."""

    def __init__(self, sheet: Sheet, layout: TrendLayout, years: IndicatorYears, language: str) -> None:
        self.sheet, self.layout, self.years, self.language = sheet, layout, years, language
        self.left, self.right = sheet.margin + YEARS, sheet.right - BEHIND

    def panels(self, y: float) -> float:
        """Draw all panels from y downwards; return where they end."""
        for position, panel in enumerate(self.layout.panels):
            if position or panel.series.is_narrower:
                for words in (panel_name(panel, self.language), panel_unit(panel, self.language)):
                    for line in set_lines(words, self.sheet.inner / NOTE):
                        self.sheet.words(self.sheet.margin, y + 12, line, NOTE, colour=INK_2)
                        y += LINE
            y = self._panel(panel, y + 4) + 22
        return y

    def _panel(self, panel: Panel, y: float) -> float:
        top, breaks = y, set(self.layout.breaks(panel))
        empties = {
            empty.left: empty for empty in empty_columns(panel, self.layout, self.years, self.language)
        }
        places: dict[int, tuple[float, float]] = {}
        for column in self.layout.columns:
            if column.left in breaks:
                self.sheet.box(self.sheet.margin, y, self.sheet.right, y, line=EDGE, width=1, dash="dash")
            dots = [dot for dot in panel.dots if dot.placed.figure.year == column.year]
            for dot in dots:
                places[id(dot)] = self._dot(panel, dot, y)
                y = places[id(dot)][1] + BELOW
            if not dots and column.left in empties:
                y = self._empty(empties[column.left], y)
        self.sheet.rule(self.left, top, self.left, y, RULE, layer="below")
        self._joins(panel, places)
        return y

    def _year(self, y: float, words: str, strong: bool) -> None:
        colour = INK_2 if strong else INK_3
        self.sheet.words(
            self.sheet.margin, y, words, LABEL if strong else NOTE, serif=True, strong=strong, colour=colour
        )

    def _dot(self, panel: Panel, dot: Dot, y: float) -> tuple[float, float]:
        """Draw one year's figure, its words above its line; return where its dot is."""
        sheet = self.sheet
        self._year(y + 24, str(dot.placed.figure.year), strong=True)
        words = [placed_phrase(dot.placed, self.language)]
        sheet.words(self.left, y + 24, markup(words), LABEL, serif=True, strong=True)
        beside = named(dot.placed.figure, "short" if dot.is_related else "scope", self.language)
        if beside and not panel.series.is_narrower:
            free = sheet.right - self.left - em(phrases.plain(words)) * LABEL * BOLD
            y = self._beside(str(beside), y, is_in_line=em(beside) * NOTE + 20 < free)
        x, at = self._x(panel, dot.value), y + ABOVE
        sheet.rule(self.left, at, x, at, EDGE if dot.is_related else DATA_2, 2, layer="below")
        self._open_end(panel, dot, x, at)
        marker = {"symbol": "circle", "size": SIDE, "color": DATA if dot.is_full else CARD}
        line = {"width": 2.5, "color": colour_of(dot)}
        sheet.traces.append(
            go.Scatter(mode="markers", x=[x], y=[at], marker={**marker, "line": line}, hoverinfo="skip")
        )
        return x, at

    def _beside(self, words: str, y: float, is_in_line: bool) -> float:
        """Say of which other indicator or scope a figure is, beside it or below; return where the row is."""
        sheet = self.sheet
        if is_in_line:
            sheet.words(sheet.right, y + 24, escape(words, quote=False), NOTE, colour=INK_2, anchor="right")
            return y
        for line in set_lines(words, (sheet.right - self.left) / NOTE):
            y += LINE
            sheet.words(self.left, y + 24, line, NOTE, colour=INK_2)
        return y

    def _x(self, panel: Panel, value: float) -> float:
        return self.left + (self.right - self.left) * value / panel.top

    def _open_end(self, panel: Panel, dot: Dot, x: float, y: float) -> None:
        """Draw what lies beyond a lower bound, and a chevron: more."""
        if not dot.is_open:
            return
        colour, end = colour_of(dot), self._x(panel, dot.top)
        for step in range(STEPS if dot.top > dot.value else 0):
            begin, until = (x + (end - x) * (step + part) / STEPS for part in (0, 1))
            self.sheet.box(begin, y - 4, until, y + 4, fill=see_through(colour, 1 - step / STEPS), width=0)
        foot = max(end, x + SIDE / 2) + 6
        self.sheet.rule(foot, y - CHEVRON, foot + CHEVRON, y, colour, 2.5)
        self.sheet.rule(foot + CHEVRON, y, foot, y + CHEVRON, colour, 2.5)

    def _empty(self, empty: Empty, y: float) -> float:
        """Say why years have no figure."""
        behind = empty.left + empty.width - 1e-9
        years = [column.year for column in self.layout.columns if empty.left <= column.left < behind]
        words = (
            str(years[0])
            if len(years) == 1
            else text("card.years", self.language, first=years[0], last=f"{years[-1] % 100:02d}")
        )
        self._year(y + 20, words, strong=False)
        y += 8
        for line in set_lines(empty.words, (self.sheet.right - self.left) / NOTE):
            self.sheet.words(self.left, y + 12, line, NOTE, colour=INK_3)
            y += LINE
        return y + 10

    def _joins(self, panel: Panel, places: dict[int, tuple[float, float]]) -> None:
        for earlier, later in panel.series.joins:
            start, end = panel.dot(earlier), panel.dot(later)
            if start and end:
                self.sheet.rule(*places[id(start)], *places[id(end)], DATA, 2.5, layer="below")
