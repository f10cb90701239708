"""The site's one search: places, indicators, figures and texts that hold all words, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data import store
from data.query import Word, words_of
from data.select.make_rows import filled
from data.select.matching import indicators_by, named_by
from data.select.observation_rows import first_rows
from data.select.passages import Passages, passages
from data.select.row_statements import Question, number_of_rows

# So many of each kind are an answer to read; whoever wants all of them opens the data page.
MOST = 20
KEPT_ANSWERS = 32

# Letters begin a name, a syllable, the whole pinyin or its initials; characters may stand anywhere.
PLACES = """WITH last AS (SELECT report.place, report.report, report.year,
count(*) OVER (PARTITION BY report.place) AS reports,
row_number() OVER (PARTITION BY report.place ORDER BY report.year DESC, report.report) AS nth
FROM reports AS report)
SELECT place.id, place.name_zh, place.name_en, place.level, place.body, parent.name_zh AS parent_zh,
parent.name_en AS parent_en, last.report, last.year, last.reports
FROM last JOIN places AS place ON place.id = last.place
LEFT JOIN places AS parent ON parent.id = place.parent
WHERE last.nth = 1 AND {condition}
ORDER BY length(place.name_zh), place.id LIMIT {most}"""
# An indicator whose own name has the words comes before one whose subject or alias has them.
INDICATORS = """SELECT indicator.id, indicator.category, indicator.kind, indicator.name_zh, indicator.name_en,
indicator.short_zh, indicator.short_en, category.name_zh AS category_zh, category.name_en AS category_en,
count(DISTINCT own.report) AS reports
FROM indicators AS indicator JOIN categories AS category ON category.id = indicator.category
LEFT JOIN observations AS own
ON own.indicator = indicator.id AND own.status = 'reported' AND (? = '' OR own.report = ?)
WHERE {condition} GROUP BY indicator.id, indicator.category, indicator.kind, indicator.name_zh,
indicator.name_en, indicator.short_zh, indicator.short_en, category.name_zh, category.name_en,
indicator.folded ORDER BY CASE WHEN {named} THEN 0 ELSE 1 END, reports DESC, indicator.id LIMIT {most}"""


@dataclass(frozen=True, eq=False)
class SearchResults:
    """What words find, the likeliest first, at most MOST of each kind. Frames are shared: take copies.

    words: as they were looked for; empty where nothing was asked, and then nothing is found.
    places: those with a report: id, name_zh, name_en, level, body, parent_zh, parent_en ("" at the top),
    report and year of the newest, reports (how many). indicators: id, category, kind, names, short names,
    category_zh, category_en, reports (how many state it). observations: columns of `ObservationRows.rows`;
    total: how many there are in all. passages: where the texts of the reports hold the words.
    """

    words: tuple[Word, ...]
    places: pd.DataFrame
    indicators: pd.DataFrame
    observations: pd.DataFrame
    total: int
    passages: Passages


def search(query: str, report: str = "") -> SearchResults:
    """Return what holds all the words of a query, in at most five statements.

    Names, short names, subjects, aliases, sentences and numbers are looked at in both languages; width, case,
    traditional characters, English plurals and commas in numbers make no difference. Places go by name,
    pinyin or initials. report: whose figures and text are wanted, "" for any; it counts where indicators are
    stated, too.
    """
    return _search(store.current(), words_of(query), report)


@lru_cache(maxsize=KEPT_ANSWERS)
def _search(database: store.Store, words: tuple[Word, ...], report: str) -> SearchResults:
    question = Question(report=report, words=" ".join(word.typed for word in words))
    return SearchResults(
        words,
        places_by(database, words),
        _indicators(database, words, report),
        first_rows(question, MOST if words else 0),
        number_of_rows(database, question) if words else 0,
        passages(words, report),
    )


def places_by(database: store.Store, words: Sequence[Word]) -> pd.DataFrame:
    """Return the places with reports that answer to all words, as `SearchResults.places`."""
    conditions = [
        "position(? IN ' ' || place.folded) > 0"
        if word.folded.isascii()
        else "position(? IN place.folded) > 0"
        for word in words
    ]
    parameters = [f" {word.folded}" if word.folded.isascii() else word.folded for word in words]
    sql = PLACES.format(condition=" AND ".join(conditions) or "FALSE", most=MOST)
    return filled(database.frame(sql, parameters))


def _indicators(database: store.Store, words: Sequence[Word], report: str) -> pd.DataFrame:
    condition, parameters = indicators_by(words)
    named, more = named_by(words)
    sql = INDICATORS.format(condition=condition, named=named, most=MOST)
    return filled(database.frame(sql, [report, report, *parameters, *more]))
