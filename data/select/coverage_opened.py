"""One cell of the coverage of reports, with the sentence or the source behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data import store
from data.folding import folded, places_of
from data.select.coverage import Coverage
from data.select.coverage_rows import WORDS, Cell, Column, Passage, Row
from data.select.make_rows import rows_of
from data.select.placed_figures import figure_of
from data.select.placed_rows import PlacedFigure
from data.select.report_list import NAMED
from data.select.rows import Report

SOURCE = f"{NAMED} WHERE own.report = ?"
TEXT = "SELECT words FROM texts WHERE report = ?"
# What ends a sentence; a heading ends with its line.
ENDS = re.compile(r"[。！？；\n]")
KEPT = 32


@dataclass(frozen=True, eq=False)
class OpenedCell:
    """A report and an indicator, and what the one says of the other.

    source: the report's own row. figure: what it states, None where it states nothing. passage: where only
    words speak of it, the clause with them.
    """

    row: Row
    column: Column
    cell: Cell
    source: Report
    figure: PlacedFigure | None = None
    passage: Passage | None = None


def opened(answer: Coverage) -> OpenedCell | None:
    """Return the cell that the question asks for with its evidence; None where none is asked for or shown."""
    asked = answer.opened
    if asked is None:
        return None
    row, column = asked
    cell = answer.cell(row, column)
    database = store.current()
    [source] = rows_of(Report, database.frame(SOURCE, [row.report]))
    if cell.figure:
        return OpenedCell(row, column, cell, source, figure=figure_of(row.report, cell.figure))
    if cell.state == WORDS:
        return OpenedCell(row, column, cell, source, passage=passage_of(database, row.report, cell.alias))
    return OpenedCell(row, column, cell, source)


@lru_cache(maxsize=KEPT)
def passage_of(database: store.Store, report: str, alias: str) -> Passage:
    """Return the clause of a report's text that first holds an alias: up to 。, ； or the end of its line."""
    text = str(database.frame(TEXT, [report])["words"].iloc[0])
    place = places_of([folded(alias)], text)[0]
    starts = [stop.end() for stop in ENDS.finditer(text, 0, place.start)]
    start = starts[-1] if starts else 0
    stop = ENDS.search(text, place.end)
    end = stop.end() if stop else len(text)
    passage = text[start:end]
    lead = len(passage) - len(passage.lstrip())
    return Passage(passage.strip(), place.start - start - lead, place.end - start - lead)
