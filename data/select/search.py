"""The site's one search: places, indicators, figures and texts that hold all words, in either language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial

import pandas as pd

from data import store
from data.query import Word, words_of
from data.select.called import indicators_called, named_places
from data.select.found_figures import found_figures
from data.select.make_rows import filled
from data.select.matching import titled_by
from data.select.nowhere import stands_nowhere
from data.select.passages import Passages, passages

# So many of each kind are an answer to read; whoever wants all of them opens the data page.
MOST = 20
KEPT_ANSWERS = 32

# Few enough to be kept at hand: the shortest names first.
PLACES = """WITH last AS (SELECT report.place, report.report, report.year,
count(*) OVER (PARTITION BY report.place) AS reports,
row_number() OVER (PARTITION BY report.place ORDER BY report.year DESC, report.report) AS nth
FROM reports AS report)
SELECT place.id, place.name_zh, place.name_en, place.pinyin, place.level, place.body,
parent.name_zh AS parent_zh, parent.name_en AS parent_en, last.report, last.year, last.reports
FROM last JOIN places AS place ON place.id = last.place
LEFT JOIN places AS parent ON parent.id = place.parent
WHERE last.nth = 1 ORDER BY length(place.name_zh), place.id"""
# Few and the same for every query, so that they are kept at hand with how many reports state each.
INDICATORS = """SELECT indicator.id, indicator.category, indicator.kind, indicator.name_zh, indicator.name_en,
indicator.short_zh, indicator.short_en, category.name_zh AS category_zh, category.name_en AS category_en,
coalesce(stated.reports, 0) AS reports
FROM indicators AS indicator JOIN categories AS category ON category.id = indicator.category
LEFT JOIN {stated} AS stated ON stated.indicator = indicator.id ORDER BY reports DESC, indicator.id"""
IN_ANY_REPORT = "stated_by"
IN_ONE_REPORT = """(SELECT DISTINCT indicator, 1 AS reports FROM observations
WHERE status = 'reported' AND report = ?)"""
REPORTS = """SELECT report.report, report.place, report.year, report.title, report.title_en, report.evidence,
place.name_zh AS place_zh, place.name_en AS place_en, place.pinyin, count(*) OVER () AS total
FROM reports AS report JOIN places AS place ON place.id = report.place
WHERE (? = '' OR report.report = ?) AND {condition}
ORDER BY report.year DESC, report.report LIMIT {most}"""


@dataclass(frozen=True, eq=False)
class SearchResults:
    """What words find, the likeliest first, at most MOST of each kind. Frames are shared: take copies.

    words: as they were looked for; empty where nothing was asked, and then nothing is found.
    places: those with a report: id, name_zh, name_en, pinyin, level, body, parent_zh, parent_en ("" at the
    top), report and year of the newest, reports (how many). indicators: id, category, kind, names, short
    names, category_zh, category_en, reports (how many state it). reports: by title, place and year, newest
    first: report, place, year, title, title_en, evidence, place_zh, place_en, pinyin. Of these three, total:
    how many there are in all, the same in each row. observations: columns of `ObservationRows.rows`; total:
    how many there are in all. passages: where the texts of the reports hold the words.
    """

    words: tuple[Word, ...]
    places: pd.DataFrame
    indicators: pd.DataFrame
    reports: pd.DataFrame
    observations: pd.DataFrame
    total: int
    passages: Passages

    @cached_property
    def pinyin(self) -> dict[str, str]:
        """The syllables of the places that were found by their names, by their ids."""
        return dict(zip(self.places["id"], self.places["pinyin"], strict=True))

    @property
    def is_empty(self) -> bool:
        """Nothing of any kind was found."""
        found = (self.places, self.indicators, self.reports)
        return not (self.total or self.passages.total or any(map(len, found)))


def search(query: str, report: str = "") -> SearchResults:
    """Return what holds all the words of a query, in at most six statements and one a word in letters.

    Names, short names, subjects, aliases, sentences and numbers are looked at in both languages; width, case,
    traditional characters, English plurals and commas in numbers make no difference. Places go by name,
    pinyin or initials; the names of indicators and places are at hand. report: whose figures and text are
    wanted, "" for any; it counts where indicators are stated, too.
    """
    return _search(store.current(), words_of(query), report)


@lru_cache(maxsize=KEPT_ANSWERS)
def _search(database: store.Store, words: tuple[Word, ...], report: str) -> SearchResults:
    if stands_nowhere(words):
        return _nothing(database, words, report)
    observations, total = found_figures(words, report, MOST)
    return SearchResults(
        words,
        places_by(database, words),
        _indicators(database, words, report),
        _reports(database, words, report),
        observations,
        total,
        passages(words, report),
    )


def _nothing(database: store.Store, words: tuple[Word, ...], report: str) -> SearchResults:
    """Return what is found where one of the words stands nowhere: what no words find, too."""
    nothing = _of_no_words(database, report)
    return replace(nothing, words=words, passages=replace(nothing.passages, words=words))


@lru_cache(maxsize=KEPT_ANSWERS)
def _of_no_words(database: store.Store, report: str) -> SearchResults:
    return _search(database, (), report)


def places_by(database: store.Store, words: Sequence[Word]) -> pd.DataFrame:
    """Return the places with reports that answer to all words, as `SearchResults.places`."""
    known = _known_places(database)
    return _first(known[known["id"].isin(_of_all(words, named_places))])


@lru_cache(maxsize=2)
def _known_places(database: store.Store) -> pd.DataFrame:
    return filled(database.frame(PLACES))


def _indicators(database: store.Store, words: Sequence[Word], report: str) -> pd.DataFrame:
    """Return the indicators that answer to all words; whose own name has them comes before others."""
    known = _known_indicators(database, report)
    found = known[known["id"].isin(_of_all(words, indicators_called))]
    named = found["id"].isin(_of_all(words, partial(indicators_called, by_own_name=True)))
    return _first(pd.concat([found[named], found[~named]]))


def _first(found: pd.DataFrame) -> pd.DataFrame:
    """Return the first of what was found of one kind, and how many there are in all."""
    return found.assign(total=len(found)).head(MOST).reset_index(drop=True)


def _of_all(words: Sequence[Word], called: Callable[[Word], list[str]]) -> set[str]:
    return set.intersection(*(set(called(word)) for word in words)) if words else set()


@lru_cache(maxsize=KEPT_ANSWERS)
def _known_indicators(database: store.Store, report: str) -> pd.DataFrame:
    stated, own = (IN_ONE_REPORT, [report]) if report else (IN_ANY_REPORT, [])
    return filled(database.frame(INDICATORS.format(stated=stated), own))


def _reports(database: store.Store, words: Sequence[Word], report: str) -> pd.DataFrame:
    condition, parameters = titled_by(words)
    sql = REPORTS.format(condition=condition, most=MOST)
    return filled(database.frame(sql, [report, report, *parameters]))
