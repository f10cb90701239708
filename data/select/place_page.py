"""One place: its reports and figures, and what lies above, below and beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import pandas as pd

from data import store
from data.arithmetic.derived import derive
from data.arithmetic.reconcile import figures, operands, reconcile
from data.select.make_rows import rows_of
from data.select.place_rows import (
    NearbyPlace,
    Office,
    PlacePage,
    ReconciledReport,
    documents_of,
    subjects_of,
)
from data.select.placed_figures import Wanted, placed_figures
from data.select.placed_rows import PlacedFigure
from data.select.report_list import NAMED
from data.select.report_statements import VOCABULARY
from data.select.rows import Category, Observation, Report
from data.select.whole_report import of_the_year

KEPT_PLACES = 16
# So many offices and towns are shown with their figures; a county has a few hundred.
MOST_OFFICES = 12
GOVERNMENT, TOWN = "government", "town"

# Where a place lies and what lies beside and below it, with the years of their reports, in one statement.
# `shared` counts the indicators that a place beside it states as well.
AROUND = """WITH RECURSIVE own AS (SELECT id, parent, level, body FROM places WHERE id = $1),
above AS (SELECT parent AS id, 1 AS far FROM own WHERE parent <> ''
UNION ALL SELECT place.parent, above.far + 1 FROM above JOIN places AS place ON place.id = above.id
WHERE place.parent <> ''),
chosen AS (SELECT id, 'own' AS what, 0 AS far FROM own UNION ALL SELECT id, 'above', far FROM above
UNION ALL SELECT place.id, 'beside', 0 FROM places AS place
JOIN own ON place.parent = own.parent AND place.level = own.level AND place.body = own.body
UNION ALL SELECT place.id, 'below', 0 FROM places AS place JOIN own ON place.parent = own.id),
held AS (SELECT place, string_agg(CAST(year AS VARCHAR), ' ' ORDER BY year) AS years
FROM reports GROUP BY place),
stated AS (SELECT DISTINCT report.place, said.indicator FROM observations AS said
JOIN reports AS report ON report.report = said.report WHERE said.status = 'reported'
AND report.place IN (SELECT id FROM chosen WHERE what = 'beside')),
shared AS (SELECT other.place, count(*) AS number FROM stated AS mine
JOIN stated AS other ON other.indicator = mine.indicator WHERE mine.place = $1 GROUP BY other.place)
SELECT chosen.what, place.id, place.name_zh, place.name_en, place.pinyin, place.level, place.body,
place.parent, coalesce(held.years, '') AS held, coalesce(shared.number, 0) AS shared
FROM chosen JOIN places AS place ON place.id = chosen.id LEFT JOIN held ON held.place = place.id
LEFT JOIN shared ON chosen.what = 'beside' AND shared.place = place.id
ORDER BY chosen.what, chosen.far DESC, place.id"""
REPORTS = f"{NAMED} WHERE own.place IN ({{places}}) ORDER BY own.place, own.year, own.report"


def place_page(place: str) -> PlacePage:
    """Return one place of the tables, whether or not there are reports of it, in at most eight statements.

    KeyError where no table knows the id.
    """
    return _page(store.current(), place)


@lru_cache(maxsize=KEPT_PLACES)
def _page(database: store.Store, place: str) -> PlacePage:
    around = database.frame(AROUND, [place])
    above, below, beside, own = (_nearby(around, what) for what in ("above", "below", "beside", "own"))
    if not own:
        raise KeyError(place)
    offices = [one for one in below if one.held and not _is_government(one)]
    shown = offices[:MOST_OFFICES]
    ids = [place, *(office.id for office in shown)]
    reports = _reports(database, ids)
    stated = placed_figures(Wanted(places=tuple(ids)))
    mine = [placed for placed in stated if placed.source.place == place]
    vocabulary = database.frame(VOCABULARY)
    return PlacePage(
        place=own[0],
        above=above,
        beside=beside,
        below=tuple(one for one in below if _is_government(one)),
        offices=tuple(_office(one, reports, stated) for one in shown),
        more_offices=len(offices) - len(shown),
        documents=documents_of([report for report in reports if report.place == place], mine),
        subjects=subjects_of(_categories(vocabulary), mine),
        reconciled=tuple(_reconciled(mine, vocabulary)),
    )


def _nearby(around: pd.DataFrame, what: str) -> tuple[NearbyPlace, ...]:
    return tuple(rows_of(NearbyPlace, around[around["what"] == what]))


def _is_government(place: NearbyPlace) -> bool:
    """Say whether a place is a government of a level that the national list holds."""
    return place.body == GOVERNMENT and place.level != TOWN


def _reports(database: store.Store, places: Sequence[str]) -> list[Report]:
    return rows_of(Report, database.frame(REPORTS.format(places=", ".join("?" * len(places))), places))


def _office(place: NearbyPlace, reports: Iterable[Report], stated: Iterable[PlacedFigure]) -> Office:
    own = [placed for placed in stated if placed.source.place == place.id]
    held = [report for report in reports if report.place == place.id]
    return Office(place, documents_of(held, own), tuple(sorted(own, key=lambda one: -one.figure.year)))


def _categories(vocabulary: pd.DataFrame) -> list[Category]:
    return rows_of(Category, vocabulary[vocabulary["what"] == "category"].assign(count=0))


def _reconciled(stated: Sequence[PlacedFigure], vocabulary: pd.DataFrame) -> Iterator[ReconciledReport]:
    """Yield the reports of which rules hold, the newest first."""
    rules = vocabulary[vocabulary["what"] == "check"]
    derived = vocabulary[vocabulary["what"] == "derived"].rename(
        columns={"kind": "formula", "left": "inputs"}
    )
    sides = zip(rules["kind"], rules["left"], rules["right"], strict=True)
    named = [{*operands(kind, left), right} for kind, left, right in sides]
    sources = {placed.source.id: placed.source for placed in stated}
    for source in sorted(sources.values(), key=lambda report: (-report.year, report.id)):
        rows = [placed.figure for placed in stated if placed.source.id == source.id]
        known = {row.indicator for row in rows}
        # Few reports state all figures of a rule: the others are not made frames of.
        if not any(names <= known for names in named):
            continue
        own = of_the_year(pd.DataFrame(rows, columns=list(Observation._fields)), source.year)
        stated_figures = figures(own)
        agreeing = tuple(one for one in reconcile(rules, stated_figures) if one.holds)
        if agreeing:
            ids = set(own["id"])
            by_indicator = {row.indicator: row for row in rows if row.id in ids}
            computed = tuple(derive(source.id, derived, rules, stated_figures))
            yield ReconciledReport(source, by_indicator, computed, agreeing)
