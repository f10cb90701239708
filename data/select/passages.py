"""Where the texts of reports hold words: how often, report by report, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import store
from data.query import Word
from data.select.matching import report_answers

MOST = 20
# A report that is only cited has no text: it is counted as not searched. An empty choice takes every report.
TEXTS = """SELECT report.report, report.place, report.year, report.title, report.title_en,
place.name_zh AS place_zh, place.name_en AS place_en, text.folded IS NOT NULL AS is_held{counts}
FROM reports AS report JOIN places AS place ON place.id = report.place
LEFT JOIN texts AS text ON text.report = report.report
WHERE (? = '' OR report.report = ?) AND (? = '' OR report.place = ?)
AND (? = '' OR CAST(report.year AS VARCHAR) = ?)
ORDER BY report.year DESC, report.report"""
# How often a text holds a word, as a reader would count: what the text loses in length without the word, by
# the length of the word.
COUNT = """, CASE WHEN position(? IN text.folded) > 0
THEN CAST((length(text.folded) - length(replace(text.folded, ?, ''))) / {length} AS INTEGER)
ELSE 0 END AS number_{nth}, {answered} AS answered_{nth}"""


@dataclass(frozen=True, eq=False)
class Passages:
    """What texts hold all the words of a query.

    words: as they were looked for. searched: how many texts were looked through; without_text: how many
    reports of the same choice are only cited. total: in how many texts the words are, places: at how many
    places altogether. reports: the first MOST of them: report, place, year, title, title_en, place_zh,
    place_en, number (of places), find (the words that stand there, as typed).
    """

    words: tuple[Word, ...]
    searched: int
    without_text: int
    total: int
    places: int
    reports: pd.DataFrame


def passages(words: Sequence[Word], report: str = "", place: str = "", year: str = "") -> Passages:
    """Return which texts hold all the words, in one statement.

    A word that names the report's place or year need not stand in its text, and is not counted in it, unless
    all words are of that kind. report, place, year: which reports' texts are looked through, "" for any.
    """
    parts, parameters = [], []
    for nth, word in enumerate(words):
        answered, more = report_answers(word)
        parts.append(COUNT.format(length=len(word.folded), answered=answered, nth=nth))
        parameters += [word.folded, word.folded, *more]
    sql = TEXTS.format(counts="".join(parts))
    rows = store.current().frame(sql, [*parameters, report, report, place, place, year, year])
    records = (row for row in rows.to_dict("records") if row["is_held"])
    holding = [row for record in records if (row := _with_places(record, words))]
    searched = int(rows["is_held"].sum())
    return Passages(
        words=tuple(words),
        searched=searched,
        without_text=len(rows) - searched,
        total=len(holding),
        places=sum(row["number"] for row in holding),
        reports=pd.DataFrame(holding[:MOST], columns=[*rows.columns[:7], "number", "find"]),
    )


def _with_places(row: dict[Any, Any], words: Sequence[Word]) -> dict[str, Any] | None:
    """Return a report's row with its places; None where a word is missing."""
    sought = [nth for nth, _ in enumerate(words) if not row[f"answered_{nth}"]] or range(len(words))
    numbers = [int(row[f"number_{nth}"]) for nth in sought]
    if not numbers or not all(numbers):
        return None
    find = " ".join(words[nth].typed for nth in sought)
    return {**row, "number": sum(numbers), "find": find}
