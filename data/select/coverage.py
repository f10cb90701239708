"""Which report says what of which indicator: a figure, a claim, words only, nothing; else unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from data import store
from data.select.coverage_rows import (
    CLAIM,
    FIGURE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    WORDS,
    Cell,
    Choice,
    Column,
    Question,
    Row,
    cell_of,
)
from data.select.coverage_statements import CELLS, CHOICES, COLUMNS, COLUMNS_OF_ALL, ROWS
from data.select.make_rows import rows_of
from data.select.placed_figures import Wanted, placed_figures
from data.select.placed_rows import PlacedFigure
from data.select.report_tree import KINDS

ROWS_A_PAGE = 50
KEPT = 32
# So many reports' cells are asked for at once where all are wanted.
AT_A_TIME = 500


class _Found(NamedTuple):
    """A row of CELLS."""

    report: str
    indicator: str
    id: str
    stated: str
    status: str
    has_value: bool
    alias: str


@dataclass(frozen=True, eq=False)
class Coverage:
    """The answer to a question, as understood. columns: its indicators. rows: the reports of its page.

    cells: by report and indicator, without those that `cell` works out. number: how many reports have a row
    on all pages; left_out: how many others were asked for, cited sources that state nothing of the subject.
    choices: what can be chosen. unknown: values of the question that mean nothing here.
    list: what one report is asked or states of every subject; list_of: that report, None where none fits;
    figures: what it states, by id, where that was asked for.
    """

    question: Question
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cells: Mapping[tuple[str, str], Cell]
    number: int
    left_out: int
    pages: int
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...]
    list: tuple[Column, ...] = ()
    list_of: Row | None = None
    figures: Mapping[str, PlacedFigure] = field(default_factory=dict)

    def cell(self, row: Row, column: Column) -> Cell:
        """Return what a report says of an indicator; without a row of its own, nothing or unknown."""
        return cell_of(self.cells, row, column)

    def of(self, what: str) -> tuple[Choice, ...]:
        """Return the choices of one kind."""
        return tuple(choice for choice in self.choices if choice.what == what)

    @property
    def opened(self) -> tuple[Row, Column] | None:
        """The cell that was asked for, where it is on this page."""
        row = next((row for row in self.rows if row.report == self.question.report), None)
        column = next((one for one in self.columns if one.id == self.question.indicator), None)
        return None if row is None or column is None else (row, column)


def coverage(question: Question, in_other_words: bool = False) -> Coverage:
    """Answer a question; what of it means nothing is named in `unknown` and left out.

    in_other_words: also bring the figures of the report that is listed, for readers whom the words of the
    report tell nothing; they take as long as the rest.
    """
    return _coverage(store.current(), question, in_other_words)


@lru_cache(maxsize=KEPT)
def _coverage(database: store.Store, question: Question, in_other_words: bool) -> Coverage:
    choices = choices_of(database)
    asked, unknown = understood(question, choices)
    columns = columns_of(database, replace(asked, page=1, report="", indicator=""))
    rows, number, fitting = rows_of_page(database, asked)
    pages = max(1, -(-number // ROWS_A_PAGE))
    if not rows and number == 0 and asked.page > 1:
        # Beyond the last page there is no row that could say how many there are.
        return _coverage(database, replace(asked, page=1), in_other_words)
    cells = cells_of(database, [row.report for row in rows], asked.category)
    listed = next((row for row in rows if row.report == asked.report), rows[0] if rows else None)
    mine = cells_of(database, [listed.report], "") if listed else {}
    return Coverage(
        question=asked,
        columns=columns,
        rows=rows,
        cells={**mine, **cells},
        number=number,
        left_out=fitting - number,
        pages=pages,
        choices=choices,
        unknown=unknown,
        list=_of_one(database, listed, mine) if listed else (),
        list_of=listed,
        figures=_stated_by(listed.report) if listed and in_other_words else {},
    )


def everything(
    question: Question,
) -> tuple[tuple[Column, ...], tuple[Row, ...], Mapping[tuple[str, str], Cell]]:
    """Return columns, rows and cells of a question over all its pages.

    Without a category they are of every subject.
    """
    database = store.current()
    columns = columns_of(database, replace(question, page=1, report="", indicator=""))
    rows, _, _ = rows_of_page(database, question, most=None)
    names = [row.report for row in rows]
    cells: dict[tuple[str, str], Cell] = {}
    for first in range(0, len(names), AT_A_TIME):
        cells |= cells_of(database, names[first : first + AT_A_TIME], question.category)
    return columns, rows, cells


def stretch(
    question: Question, limit: int, offset: int
) -> tuple[tuple[Column, ...], tuple[Row, ...], Mapping[tuple[str, str], Cell], int]:
    """Return the columns, the reports whose cells hold a stretch of all, these cells, and how many there are.

    Counted are all indicators of one report, then of the next; the stretch begins in the first that is
    returned. Without a category they are of every subject.
    """
    database = store.current()
    columns = columns_of(database, replace(question, page=1, report="", indicator=""))
    if not columns:
        return (), (), {}, 0
    first, last = offset // len(columns), (offset + limit - 1) // len(columns)
    rows = tuple(rows_of(Row, database.frame(ROWS, [*chosen_by(question), last - first + 1, first])))
    # Beyond the last report there is no row that could say how many there are.
    number = rows[0].number if rows else rows_of_page(database, replace(question, page=1), 1)[1]
    cells = cells_of(database, [row.report for row in rows], question.category)
    return columns, rows, cells, number * len(columns)


def choices_of_store() -> tuple[Choice, ...]:
    """Return what reports and indicators can be chosen by."""
    return choices_of(store.current())


@lru_cache(maxsize=4)
def choices_of(database: store.Store) -> tuple[Choice, ...]:
    """Return what reports and indicators can be chosen by, each kind in its own order."""
    choices = rows_of(Choice, database.frame(CHOICES))
    kinds = {choice.id: choice for choice in choices if choice.what == "kind"}
    return (
        *(kinds[kind] for kind in KINDS if kind in kinds and kinds[kind].number),
        *(choice for choice in choices if choice.what != "kind"),
    )


def understood(question: Question, choices: tuple[Choice, ...]) -> tuple[Question, tuple[str, ...]]:
    """Return the question with what is known of it, and what is not; it always has a subject."""
    known = {(choice.what, choice.id) for choice in choices}
    named = {
        "category": question.category,
        "kind": question.kind,
        "province": question.province,
        "year": str(question.year or ""),
    }
    unknown = tuple(value for what, value in named.items() if value and (what, value) not in known)
    kept = {what: value if (what, value) in known else "" for what, value in named.items()}
    most = max((choice for choice in choices if choice.what == "category"), key=lambda one: one.number)
    return (
        replace(
            question,
            category=kept["category"] or most.id,
            kind=kept["kind"],
            province=kept["province"],
            year=int(kept["year"] or 0),
        ),
        unknown,
    )


def chosen_by(question: Question) -> list[object]:
    """Return what the statements about reports are asked with."""
    return [question.kind, question.province, question.year, question.category]


@lru_cache(maxsize=KEPT)
def columns_of(database: store.Store, question: Question) -> tuple[Column, ...]:
    """Return the indicators of a question, with how many of its reports state each."""
    if question.kind or question.province or question.year:
        return tuple(rows_of(Column, database.frame(COLUMNS, chosen_by(question))))
    return tuple(rows_of(Column, database.frame(COLUMNS_OF_ALL, [question.category])))


def rows_of_page(
    database: store.Store, question: Question, most: int | None = ROWS_A_PAGE
) -> tuple[tuple[Row, ...], int, int]:
    """Return a page of reports, how many have a row, and how many were asked for; most None: all of them."""
    first = (question.page - 1) * most if most else 0
    frame = database.frame(ROWS, [*chosen_by(question), most, first])
    rows = tuple(rows_of(Row, frame))
    return rows, rows[0].number if rows else 0, rows[0].fitting if rows else 0


def cells_of(database: store.Store, reports: list[str], category: str) -> dict[tuple[str, str], Cell]:
    """Return what reports state or speak of, by report and indicator; category "": of every subject."""
    cells: dict[tuple[str, str], Cell] = {}
    # What is stated comes first and stays.
    for row in rows_of(_Found, database.frame(CELLS, [reports, category])):
        cells.setdefault((row.report, row.indicator), _cell(row))
    return cells


def _cell(row: _Found) -> Cell:
    if row.status == "reported":
        return Cell(FIGURE if row.has_value else CLAIM, row.id, row.stated)
    if row.status == "spoken":
        return Cell(WORDS, alias=row.alias)
    return Cell(NOT_REPORTED if row.status == "not_reported" else NOT_APPLICABLE)


def _of_one(database: store.Store, row: Row, cells: Mapping[tuple[str, str], Cell]) -> tuple[Column, ...]:
    every = columns_of(database, Question())
    return tuple(one for one in every if one.is_asked or (row.report, one.id) in cells)


def _stated_by(report: str) -> Mapping[str, PlacedFigure]:
    return {placed.figure.id: placed for placed in placed_figures(Wanted(reports=(report,)))}
