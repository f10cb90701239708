"""What people decided about published reports: what was corrected in one, which were removed or restored."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from data import store
from data.folders.locations import locations
from data.select.make_rows import rows_of
from data.store.durable import table_rows
from data.store.swap import REMOVED

CHANGES = """SELECT date, "table", "row", "column", old, new, reason, who FROM changes WHERE report = ?
ORDER BY date DESC, file_line DESC"""
REMOVALS = """SELECT date, report, verb, reason, who,
verb = 'remove' AND file_line = max(file_line) OVER (PARTITION BY report) AS is_removed
FROM removals ORDER BY file_line DESC"""
# With the title of a report that is served; another's stands in its folder alone. A restoration that follows
# no removal put a corrected copy aside: what the project ships stands again.
DECIDED = """SELECT said.date, said.report, said.reason, said.file_line AS line,
said.verb = 'remove' AS was_removed,
said.verb = 'remove' AND said.file_line = max(said.file_line) OVER (PARTITION BY said.report) AS is_removed,
said.verb = 'restore' AND COALESCE(lag(said.verb) OVER (PARTITION BY said.report ORDER BY said.file_line), '')
<> 'remove' AS was_corrected,
own.title, own.title_en
FROM removals AS said LEFT JOIN reports AS own ON own.report = said.report"""


@dataclass(frozen=True)
class Decided:
    """A report taken away or brought back, as readers are told: without who did it.

    title, title_en: "" where no folder of the report is left. was_removed: it was taken away then, else
    brought back. is_removed: this is why it is not served now. is_served: the report is here.
    was_corrected: a copy that was corrected went, and what the project ships stands again.
    """

    date: str
    report: str
    title: str
    title_en: str
    reason: str
    was_removed: bool
    is_removed: bool
    is_served: bool
    was_corrected: bool


class _Said(NamedTuple):
    """A row of DECIDED; title None where the report is not served."""

    date: str
    report: str
    reason: str
    was_removed: bool
    is_removed: bool
    was_corrected: bool
    title: str | None
    title_en: str


def decided_of(rows: pd.DataFrame) -> Iterator[Decided]:
    """Yield the rows of DECIDED, in their order; nothing where all of a row is missing."""
    for row in rows_of(_Said, rows[rows["report"].notna()]):
        title, title_en = _titles(row.report) if row.title is None else (row.title, row.title_en)
        yield Decided(
            date=row.date,
            report=row.report,
            title=title,
            title_en=title_en,
            reason=row.reason,
            was_removed=bool(row.was_removed),
            is_removed=bool(row.is_removed),
            is_served=row.title is not None,
            was_corrected=bool(row.was_corrected),
        )


def _titles(report: str) -> tuple[str, str]:
    row = folder_row(report)
    return row.get("title") or "", row.get("title_en") or ""


def folder_row(report: str) -> dict[str, str]:
    """Return the own row of a report that is not served, as its folder has it; {} where none is left."""
    where = locations()
    own = (where.local / REMOVED, where.local / "reports", where.shipped / "reports")
    # The id is a folder's name, and leads nowhere else.
    folders = [folder / report for folder in own if Path(report).name == report]
    for folder in folders:
        # A folder that is not served may hold anything.
        with suppress(OSError, UnicodeError, csv.Error):
            for row in table_rows(folder / "report.csv"):
                return row
    return {}


def changes(report: str) -> pd.DataFrame:
    """Return what was corrected in a report, the newest first: the columns of the table `changes`.

    row: an observation's id (or another row's key); column is "" where a whole row was added (new holds it as
    JSON) or removed (old does). No rows where nothing was corrected, or there is no such report.
    """
    return store.current().frame(CHANGES, [report])


def stands_for_shipped(report: str) -> bool:
    """Say whether the user's own copy of a shipped report is served in its place; False for any other."""
    where = locations()
    own, shipped = (root / "reports" / report for root in (where.local, where.shipped))
    return where.local != where.shipped and own.is_dir() and shipped.is_dir()


def removals() -> pd.DataFrame:
    """Return every removal and restoration, the newest first: date, report, verb, reason, who, is_removed.

    is_removed: this row is why the report is not served now; such a report is in no other answer.
    """
    return store.current().frame(REMOVALS)
