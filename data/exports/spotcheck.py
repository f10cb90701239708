"""What to look at on the spot: each figure and claim of a report, whose it is, what to ask for."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from data.exports.export_rows import words
from data.languages import cell
from data.select.rows import Observation
from data.select.whole_report import WholeReport

# For the pen: whether the papers were seen, and what was noted.
BLANK = ("seen", "remark")


class SpotRow(NamedTuple):
    """A figure or claim with what one would ask to see. number: its place in the report, from 1."""

    number: int
    row: Observation
    ask_for: str


def spot_rows(whole: WholeReport, language: str) -> tuple[SpotRow, ...]:
    """Return the figures and claims that a report states, of any year, in its order."""
    return tuple(
        SpotRow(number, row, ask_for(row, language))
        for number, row in enumerate(whole.reported_rows, start=1)
    )


def ask_for(row: Observation, language: str) -> str:
    """Return the papers that would show a figure: what its kind needs, then where its subject is kept."""
    said = words(language)["ask_for"]
    parts = (said["kind"].get(row.kind, ""), said["category"].get(row.category, said["other"]))
    return str(said["between"].join(filter(None, parts)))


def spot_frame(whole: WholeReport, language: str) -> pd.DataFrame:
    """Return the list as rows for a workbook; the last columns are blank."""
    rows = [_row(spot, language) for spot in spot_rows(whole, language)]
    return pd.DataFrame(rows, columns=list(words(language)["spotcheck_columns"]), dtype=object)


def _row(spot: SpotRow, language: str) -> dict[str, Any]:
    row, said = spot.row, words(language)
    actor = said["not_stated"] if row.actor in ("", "not_stated") else cell(row, "actor", language)[0]
    return {
        "number": spot.number,
        "indicator_name": cell(row, "name", language)[0],
        "stated": row.stated,
        "period": row.period,
        "sentence": row.sentence or said["no_sentence"],
        "actor": actor,
        "ask_for": spot.ask_for,
        **dict.fromkeys(BLANK, ""),
        "figure": row.id,
    }
