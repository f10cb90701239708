"""What people decided about published reports: what was corrected in one, which were removed or restored."""

from __future__ import annotations

import pandas as pd

from data import store

CHANGES = """SELECT date, "table", "row", "column", old, new, reason, who FROM changes WHERE report = ?
ORDER BY date DESC, file_line DESC"""
REMOVALS = """SELECT date, report, verb, reason, who,
verb = 'remove' AND file_line = max(file_line) OVER (PARTITION BY report) AS is_removed
FROM removals ORDER BY file_line DESC"""


def changes(report: str) -> pd.DataFrame:
    """Return what was corrected in a report, the newest first: the columns of the table `changes`.

    row: an observation's id (or another row's key); column is "" where a whole row was added (new holds it as
    JSON) or removed (old does). No rows where nothing was corrected, or there is no such report.
    """
    return store.current().frame(CHANGES, [report])


def removals() -> pd.DataFrame:
    """Return every removal and restoration, the newest first: date, report, verb, reason, who, is_removed.

    is_removed: this row is why the report is not served now; such a report is in no other answer.
    """
    return store.current().frame(REMOVALS)
