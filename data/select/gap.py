"""What is known about a figure that a report does not state: its words about it, and how others state it."""

from __future__ import annotations

from dataclasses import dataclass

from data import store
from data.select.coverage_opened import passage_of
from data.select.coverage_rows import Passage
from data.select.placed_figures import Wanted, placed_figures
from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation
from data.select.whole_report import NOT_REPORTED, REPORTED, WholeReport

SPOKEN = "SELECT alias FROM spoken WHERE report = ? AND indicator = ?"
# The report's own place first, then places of its level, then the newest.
WORDED = """SELECT said.report, said.id FROM observations AS said
JOIN reports AS report ON report.report = said.report JOIN places AS place ON place.id = report.place
JOIN places AS own ON own.id = $1
WHERE said.indicator = $2 AND said.status = 'reported' AND said.year = report.year AND said.sentence <> ''
AND said.report <> $3
ORDER BY place.id <> own.id, place.level <> own.level, report.year DESC, said.report LIMIT $4"""
MOST = 3
# A row of another year's figure says nothing of this year's.
SILENT = (REPORTED, NOT_REPORTED)


@dataclass(frozen=True, eq=False)
class Gap:
    """An indicator that a report does not state.

    row: the indicator, as a row of the report, perhaps with the figure of another year. alias: the wording of
    it that stands in the text, "" where none does; passage: the clause with it. worded: sentences of other
    reports whose text is here, those of the same place first.
    """

    row: Observation
    alias: str
    passage: Passage | None
    worded: tuple[PlacedFigure, ...]


def gap(whole: WholeReport, indicator: str) -> Gap | None:
    """Return what is known of a gap.

    None where the report states the indicator, has a reason to leave it out, or where its text is not here:
    then nobody can say that it leaves it out.
    """
    row = whole.indicator_row(indicator)
    if indicator in whole.figures or row.status not in SILENT or not whole.is_quoted:
        return None
    database = store.current()
    spoken = database.frame(SPOKEN, [whole.id, indicator])
    alias = str(spoken["alias"].iloc[0]) if len(spoken) else ""
    passage = passage_of(database, whole.id, alias) if alias else None
    return Gap(row, alias, passage, _worded(database, whole, indicator))


def _worded(database: store.Store, whole: WholeReport, indicator: str) -> tuple[PlacedFigure, ...]:
    found = database.frame(WORDED, [whole.row.place, indicator, whole.id, MOST])
    order = list(found.itertuples(index=False, name=None))
    if not order:
        return ()
    wanted = Wanted(indicators=(indicator,), reports=tuple(report for report, _ in order))
    placed = {(one.source.id, one.figure.id): one for one in placed_figures(wanted)}
    return tuple(placed[key] for key in order)
