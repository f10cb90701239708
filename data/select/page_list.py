"""Every page that shows a report, a part of it or its place, in a lasting order: for lists of addresses."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from data import store

# A report that is only cited has neither areas nor a text to read. What a report does not state has a page
# that says so; it is not listed.
PAGES = """SELECT own.report, own.year, '0overview' AS page, '' AS part, 0 AS place FROM reports AS own
UNION ALL SELECT own.report, own.year, '1areas', '', 0 FROM reports AS own WHERE own.evidence = 'quoted'
UNION ALL SELECT own.report, own.year, '2area', section.id, section."order"
FROM sections AS section JOIN reports AS own ON own.report = section.report
WHERE section.kind = 'area' AND own.evidence = 'quoted'
UNION ALL SELECT own.report, own.year, '3indicators', '', 0 FROM reports AS own
UNION ALL SELECT DISTINCT own.report, own.year, '4indicator', stated.indicator, 0
FROM observations AS stated JOIN reports AS own ON own.report = stated.report WHERE stated.status = 'reported'
UNION ALL SELECT own.report, own.year, '5text', '', 0 FROM reports AS own WHERE own.evidence = 'quoted'
UNION ALL SELECT DISTINCT '', 0, '6place', place, 0 FROM reports"""
# The digit before a page's name keeps the pages of a report in order; it is cut off again.
SOME = f"""SELECT report, substr(page, 2) AS page, part FROM ({PAGES}) AS listed
ORDER BY year DESC, report, listed.page, place, part LIMIT $1 OFFSET $2"""


def report_pages(most: int, first: int = 0) -> pd.DataFrame:
    """Return `most` pages from the place `first` on: the newest report's first, places with reports last.

    Columns: report, "" for a place; page (overview, areas, area, indicators, indicator, text, place); part,
    the id of the area, the indicator or the place, else "".
    """
    return store.current().frame(SOME, [most, first])


def count_report_pages() -> int:
    """Return how many pages `report_pages` has in all."""
    return _count(store.current())


@lru_cache(maxsize=4)
def _count(database: store.Store) -> int:
    return int(database.frame(f"SELECT count(*) AS number FROM ({PAGES}) AS listed")["number"].iloc[0])
