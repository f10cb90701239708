"""What sources state differently, and what agrees: of all reports, or of one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from data import store
from data.arithmetic.differences import KINDS, Comparison, Statement, comparisons
from data.select.make_rows import rows_of
from data.select.placed_figures import EVERY, Wanted, placed_figures
from data.select.placed_rows import Differing, PlacedFigure
from data.select.shared_tables import rules
from data.store.compared import (
    BETWEEN,
    IN_ORDER,
    JOINED,
    STATEMENT,
    Stated,
    statement_of,
)

AGREES = "agrees"
ROWS_A_PAGE = 20
# So many of a page's differences stand there in full, the others as rows; so many that agree below them.
IN_FULL, AGREEING_SHOWN = 3, 6
MOST_OF_A_FILE = 5_000
# Their figures are asked for so many comparisons at a time.
AT_A_TIME = 100

# What the store keeps of comparisons. $1: a place, $2: an id; "" takes all.
KEPT = "FROM comparisons WHERE ($1 = '' OR place = $1) AND ($2 = '' OR id = $2)"
COUNTS = f"SELECT kind, holds, count(*) AS number {KEPT} GROUP BY kind, holds ORDER BY kind, holds"
LEADS = f"""SELECT id, reports, figures {KEPT} AND {{condition}} ORDER BY {IN_ORDER} LIMIT {{limit}}
OFFSET {{offset}}"""
STATEMENTS = f"""SELECT {STATEMENT} {JOINED}
JOIN (SELECT DISTINCT unnest($1::VARCHAR[]) AS report, unnest($2::VARCHAR[]) AS id) AS wanted
ON wanted.report = said.report AND wanted.id = said.id
ORDER BY said.report, said.start NULLS LAST, said.file_line, said.id"""
PLACES = """SELECT id, name_zh, name_en FROM places
WHERE id IN (SELECT place FROM comparisons WHERE NOT holds) ORDER BY id"""
HOLDS, DIFFERS, ANY, NONE = "holds", "NOT holds", "TRUE", "FALSE"


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
    return tuple(_made(store.current(), ANY, place))


def _made(
    database: store.Store, condition: str, place: str = "", id: str = "", limit: int = EVERY, offset: int = 0
) -> list[Comparison]:
    """Return comparisons in their order, made again of the figures that they lean on and no others.

    Whatever else is stated was passed over when they were made first, and would be now.
    """
    sql = LEADS.format(condition=condition, limit=limit, offset=offset)
    leads = database.frame(sql, [place, id])
    if not len(leads):
        return []
    keys = [BETWEEN.join(leads[column]).split(BETWEEN) for column in ("reports", "figures")]
    rows = rows_of(Stated, database.frame(STATEMENTS, keys))
    made = {one.id: one for one in comparisons([statement_of(row) for row in rows], rules(database))}
    return [made[str(name)] for name in leads["id"]]


def differences(question: Question) -> Differences:
    """Return one page of what is stated differently, or of what agrees."""
    database = store.current()
    counted = _counts(database, question.place)
    asked, chosen, unknown = _understood(database, question, has_any=bool(counted))
    if asked.place != question.place:
        counted = _counts(database, asked.place)
    counts: dict[str, int] = {kind: counted[kind, False] for kind in KINDS if counted[kind, False]}
    agreeing = sum(number for (_, holds), number in counted.items() if holds)
    differing = counts.get(asked.kind, 0) if asked.kind else sum(counts.values())
    pages = max(1, ceil((agreeing if asked.kind == AGREES else differing) / ROWS_A_PAGE))
    page = min(asked.page, pages)
    condition = _condition(asked.kind)
    shown = _made(database, condition, asked.place, limit=ROWS_A_PAGE, offset=(page - 1) * ROWS_A_PAGE)
    first = [] if asked.kind == AGREES else _made(database, HOLDS, asked.place, limit=AGREEING_SHOWN)
    return Differences(
        Question(asked.kind, asked.place, asked.chosen, page),
        sum(counted.values()),
        counts,
        chosen,
        tuple(shown),
        pages,
        agreeing,
        tuple(first),
        figures_of([*shown, *first, *([chosen] if chosen else [])]),
        _places(database),
        unknown,
    )


def _counts(database: store.Store, place: str) -> Counter[tuple[str, bool]]:
    """Return how many comparisons there are of each kind, those that hold apart."""
    rows = database.frame(COUNTS, [place, ""])
    numbers = zip(rows["kind"], rows["holds"], rows["number"], strict=True)
    return Counter({(str(kind), bool(holds)): int(number) for kind, holds, number in numbers})


@lru_cache(maxsize=2)
def _places(database: store.Store) -> tuple[PlaceName, ...]:
    return tuple(rows_of(PlaceName, database.frame(PLACES)))


def _understood(
    database: store.Store, asked: Question, has_any: bool
) -> tuple[Question, Comparison | None, tuple[str, ...]]:
    """Return the question without what means nothing, the chosen comparison, and what was left out.

    has_any: whether its place has a comparison. Any such place may be asked for; only those with a difference
    are offered.
    """
    unknown: list[str] = []
    kind, place, chosen = asked.kind, asked.place, asked.chosen
    if kind and kind not in (*KINDS, AGREES):
        unknown.append(kind)
        kind = ""
    if place and not has_any:
        unknown.append(place)
        place = ""
    found = _made(database, ANY, id=chosen, limit=1) if chosen else []
    if chosen and not found:
        unknown.append(chosen)
        chosen = ""
    return Question(kind, place, chosen, max(1, asked.page)), next(iter(found), None), tuple(unknown)


def _condition(kind: str) -> str:
    """Return the condition of a kind of difference, of all, or of what agrees."""
    if kind in ("", AGREES):
        return HOLDS if kind else DIFFERS
    return f"{DIFFERS} AND kind = '{kind}'" if kind in KINDS else NONE


def all_of(asked: Question) -> list[Comparison]:
    """Return what a question asks for, of all its pages, as many as a file takes; the chosen one alone."""
    condition = ANY if asked.chosen else _condition(asked.kind)
    return _made(store.current(), condition, asked.place, asked.chosen, MOST_OF_A_FILE)


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
        for one in _made(store.current(), DIFFERS, place)
        if any(_is_of(statement, report, indicator) for statement in one.statements)
    ]
    figures = figures_of(differing)
    return tuple(
        Differing(comparison, tuple(figures[statement.key] for statement in comparison.statements))
        for comparison in differing
    )


def _is_of(statement: Statement, report: str, indicator: str) -> bool:
    return statement.report == report and statement.figure.indicator == indicator
