"""All reports by place and year: provinces with their counts, the places below them, the newest beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from data import store
from data.select.make_rows import rows_of
from data.select.place_search import FoundPlaces, find_places
from data.select.report_list import NAMED, NEWEST_QUOTED

QUOTED = "quoted"
KINDS = (QUOTED, "nation", "province", "prefecture", "county", "town", "department", "other")
# Beyond so many places, or reports, only provinces are drawn, and one of them whole when it is asked for.
MOST_PLACES, MOST_REPORTS = 150, 320
RECENT = 12
KEPT_TREES = 4

# Every place with the province, or whatever else stands at the top, that holds it.
TOPS = """WITH RECURSIVE tops AS (
SELECT place.id, place.id AS top, place.level
FROM places AS place LEFT JOIN places AS up ON up.id = place.parent WHERE up.id IS NULL OR up.level = 'nation'
UNION ALL SELECT place.id, tops.top, place.level
FROM places AS place JOIN tops ON place.parent = tops.id WHERE tops.level <> 'nation')"""
KIND = """CASE WHEN place.body = 'government' THEN place.level
WHEN place.body = 'department' THEN 'department' ELSE 'other' END"""
FITS = f"($1 = '' OR ($1 = '{QUOTED}' AND report.evidence = '{QUOTED}') OR $1 = {KIND})"
# Counts by province and year, and once more by province alone (`whole` is 1): a sum would count places twice.
TOP_ROWS = f"""{TOPS},
own AS (SELECT tops.top, report.report, report.place, report.year, {FITS} AS fits
FROM reports AS report JOIN tops ON tops.id = report.place JOIN places AS place ON place.id = report.place)
SELECT top.id, top.name_zh, top.name_en, top.level, own.year, grouping(own.year) AS whole,
count(own.report) AS held, count(*) FILTER (WHERE own.fits) AS reports,
count(DISTINCT own.place) FILTER (WHERE own.fits) AS places
FROM places AS top JOIN tops ON tops.id = top.id AND tops.top = top.id LEFT JOIN own ON own.top = top.id
GROUP BY GROUPING SETS ((top.id, top.name_zh, top.name_en, top.level, own.year),
(top.id, top.name_zh, top.name_en, top.level)) ORDER BY top.id, own.year, whole"""
TOTALS = f"""SELECT {KIND} AS kind, count(*) AS reports,
count(*) FILTER (WHERE report.evidence = '{QUOTED}') AS quoted,
count(DISTINCT report.place) AS places, count(*) FILTER (WHERE report.published = '') AS undated
FROM reports AS report JOIN places AS place ON place.id = report.place GROUP BY 1 ORDER BY 1"""
BELOW = f"""{TOPS},
own AS (SELECT report.report, report.place, report.year, report.evidence
FROM reports AS report JOIN places AS place ON place.id = report.place JOIN tops ON tops.id = place.id
WHERE {FITS} AND tops.top IN (SELECT unnest($2::VARCHAR[]))),
chain AS (SELECT place.id, place.parent FROM own JOIN places AS place ON place.id = own.place
UNION SELECT up.id, up.parent FROM chain JOIN places AS up ON up.id = chain.parent),
stated AS (SELECT report, count(*) AS number FROM observations WHERE status = 'reported' GROUP BY report)
SELECT place.id, place.parent, place.name_zh, place.name_en, place.level, place.body, own.report, own.year,
own.evidence, coalesce(stated.number, 0) AS figures
FROM chain JOIN places AS place ON place.id = chain.id LEFT JOIN own ON own.place = place.id
LEFT JOIN stated ON stated.report = own.report ORDER BY place.id, own.year, own.report"""
NEWEST = f"""SELECT named.id, named.title, named.title_en, named.published,
named.id = ({NEWEST_QUOTED}) AS is_newest,
(SELECT count(*) FROM observations AS own JOIN indicators AS indicator ON indicator.id = own.indicator
WHERE own.report = named.id AND own.status = 'reported' AND indicator.kind <> 'coverage') AS numbers,
(SELECT count(*) FROM observations AS own JOIN indicators AS indicator ON indicator.id = own.indicator
WHERE own.report = named.id AND own.status = 'reported' AND indicator.kind = 'coverage') AS claims,
(SELECT string_agg(own.says || ':' || (own."end" - own.start), ' ' ORDER BY own.start)
FROM statements AS own WHERE own.report = named.id AND own.kind = 'measure') AS measures
FROM ({NAMED}) AS named WHERE named.id = ({NEWEST_QUOTED}) OR named.id IN (SELECT report FROM reports
WHERE published <> '' ORDER BY published DESC, report LIMIT {RECENT})
ORDER BY named.published DESC, named.id"""


@dataclass(frozen=True)
class Entry:
    """One report of a place: its id and year, whether its text is here, how many figures and claims it
    states."""

    report: str
    year: int
    is_quoted: bool
    figures: int


@dataclass(frozen=True)
class Node:
    """A place with its own reports, oldest first, and the places below it in code order.

    by_year: how many reports it and those below have, by year. places: how many places have them.
    """

    id: str
    name_zh: str
    name_en: str
    level: str
    body: str
    by_year: Mapping[int, int]
    places: int
    entries: tuple[Entry, ...] = ()
    children: tuple[Node, ...] = ()

    @property
    def reports(self) -> int:
        """How many reports it and the places below have."""
        return sum(self.by_year.values())


@dataclass(frozen=True)
class Newest:
    """The newest report whose text is here. measures: what each says and its length, in order."""

    report: str
    title: str
    title_en: str
    numbers: int
    claims: int
    measures: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Published:
    """A report with its day of publication, as 2024-01-29."""

    report: str
    title: str
    title_en: str
    day: str


@dataclass(frozen=True, eq=False)
class ReportTree:
    """What the list of reports shows.

    kind, province: the choices that were understood, "" for none; unknown: values that mean nothing.
    kinds: how many reports there are of each kind that occurs, in the order of KINDS. reports, quoted,
    places, undated: of all reports, whatever is chosen. tops: provinces with a report of the chosen kind;
    they have children only where they are drawn. absent: provinces of one's own tables without any report,
    with name_zh and name_en. is_whole: whether every place is drawn. newest: None where no text is here.
    recent: the last published, newest first. places_found: None without a query.
    """

    kind: str
    province: str
    unknown: tuple[str, ...]
    kinds: Mapping[str, int]
    reports: int
    quoted: int
    places: int
    undated: int
    tops: tuple[Node, ...]
    absent: tuple[dict[str, str], ...]
    is_whole: bool
    newest: Newest | None
    recent: tuple[Published, ...]
    places_found: FoundPlaces | None = None


class _Top(NamedTuple):
    """A row of TOP_ROWS, of all years."""

    id: str
    name_zh: str
    name_en: str
    level: str
    reports: int
    places: int


class _Below(NamedTuple):
    """A row of BELOW: a place with one of its reports, or with none, and then without a year."""

    id: str
    parent: str
    name_zh: str
    name_en: str
    level: str
    body: str
    report: str
    year: int | None
    evidence: str
    figures: int


class _Recent(NamedTuple):
    """A row of NEWEST. measures: `says:length` each, in order."""

    id: str
    title: str
    title_en: str
    published: str
    is_newest: bool
    numbers: int
    claims: int
    measures: str


def report_tree(kind: str = "", province: str = "", query: str = "") -> ReportTree:
    """Return the reports by place, in four statements, and two more where places are looked for.

    kind: one of KINDS that occurs; province: the id of one with reports, drawn whole where not all are.
    """
    tree = _tree(store.current(), kind, province)
    return replace(tree, places_found=find_places(query)) if query.strip() else tree


@lru_cache(maxsize=KEPT_TREES)
def _tree(database: store.Store, kind: str, province: str) -> ReportTree:
    totals = database.frame(TOTALS)
    kinds = _kinds(totals)
    unknown = [] if kind in ("", *kinds) else [kind]
    kind = "" if unknown else kind
    rows = database.frame(TOP_ROWS, [kind])
    tops = list(_tops(rows))
    if province and province not in {top.id for top in tops}:
        unknown.append(province)
        province = ""
    places, reports = sum(top.places for top in tops), sum(top.reports for top in tops)
    is_whole = places <= MOST_PLACES and reports <= MOST_REPORTS
    drawn = [top.id for top in tops if is_whole or top.id == province]
    nodes = _nodes(database.frame(BELOW, [kind, drawn])) if drawn else {}
    newest, recent = _newest(database.frame(NEWEST))
    # The national list is there whole: that it names a province does not say that somebody looks for reports.
    # Nor does a place that came with cited figures (cn-…).
    own = ~rows["id"].str.match(r"[0-9]|cn-")
    absent = rows[(rows["whole"] == 1) & (rows["held"] == 0) & (rows["level"] == "province") & own]
    return ReportTree(
        kind=kind,
        province=province,
        unknown=tuple(unknown),
        kinds=kinds,
        reports=int(totals["reports"].sum()),
        quoted=int(totals["quoted"].sum()),
        places=int(totals["places"].sum()),
        undated=int(totals["undated"].sum()),
        tops=tuple(nodes.get(top.id, top) for top in tops),
        absent=tuple(
            {"name_zh": zh, "name_en": en}
            for zh, en in zip(absent["name_zh"], absent["name_en"], strict=True)
        ),
        is_whole=is_whole,
        newest=newest,
        recent=recent,
    )


def _kinds(totals: pd.DataFrame) -> dict[str, int]:
    by_kind = dict(zip(totals["kind"], totals["reports"].astype(int), strict=True))
    by_kind[QUOTED] = int(totals["quoted"].sum())
    return {kind: int(by_kind[kind]) for kind in KINDS if by_kind.get(kind)}


def _tops(rows: pd.DataFrame) -> Iterator[Node]:
    by_year: dict[str, dict[int, int]] = {}
    with_reports = rows[rows["reports"] > 0]
    of_years = with_reports[with_reports["whole"] == 0]
    for place, year, number in zip(of_years["id"], of_years["year"], of_years["reports"], strict=True):
        by_year.setdefault(place, {})[int(year)] = int(number)
    for row in rows_of(_Top, with_reports[with_reports["whole"] == 1]):
        yield Node(row.id, row.name_zh, row.name_en, row.level, "government", by_year[row.id], row.places)


def _nodes(rows: pd.DataFrame) -> dict[str, Node]:
    """Return every place of the rows with all that lies below it."""
    places: dict[str, _Below] = {}
    entries: dict[str, list[Entry]] = {}
    for row in rows_of(_Below, rows):
        places.setdefault(row.id, row)
        if row.year is not None:
            entry = Entry(row.report, row.year, row.evidence == QUOTED, row.figures)
            entries.setdefault(row.id, []).append(entry)
    below: dict[str, list[str]] = {}
    for row in places.values():
        below.setdefault(row.parent, []).append(row.id)

    def node(place: str) -> Node:
        row, own = places[place], tuple(entries.get(place, ()))
        children = tuple(node(name) for name in below.get(place, ()))
        held = sum(child.places for child in children) + bool(own)
        by_year = _by_year(own, children)
        return Node(row.id, row.name_zh, row.name_en, row.level, row.body, by_year, held, own, children)

    return {place: node(place) for place in places}


def _by_year(own: Iterable[Entry], children: Iterable[Node]) -> dict[int, int]:
    by_year: dict[int, int] = {}
    for entry in own:
        by_year[entry.year] = by_year.get(entry.year, 0) + 1
    for child in children:
        for year, number in child.by_year.items():
            by_year[year] = by_year.get(year, 0) + number
    return dict(sorted(by_year.items()))


def _newest(rows: pd.DataFrame) -> tuple[Newest | None, tuple[Published, ...]]:
    newest, recent = None, []
    # Where no text is here at all there is no newest to be equal to, and the comparison gives NULL.
    for row in rows_of(_Recent, rows.fillna({"is_newest": False})):
        names = (row.id, row.title, row.title_en)
        if row.is_newest:
            parts = [part.partition(":") for part in row.measures.split()]
            measures = tuple((says, int(length)) for says, _, length in parts)
            newest = Newest(*names, row.numbers, row.claims, measures)
        if row.published:
            recent.append(Published(*names, row.published))
    return newest, tuple(recent[:RECENT])
