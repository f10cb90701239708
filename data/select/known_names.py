"""The ids and names that a mistyped address might have meant: of reports and of indicators."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from data import store

# A word is compared with that many in less time than a page is drawn in; of more reports, the newest.
MOST_REPORTS = 1_000
REPORTS = f"""SELECT own.report AS id, own.year, place.name_zh, place.name_en
FROM reports AS own JOIN places AS place ON place.id = own.place
ORDER BY own.year DESC, own.report LIMIT {MOST_REPORTS}"""
INDICATORS = "SELECT id, name_zh, name_en, short_zh, short_en FROM indicators ORDER BY file_line, id"


def report_names() -> pd.DataFrame:
    """Return the reports, newest first: id, year, and their place's name_zh and name_en."""
    return _names(store.current(), REPORTS)


def indicator_names() -> pd.DataFrame:
    """Return the catalogue in its order: id, name_zh, name_en, short_zh, short_en."""
    return _names(store.current(), INDICATORS)


@lru_cache(maxsize=4)
def _names(database: store.Store, sql: str) -> pd.DataFrame:
    return database.frame(sql)
