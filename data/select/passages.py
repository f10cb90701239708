"""Where the texts of reports hold words: how often, report by report, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from data import store
from data.query import Word
from data.select.matching import report_answers
from data.select.words_in_texts import counts_in_texts

MOST = 20
# A report that is only cited has no text: it is counted as not searched.
SEARCHED = """SELECT count(text.report) AS searched, count(*) - count(text.report) AS without_text
FROM reports AS report LEFT JOIN texts AS text ON text.report = report.report WHERE {chosen}"""
# A word that names the report's place or year need not stand in its text, unless all words are of that kind.
TEXTS = """WITH {words}holding AS MATERIALIZED (SELECT chosen.report, chosen.place, chosen.year, chosen.row,
CAST({number} AS BIGINT) AS number{named}
FROM (SELECT report.report, report.place, report.year, text.rowid AS row{answered} FROM reports AS report
JOIN places AS place ON place.id = report.place JOIN texts AS text ON text.report = report.report
WHERE {chosen}) AS chosen{joins} WHERE {held}),
newest AS (SELECT holding.*, (SELECT count(*) FROM holding) AS total,
(SELECT CAST(sum(number) AS BIGINT) FROM holding) AS places
FROM holding ORDER BY year DESC, report LIMIT {most})
SELECT newest.*, report.title, report.title_en, place.name_zh AS place_zh, place.name_en AS place_en
FROM newest JOIN reports AS report ON report.report = newest.report
JOIN places AS place ON place.id = newest.place ORDER BY newest.year DESC, newest.report"""
CHOSEN = {"report": "report.report", "place": "report.place", "year": "CAST(report.year AS VARCHAR)"}
KEPT_CHOICES = 32
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
    """Return which texts hold all the words, in two statements at most.

    A word that names the report's place or year need not stand in its text, and is not counted in it, unless
    all words are of that kind. report, place, year: which reports' texts are looked through, "" for any.
    """
    database, chosen = store.current(), {"report": report, "place": place, "year": year}
    sql, parameters = _statement(words, chosen)
    rows = database.frame(sql, parameters)
    total, places = (int(rows[name].iloc[0]) if len(rows) else 0 for name in ("total", "places"))
    newest = [_with_find(row, words) for row in rows.to_dict("records")]
    searched, without_text = _searched(database, report, place, year)
    reports = pd.DataFrame(newest, columns=COLUMNS)
    return Passages(tuple(words), searched, without_text, total, places, reports)


@lru_cache(maxsize=KEPT_CHOICES)
def _searched(database: store.Store, report: str, place: str, year: str) -> tuple[int, int]:
    """Return how many texts of a choice there are, and how many reports without one."""
    condition, parameters = _is_chosen({"report": report, "place": place, "year": year})
    row = database.frame(SEARCHED.format(chosen=condition), parameters).iloc[0]
    return int(row["searched"]), int(row["without_text"])


def _is_chosen(chosen: dict[str, str]) -> tuple[str, list[str]]:
    """Return the condition of a choice, in which "" is any, and its parameters."""
    some = {name: value for name, value in chosen.items() if value}
    return " AND ".join(f"{CHOSEN[name]} = ?" for name in some) or "TRUE", [*some.values()]


def _statement(words: Sequence[Word], chosen: dict[str, str]) -> tuple[str, list[Any]]:
    """Return the statement and its parameters; they stand in the order of its marks."""
    numbers = range(len(words))
    answers = [report_answers(word) for word in words]
    counts = [counts_in_texts(word) for word in words]
    everything = " AND ".join(f"answered_{nth}" for nth in numbers) or "FALSE"
    # Of these words nobody asks whether the text holds them.
    named = [f"(answered_{nth} AND NOT ({everything}))" for nth in numbers]
    each = [f"CASE WHEN {named[nth]} THEN 0 ELSE word_{nth}.number END" for nth in numbers]
    condition, of_choice = _is_chosen(chosen)
    sql = TEXTS.format(
        words="".join(f"word_{nth} AS ({counted}),\n" for nth, (counted, _) in enumerate(counts)),
        number=" + ".join(each) or "0",
        named="".join(f", {named[nth]} AS named_{nth}" for nth in numbers),
        answered="".join(f", {answered} AS answered_{nth}" for nth, (answered, _) in enumerate(answers)),
        chosen=condition,
        joins="".join(f"\nLEFT JOIN word_{nth} ON word_{nth}.report = chosen.report" for nth in numbers),
        held=" AND ".join(f"({named[nth]} OR word_{nth}.number > 0)" for nth in numbers) or "FALSE",
        most=MOST,
    )
    of_counts = [parameter for _, more in counts for parameter in more]
    of_answers = [parameter for _, more in answers for parameter in more]
    return sql, [*of_counts, *of_answers, *of_choice]


def _with_find(row: dict[Any, Any], words: Sequence[Word]) -> dict[str, Any]:
    """Return a report's row with the words that stand in its text."""
    return {**row, "find": " ".join(word.typed for nth, word in enumerate(words) if not row[f"named_{nth}"])}
