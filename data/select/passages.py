"""Where the texts of reports hold words: how often, report by report, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data import store
from data.query import Word
from data.select.matching import report_answers
from data.select.words_in_texts import counts_in_texts

MOST = 20
# A report that is only cited has no text: it is counted as not searched. An empty choice takes every report.
# A word that names the report's place or year need not stand in its text, unless all words are of that kind.
TEXTS = """WITH chosen AS MATERIALIZED (SELECT report.report, report.year,
text.report IS NOT NULL AS is_held, text.rowid AS row{answered}
FROM reports AS report JOIN places AS place ON place.id = report.place
LEFT JOIN texts AS text ON text.report = report.report
WHERE (? = '' OR report.report = ?) AND (? = '' OR report.place = ?)
AND (? = '' OR CAST(report.year AS VARCHAR) = ?)){words},
holding AS MATERIALIZED (SELECT chosen.report, chosen.year, chosen.row, {number} AS number{named}
FROM chosen{joins} WHERE is_held AND {held}),
searched AS (SELECT count(*) FILTER (is_held) AS searched, count(*) FILTER (NOT is_held) AS without_text
FROM chosen),
totals AS (SELECT count(*) AS total, CAST(coalesce(sum(number), 0) AS BIGINT) AS places FROM holding),
newest AS (SELECT * FROM holding ORDER BY year DESC, report LIMIT {most})
SELECT searched.*, totals.*, newest.*, report.place, report.title, report.title_en,
place.name_zh AS place_zh, place.name_en AS place_en
FROM searched CROSS JOIN totals LEFT JOIN newest ON TRUE
LEFT JOIN reports AS report ON report.report = newest.report
LEFT JOIN places AS place ON place.id = report.place ORDER BY newest.year DESC, newest.report"""
COLUMNS = ["report", "place", "year", "title", "title_en", "place_zh", "place_en", "number", "find", "row"]


@dataclass(frozen=True, eq=False)
class Passages:
    """What texts hold all the words of a query.

    words: as they were looked for. searched: how many texts were looked through; without_text: how many
    reports of the same choice are only cited. total: in how many texts the words are, places: at how many
    places altogether. reports: the first MOST of them: report, place, year, title, title_en, place_zh,
    place_en, number (of places), find (the words that stand there, as typed), row (of the table of texts).
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
    sql, parameters = _statement(words, [report, report, place, place, year, year])
    rows = store.current().frame(sql, parameters)
    first = rows.iloc[0]
    newest = [_with_find(row, words) for row in rows.to_dict("records") if row["report"]]
    return Passages(
        words=tuple(words),
        searched=int(first["searched"]),
        without_text=int(first["without_text"]),
        total=int(first["total"]),
        places=int(first["places"]),
        reports=pd.DataFrame(newest, columns=COLUMNS),
    )


def _statement(words: Sequence[Word], chosen: list[str]) -> tuple[str, list[Any]]:
    """Return the statement and its parameters; they stand in the order of its marks."""
    numbers = range(len(words))
    answers = [report_answers(word) for word in words]
    counts = [counts_in_texts(word) for word in words]
    everything = " AND ".join(f"answered_{nth}" for nth in numbers) or "FALSE"
    # Of these words nobody asks whether the text holds them.
    named = [f"(answered_{nth} AND NOT ({everything}))" for nth in numbers]
    each = [f"CASE WHEN {named[nth]} THEN 0 ELSE word_{nth}.number END" for nth in numbers]
    sql = TEXTS.format(
        answered="".join(f", {condition} AS answered_{nth}" for nth, (condition, _) in enumerate(answers)),
        words="".join(f",\nword_{nth} AS ({counted})" for nth, (counted, _) in enumerate(counts)),
        joins="".join(f"\nLEFT JOIN word_{nth} ON word_{nth}.report = chosen.report" for nth in numbers),
        held=" AND ".join(f"({named[nth]} OR word_{nth}.number > 0)" for nth in numbers) or "FALSE",
        number=" + ".join(each) or "0",
        named="".join(f", {named[nth]} AS named_{nth}" for nth in numbers),
        most=MOST,
    )
    of_answers = [parameter for _, more in answers for parameter in more]
    of_counts = [parameter for _, more in counts for parameter in more]
    return sql, [*of_answers, *chosen, *of_counts]


def _with_find(row: dict[Any, Any], words: Sequence[Word]) -> dict[str, Any]:
    """Return a report's row with the words that stand in its text."""
    return {**row, "find": " ".join(word.typed for nth, word in enumerate(words) if not row[f"named_{nth}"])}
