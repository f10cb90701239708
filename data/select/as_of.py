"""Figures as they stood on an earlier day: the one place that knows how, for files, pages and the API.

    day = day_of("2026-11-28")                      # raises NoSuchDay, which says why
    rows = all_rows(Question(place="445381", as_of=day))
    page = observation_rows(Question(as_of=day))    # with totals and choices of that day
    lost = lost_on(day)                             # what cannot be shown as it stood
    with as_it_stood(day) as lost:                  # whatever is asked within is answered as of that day
        ...

A day is meant to its end. A `Question` with a day is answered from the store as it stood then, so that its
filters, its search and its order go by what stood then: a figure that was of another year, or of another
indicator, is found as that. What `changes.csv` records later is undone, the newest first; a report whose
`added` is later is not there; one that `removals.csv` takes away later is there still, where its folder is
held. Where it is not, or a correction cannot be undone, the report is named in `lost` and nothing of it is
made up. Names, definitions, units and the list of indicators are always today's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import duckdb

from data import store
from data.folders.locations import locations
from data.store.past import Lost, Past, days_of_change, first_day, past

__all__ = ["Lost", "NoSuchDay", "as_it_stood", "day_of", "first_day_here", "lost_on", "store_of"]

NOT_A_DAY, FUTURE, BEFORE_ALL = "not_a_day", "future", "before_all"
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Where the day begins first on earth, which is a reader's today before it is ours.
EASTERNMOST = timedelta(hours=14)
# Each is a small database of its own; days between two changes share one.
KEPT_DAYS = 3


class NoSuchDay(ValueError):  # noqa: N818 - it says why there is nothing of that day
    """Says why nothing can be shown as of a day.

    why: NOT_A_DAY, FUTURE or BEFORE_ALL. words: as they were given. first: of BEFORE_ALL the day on which the
    first report came ("" where there is none); of FUTURE the last day that may be asked for.
    """

    def __init__(self, why: str, words: str, limit: str = "") -> None:
        super().__init__(f"{words}: {why} {limit}".strip())
        self.why, self.words, self.limit = why, words, limit


def day_of(words: str) -> date:
    """Return the day that is written so (2026-11-28); NoSuchDay where nothing can be shown of it."""
    try:
        day = date.fromisoformat(words) if ISO.fullmatch(words) else None
    except ValueError:
        day = None
    if day is None:
        raise NoSuchDay(NOT_A_DAY, words)
    last = (datetime.now(UTC) + EASTERNMOST).date()
    if day > last:
        raise NoSuchDay(FUTURE, words, last.isoformat())
    first = first_day_here()
    if not first or words < first:
        raise NoSuchDay(BEFORE_ALL, words, first)
    return day


def first_day_here() -> str:
    """Return the day on which the first report came, of those here or still held; "" where there is none."""
    return _first_day(store.current())


def store_of(day: date | None) -> store.Store:
    """Return the store as it stood at the end of a day, today's where none is given."""
    return store.current() if day is None else _past(day).store


@contextmanager
def as_it_stood(day: date | None) -> Iterator[tuple[Lost, ...]]:
    """Answer whatever is asked of `data.select` meanwhile as of a day, as ever where none is given.

    Yields the reports that were here on that day and cannot be shown as they stood.
    """
    if day is None:
        yield ()
        return
    then = _past(day)
    with store.standing_in(then.store):
        yield then.lost


def lost_on(day: date) -> tuple[Lost, ...]:
    """Return the reports that were here on a day and cannot be shown as they stood, by their id."""
    return _past(day).lost


def _past(day: date) -> Past:
    database = store.current()
    try:
        return _kept(database, _last_change(database, day))
    except duckdb.Error:
        # Another process has published a newer store since we last looked, and ours has no name any more.
        store.look()
        newer = store.current()
        return _kept(newer, _last_change(newer, day))


def _last_change(database: store.Store, day: date) -> str:
    """Return the last day up to this one on which anything changed: the answer is the same since."""
    days, words = _days_of_change(database), day.isoformat()
    return days[after - 1] if (after := bisect_right(days, words)) else words


@lru_cache(maxsize=KEPT_DAYS)
def _kept(database: store.Store, day: str) -> Past:
    return past(database, locations(), day)


@lru_cache(maxsize=2)
def _days_of_change(database: store.Store) -> list[str]:
    return days_of_change(database, locations())


@lru_cache(maxsize=2)
def _first_day(database: store.Store) -> str:
    return first_day(database, locations())
