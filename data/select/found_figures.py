"""The figures that hold words: the first of them, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from data import store
from data.query import Word
from data.select.make_rows import filled
from data.select.matching import found_by, told_by
from data.select.report_statements import OF_INDICATOR, OF_OBSERVATION, WITH_NAMES
from data.select.row_statements import OF_REPORT

# Only the first rows are joined to their columns: to do so with all that a common word finds takes longer
# than to find them. What has the words in its name or its figure comes first.
HITS = """WITH hits AS MATERIALIZED (SELECT said.rowid AS row, said.report,
{named} AS is_named, said.report_year AS year, said.start, said.file_line AS line,
indicator.file_line AS indicator_line
FROM observations AS said JOIN indicators AS indicator ON indicator.id = said.indicator
WHERE said.status = 'reported' AND (? = '' OR said.report = ?) AND {condition})
SELECT row, (SELECT count(*) FROM hits) AS total FROM hits
ORDER BY is_named DESC, year DESC, report, start NULLS LAST, line, indicator_line LIMIT {most}"""
# Rows whose numbers are at hand: nothing of others is looked at. What belongs to their indicators is at hand
# too: to plan so many joins takes longer than all the rest.
ROWS = f"""WITH keys AS (SELECT unnest(CAST(? AS BIGINT[])) AS row, unnest(CAST(? AS INTEGER[])) AS nth)
SELECT own.report, own.indicator, {OF_OBSERVATION}, {OF_REPORT}
FROM keys JOIN observations AS own ON own.rowid = keys.row
JOIN reports AS report ON report.report = own.report JOIN places AS place ON place.id = report.place
ORDER BY keys.nth"""
INDICATORS = f"SELECT {OF_INDICATOR} FROM {WITH_NAMES} ORDER BY indicator.file_line, indicator.id"


def found_figures(words: Sequence[Word], report: str, most: int) -> tuple[pd.DataFrame, int]:
    """Return the first rows that hold all the words, and how many hold them in all; none without a word.

    Columns of `ObservationRows.rows` without those of sections. report: whose rows, "" for any.
    """
    database = store.current()
    if not words:
        return _no_rows(database).copy(), 0
    (condition, sought), (named, names) = found_by(words), told_by(words)
    sql = HITS.format(named=named, condition=condition, most=most)
    keys = database.frame(sql, [*names, report, report, *sought])
    if keys.empty:
        return _no_rows(database).copy(), 0
    return _rows(database, keys["row"].tolist()), int(keys["total"].iloc[0])


@lru_cache(maxsize=2)
def _no_rows(database: store.Store) -> pd.DataFrame:
    return _rows(database, [])


def _rows(database: store.Store, rows: list[int]) -> pd.DataFrame:
    """Return figures by their numbers in the table, in that order."""
    own = database.frame(ROWS, [rows, list(range(len(rows)))])
    return filled(own).merge(_indicators(database), on="indicator", how="left")


@lru_cache(maxsize=2)
def _indicators(database: store.Store) -> pd.DataFrame:
    """Return what belongs to the indicators of figures, by columns as in a whole report's figures."""
    return filled(database.frame(INDICATORS))
