"""What sources state differently, and what agrees: of all reports, or of one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from data import store
from data.arithmetic.differences import KINDS, Comparison, Statement, comparisons
from data.arithmetic.hedged import hedged
from data.arithmetic.reconcile import Figure, operands, rounding_of, stated_places
from data.select.make_rows import rows_of
from data.select.placed_figures import Wanted, placed_figures
from data.select.placed_rows import Differing, PlacedFigure
from data.select.shared_tables import rules

AGREES = "agrees"
ROWS_A_PAGE = 20
# So many of a page's differences stand there in full, the others as rows; so many that agree below them.
IN_FULL, AGREEING_SHOWN = 3, 6
KEPT_PLACES = 64
MOST_OF_A_FILE = 5_000
# Their figures are asked for so many comparisons at a time.
AT_A_TIME = 100

# Only what can be laid beside something: a quantity that a place's sources state more than once, and what a
# rule or a whole speaks of.
STATED = """WITH stated AS (SELECT said.report, said.id, report.place, said.period, said.scope_zh, said.actor,
report.url, report.title, said.indicator, said.value, said.qualifier, said.stated,
indicator.kind, indicator.unit, indicator.part_of, said.start, said.file_line,
count(*) OVER (PARTITION BY report.place, said.indicator, said.period) AS times
FROM observations AS said JOIN reports AS report ON report.report = said.report
JOIN indicators AS indicator ON indicator.id = said.indicator
WHERE said.status = 'reported' AND said.value IS NOT NULL AND {place})
SELECT * FROM stated WHERE times > 1 OR part_of <> ''
OR indicator IN (SELECT part_of FROM indicators WHERE part_of <> '') OR list_contains($1, indicator)
ORDER BY report, start NULLS LAST, file_line"""
PLACES = """SELECT id, name_zh, name_en FROM places WHERE list_contains($1, id) ORDER BY id"""


class _Stated(NamedTuple):
    """A row of STATED."""

    report: str
    id: str
    place: str
    period: str
    scope_zh: str
    actor: str
    url: str
    title: str
    indicator: str
    value: float | None
    qualifier: str
    stated: str
    kind: str
    unit: str
    part_of: str


class PlaceName(NamedTuple):
    """A place to choose by."""

    id: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Question:
    """What is asked: a kind ("" for all, `agrees` for what agrees), a place, one comparison by its id."""

    kind: str = ""
    place: str = ""
    chosen: str = ""
    page: int = 1


@dataclass(frozen=True)
class Differences:
    """The answer to a question.

    made: how many comparisons could be decided. counts: how many differences of each kind, of all kinds that
    there are. chosen: the one that was asked for. shown: those of this page; agreeing: how many agree, and on
    a page of differences the first of them. figures: what all these lean on, by report and id. places: those
    with a difference. unknown: values of the question that mean nothing here.
    """

    question: Question
    made: int
    counts: Mapping[str, int]
    chosen: Comparison | None
    shown: tuple[Comparison, ...]
    pages: int
    agreeing: int
    first_agreeing: tuple[Comparison, ...]
    figures: Mapping[tuple[str, str], PlacedFigure]
    places: tuple[PlaceName, ...]
    unknown: tuple[str, ...]

    @property
    def number(self) -> int:
        """How many differences there are, of all kinds."""
        return sum(self.counts.values())

    def placed(self, comparison: Comparison) -> tuple[PlacedFigure, ...]:
        """Return a comparison's figures, in its order."""
        return tuple(self.figures[one.key] for one in comparison.statements)


def compared(place: str = "") -> tuple[Comparison, ...]:
    """Return every comparison that can be decided, of all places or one: by kind, place, period."""
    return _compared(store.current(), place)


@lru_cache(maxsize=KEPT_PLACES)
def _compared(database: store.Store, place: str) -> tuple[Comparison, ...]:
    known = rules(database)
    ruled = {name for rule in known for name in (*operands(rule["kind"], rule["left"]), rule["right"])}
    sql = STATED.format(place="report.place = $2" if place else "TRUE")
    rows = rows_of(_Stated, database.frame(sql, [sorted(ruled), *([place] if place else [])]))
    return tuple(comparisons([_statement(row) for row in rows], known))


def _statement(row: _Stated) -> Statement:
    value = hedged(row.value, row.qualifier)
    figure = Figure(
        indicator=row.indicator,
        value=value,
        places=stated_places(row.stated),
        kind=row.kind,
        unit=row.unit,
        # Only a drawn reconciliation reads what is left empty here; comparing does not.
        category="",
        part_of=row.part_of,
        section="",
        unit_zh="",
        unit_en_one="",
        unit_en_many="",
        rounding=rounding_of(value, row.stated, row.kind),
    )
    # One address may show several documents, which their titles tell apart.
    document = "\n".join((row.url, row.title)) if row.url else ""
    return Statement(row.report, row.id, row.place, row.period, row.scope_zh, row.actor, document, figure)


def differences(question: Question) -> Differences:
    """Return one page of what is stated differently, or of what agrees."""
    database = store.current()
    everything = compared()
    differing = [one for one in everything if not one.holds]
    places = sorted({one.place for one in differing})
    # Any place with a comparison may be asked for; only those with a difference are offered.
    asked, unknown = _understood(question, everything, {one.place for one in everything})
    of_the_place = [one for one in everything if asked.place in ("", one.place)]
    counts = Counter(one.kind for one in of_the_place if not one.holds)
    agreeing = [one for one in of_the_place if one.holds]
    wanted = _wanted(of_the_place, asked.kind)
    pages = max(1, ceil(len(wanted) / ROWS_A_PAGE))
    page = min(asked.page, pages)
    shown = tuple(wanted[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE])
    first = () if asked.kind == AGREES else tuple(agreeing[:AGREEING_SHOWN])
    chosen = next((one for one in everything if one.id == asked.chosen), None)
    drawn = [*shown, *first, *([chosen] if chosen else [])]
    return Differences(
        Question(asked.kind, asked.place, asked.chosen, page),
        len(of_the_place),
        {kind: counts[kind] for kind in KINDS if counts[kind]},
        chosen,
        shown,
        pages,
        len(agreeing),
        first,
        figures_of(drawn),
        tuple(rows_of(PlaceName, database.frame(PLACES, [places]))) if places else (),
        unknown,
    )


def _understood(
    asked: Question, everything: Sequence[Comparison], places: set[str]
) -> tuple[Question, tuple[str, ...]]:
    unknown: list[str] = []
    kind, place, chosen = asked.kind, asked.place, asked.chosen
    if kind and kind not in (*KINDS, AGREES):
        unknown.append(kind)
        kind = ""
    if place and place not in places:
        unknown.append(place)
        place = ""
    if chosen and all(one.id != chosen for one in everything):
        unknown.append(chosen)
        chosen = ""
    return Question(kind, place, chosen, max(1, asked.page)), tuple(unknown)


def _wanted(among: Sequence[Comparison], kind: str) -> list[Comparison]:
    if kind == AGREES:
        return [one for one in among if one.holds]
    return [one for one in among if not one.holds and kind in ("", one.kind)]


def all_of(asked: Question) -> list[Comparison]:
    """Return what a question asks for, of all its pages, as many as a file takes; the chosen one alone."""
    of_the_place = [one for one in compared() if asked.place in ("", one.place)]
    if asked.chosen:
        return [one for one in of_the_place if one.id == asked.chosen]
    return _wanted(of_the_place, asked.kind)[:MOST_OF_A_FILE]


def figures_of(wanted: Iterable[Comparison]) -> dict[tuple[str, str], PlacedFigure]:
    """Return the figures of comparisons with place and source, by report and id."""
    listed, figures = list(wanted), dict[tuple[str, str], PlacedFigure]()
    for first in range(0, len(listed), AT_A_TIME):
        batch = listed[first : first + AT_A_TIME]
        statements = [statement for comparison in batch for statement in comparison.statements]
        question = Wanted(
            indicators=tuple(sorted({one.figure.indicator for one in statements})),
            reports=tuple(sorted({one.report for one in statements})),
        )
        keys = {one.key for one in statements}
        # The question is wider than the batch: any report with any of the indicators.
        placed = placed_figures(question)
        figures |= {key: one for one in placed if (key := (one.figure.report, one.figure.id)) in keys}
    return figures


def differing_of(place: str, report: str, indicator: str) -> tuple[Differing, ...]:
    """Return the differences in which a report's figures of an indicator stand."""
    differing = [
        one
        for one in compared(place)
        if not one.holds and any(_is_of(statement, report, indicator) for statement in one.statements)
    ]
    figures = figures_of(differing)
    return tuple(
        Differing(comparison, tuple(figures[statement.key] for statement in comparison.statements))
        for comparison in differing
    )


def _is_of(statement: Statement, report: str, indicator: str) -> bool:
    return statement.report == report and statement.figure.indicator == indicator
