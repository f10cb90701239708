"""Figures of any report with their place and source: of one indicator, of one place, of chosen years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sized
from dataclasses import dataclass
from functools import lru_cache

from data import store
from data.arithmetic.comparability import Comparand
from data.select.make_rows import rows_of
from data.select.placed_rows import PlacedFigure
from data.select.report_list import NAMED
from data.select.row_statements import COLUMNS, ROWS
from data.select.rows import Observation, Report

MOST_FIGURES = 2_000
NOT_STATED = "not_stated"
KEPT_ANSWERS = 32

# The keys that ROWS joins: one for each figure stated.
KEYS = """SELECT said.report, said.id, said.indicator, TRUE AS stated,
row_number() OVER (ORDER BY place.id, said.year, report.year, said.report, said.start NULLS LAST,
said.file_line) AS place_in_order
FROM observations AS said JOIN reports AS report ON report.report = said.report
JOIN places AS place ON place.id = report.place
WHERE said.status = 'reported' AND {condition}"""
ABOVE = """WITH RECURSIVE above AS (SELECT id AS place, parent FROM places WHERE id IN ({places})
UNION ALL SELECT above.place, own.parent FROM above JOIN places AS own ON own.id = above.parent
WHERE own.parent <> '') SELECT place, parent FROM above WHERE parent <> ''"""
MUST_AGREE = "SELECT id, comparable FROM indicators WHERE id IN ({indicators})"

# Who issued a text, without the site that shows it: 某省高级人民法院(某网).
SHOWN_BY = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")


@dataclass(frozen=True)
class Wanted:
    """Which figures are wanted; empty where anything is.

    years: of the figures themselves, not of the reports that state them.
    """

    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


def placed_figures(wanted: Wanted, most: int = MOST_FIGURES) -> tuple[PlacedFigure, ...]:
    """Return the figures and claims that reports state, by place (its code), year and report.

    At most `most` of them. A place may have several for one year: of several sources, or narrower scopes.
    """
    return _placed(store.current(), wanted, most)


@lru_cache(maxsize=KEPT_ANSWERS)
def _placed(kept: store.Store, wanted: Wanted, most: int) -> tuple[PlacedFigure, ...]:
    conditions = {
        "said.indicator": wanted.indicators,
        "report.place": wanted.places,
        "said.year": wanted.years,
        "said.report": wanted.reports,
        "place.level": wanted.levels,
    }
    chosen = {column: values for column, values in conditions.items() if values}
    condition = " AND ".join(f"{column} IN ({marks(values)})" for column, values in chosen.items())
    given = [value for values in chosen.values() for value in values]
    sql = ROWS.format(found=KEYS.format(condition=condition or "TRUE"), limit=most, offset=0, columns=COLUMNS)
    figures = rows_of(Observation, kept.frame(sql, given))
    sources = _sources(kept, {figure.report for figure in figures})
    above = _above(kept, {source.place for source in sources.values()})
    must_agree = _must_agree(kept, {figure.indicator for figure in figures})
    return tuple(
        PlacedFigure(figure, source, _comparand(figure, source, above, must_agree))
        for figure in figures
        for source in (sources[figure.report],)
    )


def _comparand(
    figure: Observation,
    source: Report,
    above: dict[str, tuple[str, ...]],
    must_agree: dict[str, tuple[str, ...]],
) -> Comparand:
    return Comparand(
        indicator=figure.indicator,
        unit=figure.unit_base or figure.unit,
        kind=figure.kind,
        nature=figure.nature,
        must_agree=must_agree[figure.indicator],
        year=figure.year,
        period=figure.period,
        period_basis=figure.period_basis,
        scope=figure.scope_zh,
        actor="" if figure.actor == NOT_STATED else figure.actor,
        place=source.place,
        level=source.place_level,
        body=source.place_body,
        above=above.get(source.place, ()),
        publisher=SHOWN_BY.sub("", source.source_name),
        document="\n".join((source.url, source.title)) if source.url else "",
        source_kind=source.source_kind,
    )


def _sources(kept: store.Store, reports: Iterable[str]) -> dict[str, Report]:
    ids = sorted(reports)
    if not ids:
        return {}
    found = kept.frame(f"{NAMED} WHERE own.report IN ({marks(ids)})", ids)
    return {row.id: row for row in rows_of(Report, found)}


def _above(kept: store.Store, places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return of each place those that it lies in, the nearest first."""
    ids = sorted(places)
    if not ids:
        return {}
    found = kept.frame(ABOVE.format(places=marks(ids)), ids)
    above: dict[str, tuple[str, ...]] = {}
    for place, parent in zip(found["place"], found["parent"], strict=True):
        above[place] = (*above.get(place, ()), parent)
    return above


def _must_agree(kept: store.Store, indicators: Iterable[str]) -> dict[str, tuple[str, ...]]:
    ids = sorted(indicators)
    if not ids:
        return {}
    found = kept.frame(MUST_AGREE.format(indicators=marks(ids)), ids)
    return {
        name: tuple(str(words).split()) for name, words in zip(found["id"], found["comparable"], strict=True)
    }


def marks(values: Sized) -> str:
    """Return as many question marks as there are values: the list of a statement's IN."""
    return ", ".join("?" * len(values))
