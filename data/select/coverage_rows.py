"""The rows of the coverage of reports, and what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

# What the list of reports calls those whose text is here.
QUOTED = "quoted"
FIGURE, CLAIM, WORDS, NOT_REPORTED = "figure", "claim", "words", "not_reported"
NOT_APPLICABLE, UNKNOWN, NOT_ASKED = "not_applicable", "unknown", "not_asked"
# In the order of a legend. `unknown`: the text is not here, and what it says of the indicator is not known;
# `not_asked`, blank too: only courts, ministries and the like count it, and no report leaves it out.
STATES = (FIGURE, CLAIM, WORDS, NOT_REPORTED, NOT_APPLICABLE, UNKNOWN)
BLANK = (UNKNOWN, NOT_ASKED)


@dataclass(frozen=True)
class Question:
    """Which reports and which indicators; "" and 0 take all.

    category: the indicators' subject; where none is named, the one of which most is stated. kind: "quoted",
    a level, "department" or "other". province: the id of what stands at the top of the reports' places. year:
    of the reports. report: the one that is shown as a list; else the first of the page. indicator: with it,
    the cell that is opened.
    """

    category: str = ""
    kind: str = ""
    province: str = ""
    year: int = 0
    page: int = 1
    report: str = ""
    indicator: str = ""


class Choice(NamedTuple):
    """Something to choose by; what: kind, province, year or category. number: of reports, of a category how
    many figures and claims are stated."""

    what: str
    id: str
    name_zh: str
    name_en: str
    number: int


class Column(NamedTuple):
    """An indicator. figures, claims: how many reports of all pages state one of their own year.

    is_asked: whether a report that does not state it leaves it out; what only cited sources count is asked of
    no report.
    """

    id: str
    category: str
    kind: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    figures: int
    claims: int
    is_asked: bool


class Row(NamedTuple):
    """A report with its place. number, fitting: how many reports have a row, and how many were asked for."""

    report: str
    year: int
    evidence: str
    published: str
    title: str
    source_kind: str
    place: str
    name_zh: str
    name_en: str
    level: str
    body: str
    number: int = 1
    fitting: int = 1

    @property
    def is_quoted(self) -> bool:
        """Whether the full text is here."""
        return self.evidence == QUOTED


class Cell(NamedTuple):
    """What a report says of an indicator; state: one of STATES. figure: id of the observation, stated: its
    words; alias: of words only, the wording of the indicator that stands first in the text."""

    state: str
    figure: str = ""
    stated: str = ""
    alias: str = ""


class Passage(NamedTuple):
    """The clause of a report's text that first holds an alias; begin, end: where the alias stands in it."""

    words: str
    begin: int
    end: int


def cell_of(cells: Mapping[tuple[str, str], Cell], row: Row, column: Column) -> Cell:
    """Return a report's cell; without one of its own it is not reported, unless nobody asks or can know."""
    silent = NOT_REPORTED if column.is_asked else NOT_ASKED
    return cells.get((row.report, column.id), Cell(silent if row.is_quoted else UNKNOWN))
