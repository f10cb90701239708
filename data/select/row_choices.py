"""What a reader of rows may choose from: reports, places, years, kinds, subjects and areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from data import store
from data.select.report_list import NAMED
from data.select.row_statements import CHOICES, Question, found
from data.select.shared_tables import places_above

# Of more reports, or places, only some are offered to choose from: a reader finds none among thousands.
MOST_OFFERED = 500
NEWEST_FIRST = "ORDER BY own.year DESC, own.report"
OF_THE_PLACE = "own.place = $1 OR own.place = (SELECT place FROM reports WHERE report = $2)"
PLACES_AND_YEARS = """SELECT 'place' AS what, place AS value FROM reports GROUP BY place
UNION ALL SELECT 'year', CAST(year AS VARCHAR) FROM reports GROUP BY year ORDER BY what, value"""
# In the order in which they are offered.
KINDS = ("count", "share", "amount", "coverage", "change", "days", "rate", "rank", "streak")


@dataclass(frozen=True)
class Choice:
    """One value that a filter offers, its names ("" where it is shown itself), and how many rows have it."""

    value: str
    name_zh: str = ""
    name_en: str = ""
    number: int = 0


def reports_offered(database: store.Store, question: Question) -> pd.DataFrame:
    """Return the reports that may be chosen: all, or of many those of the place that the question names."""
    if not has_many_reports(database):
        return _first_reports(database)
    return database.frame(f"{NAMED} WHERE {OF_THE_PLACE} {NEWEST_FIRST}", [question.place, question.report])


def has_many_reports(database: store.Store) -> bool:
    """Say whether there are more reports than can be offered at once."""
    return len(_first_reports(database)) > MOST_OFFERED


@lru_cache(maxsize=2)
def _first_reports(database: store.Store) -> pd.DataFrame:
    return database.frame(f"{NAMED} {NEWEST_FIRST} LIMIT {MOST_OFFERED + 1}")


@lru_cache(maxsize=2)
def places_and_years(database: store.Store) -> tuple[frozenset[str], frozenset[str]]:
    """Return the places and the years of reports."""
    rows = database.frame(PLACES_AND_YEARS)
    places, years = (
        frozenset(map(str, rows.loc[rows["what"] == what, "value"])) for what in ("place", "year")
    )
    return places, years


@lru_cache(maxsize=64)
def choices_of(database: store.Store, report: str, missing: bool) -> dict[str, tuple[Choice, ...]]:
    """Return what occurs in a report, in any where it is "", by what can be chosen."""
    keys, parameters = found(Question(report=report, missing=missing))
    rows = database.frame(CHOICES.format(keys=keys), [*parameters, report])
    names = ("kind", "area", "section", "place", "year", "category")
    offered: dict[str, tuple[Choice, ...]] = dict.fromkeys(names, ())
    for what, group in rows.groupby("what", sort=False):
        offered[str(what)] = tuple(
            Choice(str(row["value"]), str(row["name_zh"]), str(row["name_en"]), int(row["number"]))
            for row in group.to_dict("records")
        )
    return offered


def only_report(database: store.Store, question: Question, reports: pd.DataFrame) -> str:
    """Return the report whose areas may be chosen: the chosen one, or the only one that there is."""
    return question.report or (str(reports["id"].iloc[0]) if len(_first_reports(database)) == 1 else "")


def values(choices: Iterable[Choice]) -> set[str]:
    """Return what choices stand for."""
    return {choice.value for choice in choices}


def occurring(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choices that some row has."""
    return tuple(choice for choice in choices if choice.number)


def places_offered(database: store.Store, places: tuple[Choice, ...], chosen: str) -> tuple[Choice, ...]:
    """Return the places to choose from: of many those at the top, and what lies around the chosen one."""
    if len(places) <= MOST_OFFERED:
        return places
    held = {place.value for place in places}
    above = {place.value: places_above(database, place.value) for place in places}
    around = {chosen, *places_above(database, chosen)}
    return tuple(
        place
        for place in places
        if place.value in around
        or not around.isdisjoint(above[place.value][:1])
        or held.isdisjoint(above[place.value])
    )


def kind_order(choice: Choice) -> int:
    """Return where a kind stands among those that are offered."""
    return KINDS.index(choice.value)
