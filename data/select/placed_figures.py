"""Figures of any report with their place and source: of one indicator, of one place, of chosen years."""

from __future__ import annotations

import re
from collections.abc import Sized
from dataclasses import dataclass
from functools import lru_cache

from data import store
from data.arithmetic.comparability import Comparand
from data.arithmetic.differences import NOT_STATED
from data.select.make_rows import rows_of
from data.select.placed_rows import PlacedFigure
from data.select.report_list import reports_named
from data.select.row_statements import COLUMNS, ROWS
from data.select.rows import Observation, Report
from data.select.shared_tables import must_agree, places_above

# A limit that is none, for a statement that asks for one.
EVERY = 2**31 - 1
# Thousands of figures are some ten megabytes.
KEPT_ANSWERS = 8

# The keys that ROWS joins: one for each figure stated.
KEYS = """SELECT said.report, said.id, said.indicator, TRUE AS stated, report.place AS order_0,
said.year AS order_1, report.year AS order_2, said.report AS order_3, said.start AS order_4,
said.file_line AS order_5
FROM observations AS said JOIN reports AS report ON report.report = said.report
JOIN places AS place ON place.id = report.place
WHERE said.status = 'reported' AND {condition}"""
IN_ORDER = "order_0, order_1, order_2, order_3, order_4 NULLS LAST, order_5"
# Who issued a text, without the site that shows it: 某省高级人民法院(某网).
SHOWN_BY = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")


@dataclass(frozen=True)
class Wanted:
    """Which figures are wanted; empty where anything is.

    years: of the figures themselves, not of the reports that state them. figures: their ids in a report.
    """

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def placed_figures(wanted: Wanted, most: int = EVERY) -> tuple[PlacedFigure, ...]:
    """Return the figures and claims that reports state, by place (its code), year and report.

    most: only the first so many. A place may have several for one year: of several sources, or narrower
    scopes.
    """
    return _placed(store.current(), wanted, most)


def figure_of(report: str, figure: str) -> PlacedFigure | None:
    """Return one figure of a report by its id there; None where there is none of that id."""
    return next(iter(placed_figures(Wanted(reports=(report,), figures=(figure,)))), None)


@lru_cache(maxsize=KEPT_ANSWERS)
def _placed(database: store.Store, wanted: Wanted, most: int) -> tuple[PlacedFigure, ...]:
    conditions = {
        "said.indicator": wanted.indicators,
        "report.place": wanted.places,
        "said.year": wanted.years,
        "said.report": wanted.reports,
        "place.level": wanted.levels,
        "said.id": wanted.figures,
    }
    chosen = {column: values for column, values in conditions.items() if values}
    condition = " AND ".join(f"{column} IN ({marks(values)})" for column, values in chosen.items())
    parameters = [value for values in chosen.values() for value in values]
    keys = KEYS.format(condition=condition or "TRUE")
    sql = ROWS.format(keys=keys, order=IN_ORDER, limit=most, offset=0, columns=COLUMNS)
    figures = rows_of(Observation, database.frame(sql, parameters))
    sources = _sources(database, {figure.report for figure in figures})
    return tuple(
        PlacedFigure(figure, source, _comparand(database, figure, source))
        for figure in figures
        for source in (sources[figure.report],)
    )


def _comparand(database: store.Store, figure: Observation, source: Report) -> Comparand:
    return Comparand(
        indicator=figure.indicator,
        # Values are kept in the base unit: 万元 and 元 are one unit here.
        unit=figure.unit_base or figure.unit,
        kind=figure.kind,
        nature=figure.nature,
        must_agree=must_agree(database)[figure.indicator],
        year=figure.year,
        period=figure.period,
        period_basis=figure.period_basis,
        scope=figure.scope_zh,
        actor="" if figure.actor == NOT_STATED else figure.actor,
        place=source.place,
        level=source.place_level,
        body=source.place_body,
        above=places_above(database, source.place),
        publisher=SHOWN_BY.sub("", source.source_name),
        document="\n".join((source.url, source.title)) if source.url else "",
        source_kind=source.source_kind,
    )


def _sources(database: store.Store, reports: set[str]) -> dict[str, Report]:
    return {row.id: row for row in rows_of(Report, reports_named(database, reports))} if reports else {}


def marks(values: Sized) -> str:
    """Return as many question marks as there are values: the list of a statement's IN."""
    return ", ".join("?" * len(values))
