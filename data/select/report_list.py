"""Which reports are here: by place and year, the newest, what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from data import store
from data.folders.data_error import Finding
from data.select.decided import DECIDED, Decided, decided_of
from data.select.make_rows import rows_of

NEWEST_QUOTED = """SELECT id FROM (SELECT report AS id, year, evidence FROM reports) AS own
WHERE evidence = 'quoted' ORDER BY year DESC, id LIMIT 1"""
NAMED = """SELECT own.report AS id, own.place, own.year, own.title, own.title_en, own.source_name,
own.source_name_en,
own.published, own.url, own.retrieved, own.sha256, own.added, own.evidence, own.source_kind, own.entered_by,
own.note_zh, own.note_en, place.name_zh AS place_zh, place.name_en AS place_en, place.level AS place_level,
place.body AS place_body, place.parent AS place_parent
FROM reports AS own JOIN places AS place ON place.id = own.place"""


@dataclass(frozen=True)
class Holdings:
    """What is here at all: how many reports, and the newest whose text is here ("" where there is none).

    left_out: what is wrong in the folders that are not served. decided: the reports that were taken away or
    brought back, the newest first.
    """

    version: str
    reports: int
    newest: str
    newest_of_any: str
    left_out: tuple[Finding, ...] = ()
    decided: tuple[Decided, ...] = ()


SUMMARY = f"""SELECT (SELECT count(*) FROM reports) AS number, ({NEWEST_QUOTED}) AS newest,
(SELECT report FROM reports ORDER BY year DESC, report LIMIT 1) AS newest_of_any"""


class _Summary(NamedTuple):
    """The row of SUMMARY: how many reports, the newest with its text, the newest of any kind."""

    number: int
    newest: str
    newest_of_any: str


# In one statement, since every page asks it for what stands around its own content.
HOLDINGS = f"""SELECT summary.*, decided.* FROM ({SUMMARY}) AS summary
LEFT JOIN ({DECIDED}) AS decided ON TRUE ORDER BY decided.line DESC"""
COUNTS = """SELECT report, count(*) AS number FROM observations WHERE status = 'reported'
GROUP BY report ORDER BY report"""


def holdings() -> Holdings:
    """Return how many reports there are and which is the newest: what every page's frame says."""
    return _holdings(store.current())


@lru_cache(maxsize=4)
def _holdings(database: store.Store) -> Holdings:
    rows = database.frame(HOLDINGS)
    # The summary stands in every row; there is one row even where nothing was ever decided.
    summary = rows_of(_Summary, rows.head(1))[0]
    return Holdings(database.version, *summary, database.left_out, tuple(decided_of(rows)))


def ask() -> None:
    """Ask the store something, whatever was answered before; raises where it cannot be asked now."""
    store.current().frame("SELECT count(*) AS number FROM reports")


def reports() -> pd.DataFrame:
    """Return every report, newest first, with place_zh, place_en, place_level, place_body, place_parent."""
    return store.current().frame(f"{NAMED} ORDER BY own.year DESC, own.report")


def reports_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports that rows are of (column `report`), newest first, in the columns of `reports`."""
    return reports_named(store.current(), map(str, rows["report"]))


def reports_named(database: store.Store, ids: Iterable[str]) -> pd.DataFrame:
    """Return the reports of some ids, newest first, in the columns of `reports`."""
    chosen = f"{NAMED} WHERE list_contains(?, own.report) ORDER BY own.year DESC, own.report"
    return database.frame(chosen, [sorted(set(ids))])


def newest_report() -> str:
    """Return the id of the newest report whose full text is here; "" where there is none."""
    return holdings().newest


def figure_counts() -> dict[str, int]:
    """Return how many figures and claims each report states, by its id."""
    counts = store.current().frame(COUNTS)
    return {
        str(report): int(number) for report, number in zip(counts["report"], counts["number"], strict=True)
    }
