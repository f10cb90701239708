"""What was added, corrected, removed, restored: of everything, of one place, report or figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from data import store
from data.changes import Change
from data.select.change_rows import ADDED, CORRECTED, Entry, Figure, Named, ShortNames, stood
from data.select.change_statements import CELLS, COUNTS, EVENTS, FIGURES, INDICATORS, OF_WHAT, PAGE
from data.select.decided import folder_row
from data.select.make_rows import filled, rows_of

ENTRIES_OF_A_PAGE = 100
KEPT_ANSWERS = 16


@dataclass(frozen=True)
class Question:
    """Which changes are wanted; "" where nothing is chosen.

    place, report, figure (an observation's id in the report): whose. since: those of later days alone (ISO).
    page: from 1.
    """

    place: str = ""
    report: str = ""
    figure: str = ""
    since: str = ""
    page: int = 1

    @property
    def scope(self) -> dict[str, str]:
        """Of whom a feed tells the same: of the report, the place, or everything."""
        if self.report:
            return {"report": self.report}
        return {"place": self.place} if self.place else {}


class _Row(NamedTuple):
    """A row of EVENTS."""

    date: str
    what: str
    report: str
    table: str
    row: str
    reason: str
    line: int
    is_served: bool
    place: str
    year: str
    title: str
    title_en: str
    place_zh: str
    place_en: str
    evidence: str
    indicator: str


@dataclass(frozen=True, eq=False)
class Changed:
    """A page of entries, the newest first.

    question: as it was understood: a report or place that nobody knows is in `unknown` instead, and a page
    beyond the last is the last. of: the names of the chosen report, else place (name_zh, name_en), None for
    everything. indicators: the names of every indicator that an entry speaks of (short_zh, short_en).
    """

    question: Question
    unknown: tuple[str, ...]
    entries: tuple[Entry, ...]
    counts: dict[str, int]
    of: Named | None
    indicators: dict[str, ShortNames]

    @property
    def total(self) -> int:
        """How many entries there are on all pages."""
        return sum(self.counts.values())

    @property
    def decided(self) -> int:
        """How many of them are more than a report that was added."""
        return self.total - self.counts.get(ADDED, 0)

    @property
    def pages(self) -> int:
        """How many pages they fill; one where there is none."""
        return max(1, -(-self.total // ENTRIES_OF_A_PAGE))


class _Cell(NamedTuple):
    """A row of CELLS."""

    report: str
    date: str
    table: str
    row: str
    column: str
    old: str
    new: str
    reason: str


def changed(question: Question) -> Changed:
    """Return one page of what changed, in at most six statements."""
    return _answer(store.current(), question)


@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(database: store.Store, question: Question) -> Changed:
    held = _held(database)
    question, unknown, of = _known(database, question, held)
    events, parameters = _events(question, held)
    counts = database.frame(COUNTS.format(events=events), parameters)
    numbers = dict(zip(counts["what"], map(int, counts["number"]), strict=True))
    last = max(1, -(-sum(numbers.values()) // ENTRIES_OF_A_PAGE))
    question = replace(question, page=min(max(question.page, 1), last))
    sql = PAGE.format(events=events, limit=ENTRIES_OF_A_PAGE, offset=(question.page - 1) * ENTRIES_OF_A_PAGE)
    rows = rows_of(_Row, filled(database.frame(sql, parameters)))
    cells = _cells(database, rows)
    names = _indicators(database, rows, cells)
    figures = _figures(database, [row for row in rows if row.what == CORRECTED and row.indicator])
    entries = tuple(_entry(row, cells, names, figures) for row in rows)
    return Changed(question, unknown, entries, numbers, of, names)


def _held(database: store.Store) -> list[tuple[str, dict[str, str]]]:
    """Return the own rows of reports that somebody decided about and that are not served."""
    sql = "SELECT DISTINCT report FROM removals WHERE report NOT IN (SELECT report FROM reports) ORDER BY 1"
    return [(str(report), folder_row(str(report))) for report in database.frame(sql)["report"]]


def _known(
    database: store.Store, question: Question, held: list[tuple[str, dict[str, str]]]
) -> tuple[Question, tuple[str, ...], Named | None]:
    """Return the question with what means something here, what does not, and the names of what is chosen."""
    found = rows_of(Named, filled(database.frame(OF_WHAT, [question.report, question.place])))
    by_what = {row.what: row for row in found}
    for report, row in held:
        if report == question.report:
            names = row.get("title") or report, row.get("title_en") or ""
            by_what["report"] = Named("report", report, *names)
    lost = tuple(
        value for what in ("report", "place") if (value := getattr(question, what)) and what not in by_what
    )
    kept: dict[str, Any] = {what: "" for what in ("report", "place") if what not in by_what}
    if "report" in kept:
        kept["figure"] = ""
    return replace(question, **kept), lost, by_what.get("report") or by_what.get("place")


def _events(question: Question, held: list[tuple[str, dict[str, str]]]) -> tuple[str, list[Any]]:
    columns = [[row.get(name) or "" for _, row in held] for name in ("place", "year", "title", "title_en")]
    parameters: list[Any] = [[report for report, _ in held], *columns]
    conditions = []
    asked = {
        "told.report = ": question.report,
        "told.place = ": question.place,
        'told."table" = \'observations\' AND told."row" = ': question.figure,
        "told.date > ": question.since,
    }
    for condition, value in asked.items():
        if value:
            parameters.append(value)
            conditions.append(f"{condition}${len(parameters)}")
    return EVENTS.format(condition=" AND ".join(conditions) or "TRUE"), parameters


def _cells(database: store.Store, rows: list[_Row]) -> dict[tuple[str, ...], list[Change]]:
    """Return the cells of every correction among the rows, the newest first."""
    own = [row for row in rows if row.what == CORRECTED]
    if not own:
        return {}
    days = [row.date for row in own]
    frame = database.frame(CELLS, [[*{row.report for row in own}], min(days), max(days)])
    by_decision: dict[tuple[str, ...], list[Change]] = {}
    for cell in rows_of(_Cell, frame):
        key = (cell.report, cell.date, cell.table, cell.row, cell.reason)
        change = Change(cell.date, cell.column, cell.old, cell.new, cell.reason)
        by_decision.setdefault(key, []).append(change)
    return by_decision


def _indicators(
    database: store.Store, rows: Iterable[_Row], cells: dict[tuple[str, ...], list[Change]]
) -> dict[str, ShortNames]:
    named = {row.indicator for row in rows}
    for changes in cells.values():
        for change in changes:
            named |= {change.old, change.new} if change.column == "indicator" else set()
            named.add(change.whole_row.get("indicator", ""))
    frame = database.frame(INDICATORS, [sorted(named)]) if named - {""} else pd.DataFrame()
    return {row.id: row for row in (rows_of(ShortNames, frame) if len(frame) else ())}


def _figures(database: store.Store, rows: list[_Row]) -> dict[tuple[str, str], Figure]:
    if not rows:
        return {}
    frame = database.frame(FIGURES, [[row.report for row in rows], [row.row for row in rows]])
    return {(row.report, row.id): row for row in rows_of(Figure, filled(frame))}


def _entry(
    row: _Row,
    cells: dict[tuple[str, ...], list[Change]],
    names: dict[str, ShortNames],
    figures: dict[tuple[str, str], Figure],
) -> Entry:
    key = (row.report, row.date, row.table, row.row, row.reason)
    changes = cells.get(key, []) if row.what == CORRECTED else []
    whole_rows = (change.whole_row for change in changes)
    gone = next((whole["indicator"] for whole in whole_rows if "indicator" in whole), "")
    indicator = row.indicator or (gone if row.table == "observations" else "")
    name = names.get(indicator, ShortNames(indicator, "", ""))
    figure = figures.get((row.report, row.row)) if row.table == "observations" else None
    before, after = stood(figure, tuple(changes)) if figure and changes else (None, None)
    return Entry(
        date=row.date,
        what=row.what,
        report=row.report,
        title=row.title,
        title_en=row.title_en,
        place=row.place,
        place_zh=row.place_zh,
        place_en=row.place_en,
        year=row.year,
        is_served=bool(row.is_served),
        is_quoted=row.evidence == "quoted",
        reason=row.reason,
        table=row.table,
        row=row.row,
        changes=tuple(changes),
        indicator=indicator,
        short_zh=name.short_zh,
        short_en=name.short_en,
        is_there=bool(row.indicator),
        before=before,
        after=after,
        # Of removals the line in their file; cells of one decision are one entry.
        number=0 if row.what in (ADDED, CORRECTED) else row.line,
    )
