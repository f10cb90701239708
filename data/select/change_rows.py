"""What changed here, one entry a decision, as pages and feeds get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from data.changes import Change, changes_of

ADDED, CORRECTED, REMOVED, RESTORED, AS_SHIPPED = "added", "corrected", "removed", "restored", "as_shipped"
# Cells that say how much a figure is.
AMOUNT = ("value", "qualifier", "extent")


class Figure(NamedTuple):
    """A figure as it stood before or after a correction, enough to put it into words."""

    report: str
    id: str
    value: float | None
    qualifier: str
    extent: str
    stated: str
    status: str
    corrected: str
    indicator: str
    kind: str
    unit_zh: str
    unit_en_one: str
    unit_en_many: str


@dataclass(frozen=True)
class Entry:
    """One thing that changed.

    what: ADDED, CORRECTED, REMOVED, RESTORED or AS_SHIPPED (a copy that was corrected here went, and what the
    project ships stands again). report, title, title_en, place, place_zh, place_en, year: of the report, ""
    where nothing of it is left; is_served: whether it is here, is_quoted: with its text. reason: a person's
    words. table, row, changes: of a correction what was corrected, its cells with the newest first.
    indicator, short_zh, short_en: of a corrected figure, "" of any other row; is_there: whether the figure
    is stated now. before, after: the figure of an entry that changed its amount, None of any other, and where
    a cell holds what is no number. number: tells entries of one day, report and kind apart.
    """

    date: str
    what: str
    report: str
    title: str
    title_en: str
    place: str
    place_zh: str
    place_en: str
    year: str
    is_served: bool
    is_quoted: bool
    reason: str
    table: str = ""
    row: str = ""
    changes: tuple[Change, ...] = ()
    indicator: str = ""
    short_zh: str = ""
    short_en: str = ""
    is_there: bool = False
    before: Figure | None = None
    after: Figure | None = None
    number: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What this entry is and no other: never changes while the record stands as it is written."""
        return (self.what, self.report, self.date, self.table, self.row, self.reason, str(self.number))


class Named(NamedTuple):
    """What is chosen, a report or a place, and its names."""

    what: str
    id: str
    name_zh: str
    name_en: str


class ShortNames(NamedTuple):
    """An indicator's short names."""

    id: str
    short_zh: str
    short_en: str


@dataclass(frozen=True)
class Since:
    """What changed after a day, for whoever cited a page on it.

    scope: whose changes these are (report or place; {} for everything). figure: the cited one, "" for none.
    number: how many; of_figure: how many of them in the figure. can_be_shown: whether what stood then can be
    looked at.
    """

    day: str
    scope: dict[str, str]
    figure: str
    number: int
    of_figure: int
    can_be_shown: bool


def stood(figure: Figure, own: tuple[Change, ...]) -> tuple[Figure | None, Figure | None]:
    """Return a figure as it stood before and after changes of it: from what it is now back, one by one.

    figure: as it is now. None where they changed no amount, and where nobody can tell.
    """
    before, after, left = figure, None, set(own)
    for change in changes_of(figure.corrected):
        if after is None and change in left:
            after = before
        left.discard(change)
        if change.column in ("", "indicator"):
            # Of another indicator, or of a row that was not there: its words are other words.
            return None, None
        try:
            before = before._replace(**{name: _cell(change) for name in AMOUNT if name == change.column})
        except ValueError:
            return None, None
        if not left:
            break
    if after is None or all(getattr(before, name) == getattr(after, name) for name in AMOUNT):
        return None, None
    return before, after


def _cell(change: Change) -> Any:
    if change.column != "value":
        return change.old
    return float(change.old) if change.old else None
