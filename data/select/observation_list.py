"""Figures of any reports in any stretch of their order, as the API lists them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import store
from data.languages import FIRST_LANGUAGE
from data.query import words_of
from data.select.matching import found_by
from data.select.observation_rows import with_silence
from data.select.report_list import reports_named
from data.select.row_statements import (
    ROWS,
    SHORT_COLUMNS,
    TOTAL,
    Question,
    in_order,
    joined,
    order_of,
    said,
)


@dataclass(frozen=True)
class Wanted:
    """Which figures are wanted: of each list any value; an empty list is no condition.

    figures: as report/id. levels, provinces: of the report's place; a province is a place that has none
    above it. years: of the figures, not of the reports. words: as a reader searches. missing: with the
    indicators that a report does not state. sort: as `row_statements.SORTS`, with a minus before it from the
    largest.
    """

    reports: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    words: str = ""
    missing: bool = False
    sort: str = ""
    language: str = FIRST_LANGUAGE


@dataclass(frozen=True, eq=False)
class ObservationList:
    """A stretch of the figures. rows: columns of `ObservationRows.rows` without the definitions; total: how
    many there are; reports: columns of `select.reports`, those that state a figure of the stretch."""

    rows: pd.DataFrame
    total: int
    reports: pd.DataFrame


# What lies in a province, however deep.
INSIDE = """report.place IN (WITH RECURSIVE inside AS (SELECT id FROM places WHERE list_contains(?, id)
UNION SELECT place.id FROM places AS place JOIN inside ON place.parent = inside.id) SELECT id FROM inside)"""
COLUMNS = {
    "reports": "list_contains(?, said.report)",
    "places": "list_contains(?, report.place)",
    "years": "list_contains(?, said.year)",
    "indicators": "list_contains(?, said.indicator)",
    "categories": "list_contains(?, indicator.category)",
    "kinds": "list_contains(?, indicator.kind)",
    "qualifiers": "list_contains(?, said.qualifier)",
    "figures": "list_contains(?, said.report || '/' || said.id)",
    "sections": "list_contains(?, said.section)",
    "levels": "list_contains(?, place.level)",
    "provinces": INSIDE,
}


def observation_list(wanted: Wanted, limit: int, offset: int = 0) -> ObservationList:
    """Return a stretch of the figures and claims that reports state, in at most three statements."""
    database = store.current()
    condition, parameters = _condition(wanted)
    rows_said = said(wanted.missing)
    order, more = order_of(Question(words=wanted.words, sort=wanted.sort, language=wanted.language))
    counted = joined(rows_said, condition)
    total = int(database.frame(TOTAL.format(keys=counted), parameters)["number"].iloc[0])
    keys = joined(rows_said, condition, order)
    sql = ROWS.format(
        keys=keys, order=in_order(order), columns=SHORT_COLUMNS, limit=int(limit), offset=int(offset)
    )
    rows = with_silence(database.frame(sql, [*more, *parameters]))
    return ObservationList(rows, total, reports_named(database, map(str, rows["report"])))


def _condition(wanted: Wanted) -> tuple[str, list[Any]]:
    conditions: list[str] = []
    parameters: list[Any] = []
    for name, condition in COLUMNS.items():
        values: Sequence[Any] = getattr(wanted, name)
        if values:
            conditions.append(condition)
            parameters.append(list(values))
    if words := words_of(wanted.words):
        condition, more = found_by(words)
        conditions.append(condition)
        parameters += more
    return " AND ".join(conditions) or "TRUE", parameters
