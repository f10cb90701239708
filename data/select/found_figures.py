"""The figures that hold words: the first of them, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from data import store
from data.query import Word
from data.select.matching import found_by, told_by
from data.select.observation_rows import with_silence
from data.select.row_statements import COLUMNS, ROWS

# Only the first rows are numbered and joined to their columns: to do so with all that a common word finds
# takes longer than to find them. What has the words in its name or its figure comes first.
HITS = """WITH hits AS MATERIALIZED (SELECT said.report, said.id, said.indicator, said.rowid AS row,
{named} AS is_named, report.year, said.start, said.file_line AS line, indicator.file_line AS indicator_line
FROM observations AS said JOIN indicators AS indicator ON indicator.id = said.indicator
JOIN reports AS report ON report.report = said.report
WHERE said.status = 'reported' AND (? = '' OR said.report = ?) AND {condition})
SELECT report, id, indicator, row, (SELECT count(*) FROM hits) AS total FROM hits
ORDER BY is_named DESC, year DESC, report, start NULLS LAST, line, indicator_line LIMIT {most}"""
# Rows whose keys are at hand: nothing of others is looked at.
AT_HAND = """SELECT unnest(?::VARCHAR[]) AS report, unnest(?::VARCHAR[]) AS id,
unnest(?::VARCHAR[]) AS indicator, TRUE AS stated, unnest(range({number})) AS place_in_order"""
THEIR_OWN = """(SELECT own.* FROM observations AS own
JOIN (SELECT unnest(?::BIGINT[]) AS row) AS at_hand ON own.rowid = at_hand.row)"""
THEIR_SECTIONS = "(SELECT * FROM sections WHERE report IN (SELECT unnest(?::VARCHAR[])))"
KEYS = ("report", "id", "indicator", "row")


def found_figures(words: Sequence[Word], report: str, most: int) -> tuple[pd.DataFrame, int]:
    """Return the first rows that hold all the words, and how many hold them in all; none without a word.

    Columns of `ObservationRows.rows`. report: whose rows, "" for any.
    """
    database = store.current()
    if not words:
        return _no_rows(database).copy(), 0
    (condition, sought), (named, names) = found_by(words), told_by(words)
    sql = HITS.format(named=named, condition=condition, most=most)
    keys = database.frame(sql, [*names, report, report, *sought])
    if keys.empty:
        return _no_rows(database).copy(), 0
    columns = [keys[name].tolist() for name in KEYS]
    return _rows(database, columns), int(keys["total"].iloc[0])


@lru_cache(maxsize=2)
def _no_rows(database: store.Store) -> pd.DataFrame:
    return _rows(database, [[] for _ in KEYS])


def _rows(database: store.Store, columns: list[list[Any]]) -> pd.DataFrame:
    """Return rows in the order of their keys, given by columns."""
    number = len(columns[0])
    sql = ROWS.replace("JOIN observations AS", f"JOIN {THEIR_OWN} AS")
    sql = sql.replace("JOIN sections AS", f"JOIN {THEIR_SECTIONS} AS")
    sql = sql.format(keys=AT_HAND.format(number=number), columns=COLUMNS, limit=number, offset=0)
    return with_silence(database.frame(sql, [*columns, columns[0]]))
