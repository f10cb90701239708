"""The years of one indicator at one place, its parts and related figures, and figures of other places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import pandas as pd

from data import store
from data.arithmetic.comparability import GRADES
from data.select.make_rows import rows_of
from data.select.placed_figures import Wanted, marks, placed_figures
from data.select.placed_rows import PlacedFigure
from data.select.report_statements import ASKED
from data.select.rows import Observation, Report
from data.select.year_series import YearSeries, is_of_a_whole_year, series_of

KEPT_ANSWERS = 16
# Of all places so many figures at most, and of other places so many are shown: comparison has the rest.
MOST_OF_ALL, MOST_OF_OTHER_PLACES = 240, 120
# Of several reports of a year the first of these that one of them gives is the reason.
SILENCES = ("not_reported", "not_applicable", "not_comparable", "unknown")

# The indicator, its parts and what may stand beside either, in the order of the page: `step` sorts the kinds.
FAMILY = """SELECT 'own' AS what, id AS indicator, '' AS related, '' AS reason_zh, '' AS reason_en,
CASE WHEN id = $1 THEN 0 ELSE 1 END AS step, file_line AS line FROM indicators WHERE id = $1 OR part_of = $1
UNION ALL SELECT 'related', indicator, related, reason_zh, reason_en, 2, file_line FROM related
WHERE page = $1 ORDER BY step, line, indicator, related"""
# What each report of a place leaves out; of a text that is not here nobody can say.
SILENT = """SELECT indicator.id AS indicator, report.year, report.evidence = 'quoted' AS is_quoted,
COALESCE(own.status,
CASE WHEN report.evidence = 'quoted' AND {asked} THEN 'not_reported' ELSE 'unknown' END) AS status
FROM reports AS report CROSS JOIN indicators AS indicator
LEFT JOIN observations AS own ON own.report = report.report AND own.indicator = indicator.id
AND own.status <> 'reported' AND own.year = report.year
WHERE report.place = ? AND indicator.id IN ({indicators})
ORDER BY indicator.file_line, indicator.id, report.year, report.report, own.file_line"""


class Relation(NamedTuple):
    """Another indicator that may stand beside one on this page, and why it is not joined to it."""

    indicator: str
    related: str
    reason_zh: str
    reason_en: str


class _Kin(NamedTuple):
    """A row of FAMILY: the indicator itself, one of its parts, or a relation."""

    what: str
    indicator: str
    related: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True, eq=False)
class IndicatorYears:
    """What is known of one indicator at one place, year by year.

    figures: of the indicator and its parts, of any period; related: of the related indicators, on this page
    alone. held: the years of which a report of the place is here, quoted: those of which its text is.
    silences: by indicator and year, why a year that is held has no figure (SILENCES). others: the indicator's
    figures of other places.
    """

    indicator: str
    place: str
    panels: tuple[str, ...]
    relations: tuple[Relation, ...]
    figures: tuple[PlacedFigure, ...]
    related: tuple[PlacedFigure, ...]
    held: frozenset[int]
    quoted: frozenset[int]
    silences: Mapping[tuple[str, int], str]
    others: tuple[PlacedFigure, ...]

    @cached_property
    def series(self) -> tuple[YearSeries, ...]:
        """The series of the indicator, then of its parts, in the order of the catalogue."""
        return tuple(series for name in self.panels for series in series_of(name, *self._of(name)))

    def _of(self, indicator: str) -> tuple[list[PlacedFigure], list[PlacedFigure]]:
        beside = {one.related for one in self.relations if one.indicator == indicator}
        own = [one for one in self.figures if one.figure.indicator == indicator]
        return own, [one for one in self.related if one.figure.indicator in beside]

    @property
    def own_years(self) -> tuple[int, ...]:
        """The years of the page's own indicator, related figures among them."""
        figures, related = self._of(self.indicator)
        return tuple(sorted({one.figure.year for one in (*figures, *related)}))

    @property
    def is_trend(self) -> bool:
        """Whether there is more than one year to show; related figures alone make none."""
        return bool(self._of(self.indicator)[0]) and len(self.own_years) > 1

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The columns: from the first year with a figure to the last, and the held years that adjoin them."""
        first, last = self.own_years[0], self.own_years[-1]
        while first - 1 in self.held:
            first -= 1
        while last + 1 in self.held:
            last += 1
        return tuple(range(first, last + 1))

    @property
    def held_elsewhere(self) -> tuple[int, ...]:
        """The years of which reports are here but which lie outside the columns."""
        return tuple(sorted(self.held - set(self.years)))

    @cached_property
    def apart(self) -> tuple[PlacedFigure, ...]:
        """The figures of the page's indicator that cover no whole year."""
        return tuple(one for one in self._of(self.indicator)[0] if not is_of_a_whole_year(one))

    def silence(self, indicator: str, year: int) -> str:
        """Return why a year has no figure: one of SILENCES, or `not_held` where no report of it is here."""
        return self.silences.get((indicator, year), "unknown") if year in self.held else "not_held"

    def relation_of(self, placed: PlacedFigure) -> Relation | None:
        """Return why a related figure stands here; None for the indicators' own."""
        return next((row for row in self.relations if row.related == placed.figure.indicator), None)

    def own_figure(self, report: str) -> PlacedFigure | None:
        """Return the figure that other places are compared with: the report's own, else the newest here."""
        own = [one for one in self.figures if one.figure.indicator == self.indicator]
        mine = [one for one in own if one.source.id == report and one.figure.year == one.source.year]
        ranked = sorted(mine or own, key=_far)
        return ranked[0] if ranked else None

    def compared(self, own: PlacedFigure) -> list[PlacedFigure]:
        """Return the figures of other places: same basis first, then by place, newest first; no ranking."""
        return sorted(
            self.others,
            key=lambda one: (GRADES.index(own.against(one).grade), one.source.place, -one.figure.year),
        )


def _far(placed: PlacedFigure) -> tuple[int, bool, bool]:
    """Return how far a figure is from the newest one of the whole place and year."""
    return -placed.figure.year, placed.figure.scope_zh != "", not is_of_a_whole_year(placed)


def indicator_years(report: Report, indicator: str) -> IndicatorYears:
    """Return the years of an indicator at a report's place, with the figures of other places.

    An indicator of which nothing is known there has no figures; that is no error.
    """
    return _years(store.current(), report.place, indicator)


@lru_cache(maxsize=KEPT_ANSWERS)
def _years(database: store.Store, place: str, indicator: str) -> IndicatorYears:
    family = rows_of(_Kin, database.frame(FAMILY, [indicator]))
    relations = tuple(Relation(*kin[1:]) for kin in family if kin.what == "related")
    panels = dict.fromkeys(kin.indicator for kin in family)
    wanted = tuple(dict.fromkeys((*panels, *(one.related for one in relations))))
    of_all = placed_figures(Wanted(indicators=wanted), MOST_OF_ALL)
    others = [one for one in of_all if one.figure.indicator == indicator and one.source.place != place]
    # One question as a rule: only of many figures may some of this place have been left out.
    is_whole = len(of_all) < MOST_OF_ALL
    here = of_all if is_whole else placed_figures(Wanted(indicators=wanted, places=(place,)))
    here = tuple(one for one in here if one.source.place == place)
    silent = database.frame(SILENT.format(asked=ASKED, indicators=marks(panels)), [place, *panels])
    return IndicatorYears(
        indicator=indicator,
        place=place,
        panels=tuple(panels),
        relations=relations,
        figures=tuple(one for one in here if one.figure.indicator in panels),
        related=tuple(one for one in here if one.figure.indicator not in panels),
        held=frozenset(map(int, silent["year"])),
        quoted=frozenset(map(int, silent.loc[silent["is_quoted"], "year"])),
        silences=_silences(silent),
        others=tuple(others[:MOST_OF_OTHER_PLACES]),
    )


def _silences(silent: pd.DataFrame) -> Mapping[tuple[str, int], str]:
    silences: dict[tuple[str, int], str] = {}
    for name, year, status in zip(silent["indicator"], silent["year"], silent["status"], strict=True):
        key = str(name), int(year)
        # Of several reports of a year one that leaves a figure out says more than one that nobody has read.
        silences[key] = min(silences.get(key, "unknown"), str(status), key=SILENCES.index)
    return silences


def last_year(report: Report, figures: Sequence[Observation]) -> Mapping[str, PlacedFigure]:
    """Return, by the id of a report's figure, that of the year before, where both are of one basis.

    figures: those of the report that are wanted. Where two figures would do, there is none.
    """
    indicators = tuple(sorted({row.indicator for row in figures}))
    if not indicators:
        return {}
    years = (report.year - 1, report.year)
    placed = placed_figures(Wanted(indicators=indicators, places=(report.place,), years=years))
    before = [one for one in placed if one.figure.year == years[0] and is_of_a_whole_year(one)]
    ids = {row.id for row in figures if row.year == report.year}
    earlier: dict[str, PlacedFigure] = {}
    for own in placed:
        if own.source.id == report.id and own.figure.id in ids:
            same = [one for one in before if own.against(one).grade == "same"]
            earlier |= {own.figure.id: same[0]} if len(same) == 1 else {}
    return earlier
