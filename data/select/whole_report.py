"""One report as a page needs it: everything that it states, with evidence, in a handful of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from data import store
from data.agreement import Check, decide, figures
from data.derived import Derived, derive
from data.select.report_list import NAMED

REPORTED, NOT_REPORTED = "reported", "not_reported"
# So many reports are kept ready; each is a few hundred rows.
KEPT_REPORTS = 4

OF_THE_PLACE = f"""SELECT named.*, text.words FROM ({NAMED}) AS named
LEFT JOIN texts AS text ON text.report = named.id AND text.report = $1
WHERE named.place = (SELECT place FROM reports WHERE report = $1) ORDER BY named.year DESC, named.id"""
# The whole catalogue with what the report states of it: an indicator without a row is one that it does not
# state.
FIGURES = """SELECT own.id, indicator.id AS indicator, own.year, own.period, own.value, own.qualifier,
own.extent,
own.actor, own.actor_en, own.scope_zh, own.scope_en, own.period_basis, own.status, own.stated, own.start,
own."end",
own.sentence_start, own.sentence_end, own.context_start, own.context_end, own.sentence_en, own.note_zh,
own.note_en,
own.lower, own.upper, own.usage_below, own.section, own.statement, own.sentence, own.context,
indicator.category, indicator.catalogue, indicator.kind, indicator.unit, indicator.name_zh, indicator.name_en,
indicator.short_zh, indicator.short_en, indicator.headline, indicator.definition_zh, indicator.definition_en,
indicator.plain_zh, indicator.plain_en, indicator.better, indicator.nature, indicator.part_of,
indicator.replaces,
category.name_zh AS category_zh, category.name_en AS category_en,
unit.zh AS unit_zh, unit.en_one AS unit_en_one, unit.en_many AS unit_en_many, unit.factor AS unit_factor,
unit.base AS unit_base, base.zh AS unit_base_zh, base.en_many AS unit_base_en_many
FROM indicators AS indicator
JOIN categories AS category ON category.id = indicator.category
LEFT JOIN units AS unit ON unit.id = indicator.unit
LEFT JOIN units AS base ON base.id = unit.base
LEFT JOIN observations AS own ON own.indicator = indicator.id AND own.report = ?
ORDER BY own.start NULLS LAST, own.file_line NULLS LAST, indicator.file_line"""
SECTIONS = """SELECT report, id, parent, "order", number, kind, heading, heading_en, short_zh, short_en,
start, "end"
FROM sections WHERE report = ? ORDER BY "order", file_line"""
STATEMENTS = """SELECT own.report, own.id, own.section, own."order", own.kind, own.ordinal, own.title_zh,
own.title_en,
own.start, own."end", own.says, own.body_start, own.indicators AS figures, own.areas,
section.number AS section_number, section.short_zh AS section_short_zh, section.short_en AS section_short_en
FROM statements AS own LEFT JOIN sections AS section ON section.report = own.report AND section.id =
own.section
WHERE own.report = ? ORDER BY own.start"""
# Three small tables in one statement; `what` tells them apart.
PASSAGES = """SELECT 'mention' AS what, own.start, own."end", own.reason AS a, reason.zh AS b, reason.en AS
c, '' AS d,
'' AS e, 0 AS "order" FROM mentions AS own JOIN reasons AS reason ON reason.id = own.reason WHERE
own.report = $1
UNION ALL SELECT 'correction', start, "end", printed, meant, reason_zh, reason_en, '', 0 FROM corrections
WHERE report = $1
UNION ALL SELECT 'listed', start, "end", statement, kind, name_zh, name_en, also_in, "order" FROM listed
WHERE report = $1 ORDER BY start"""
CHARTS = """SELECT id, "order", form, indicators, finding_zh, finding_en, measure_zh, measure_en FROM charts
WHERE report = ? ORDER BY "order", file_line"""
# What every report is read with; `what` tells the tables apart.
VOCABULARY = """SELECT 'check' AS what, id, kind, "left", "right", '' AS name_zh, '' AS name_en, file_line
AS "order"
FROM checks UNION ALL SELECT 'derived', id, formula, inputs, '', name_zh, name_en, file_line FROM derived
UNION ALL SELECT 'category', id, '', '', '', name_zh, name_en, "order" FROM categories ORDER BY what,
"order" """

PASSAGE_COLUMNS = {
    "mention": {"a": "reason", "b": "reason_zh", "c": "reason_en"},
    "correction": {"a": "printed", "b": "meant", "c": "reason_zh", "d": "reason_en"},
    "listed": {
        "a": "statement",
        "b": "kind",
        "c": "name_zh",
        "d": "name_en",
        "e": "also_in",
        "order": "order",
    },
}


@dataclass(frozen=True, eq=False)
class WholeReport:
    """One report and all that it states. Frames are shared: take copies before changing one.

    row: the report's own, as in `select.reports`. of_the_place: the reports of the same place, newest first.
    text: every code point as stored, "" where the report is only cited.
    observations: every figure and claim in the order of the text, also those of other years; columns of
    `select.observations`. not_reported: indicators for which the report states no figure, in the same
    columns.
    categories: all, in their order, with `count`: how many figures and claims the report states.
    sections, statements, mentions, corrections, listed: in the order of the text; charts: hand-written ones.
    check_rules, derived_rules: rows of the tables `checks` and `derived`.
    """

    id: str
    row: Any
    of_the_place: pd.DataFrame
    text: str
    observations: pd.DataFrame
    not_reported: pd.DataFrame
    sections: pd.DataFrame
    statements: pd.DataFrame
    mentions: pd.DataFrame
    corrections: pd.DataFrame
    listed: pd.DataFrame
    charts: pd.DataFrame
    check_rules: pd.DataFrame
    derived_rules: pd.DataFrame
    categories: pd.DataFrame

    @property
    def is_quoted(self) -> bool:
        """Whether the full text is here."""
        return bool(self.row.evidence == "quoted")

    @cached_property
    def areas(self) -> list[str]:
        """The ids of the report's work areas, in its own order."""
        return self.sections.loc[self.sections["kind"] == "area", "id"].tolist()

    @cached_property
    def indicators(self) -> frozenset[str]:
        """The ids of the whole catalogue, stated here or not."""
        return frozenset({*self.observations["indicator"], *self.not_reported["indicator"]})

    @cached_property
    def told_categories(self) -> list[str]:
        """The ids of the subjects with figures, in their order."""
        return self.categories.loc[self.categories["count"] > 0, "id"].tolist()

    @cached_property
    def reported(self) -> pd.DataFrame:
        """The figures and claims that the report states, of any year."""
        return self.observations[self.observations["status"] == REPORTED]

    @cached_property
    def own(self) -> pd.DataFrame:
        """The report's figures of its own year, one for each indicator: those that charts and checks use.

        Where it states a quantity twice, the one without a narrower scope and of the whole year stands first.
        """
        return of_the_year(self.reported, int(self.row.year))

    @cached_property
    def reported_rows(self) -> tuple[Any, ...]:
        """`reported`, a named tuple each: made once, since making them is what costs."""
        return tuple(self.reported.itertuples())

    @cached_property
    def own_rows(self) -> tuple[Any, ...]:
        """`own`, a named tuple each."""
        ids = set(self.own["id"])
        return tuple(row for row in self.reported_rows if row.id in ids)

    @cached_property
    def figures(self) -> Mapping[str, Any]:
        """The report's own observations by their indicator, a named tuple each."""
        return {row.indicator: row for row in self.own_rows}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The rules that the report's figures let us decide, in the table's order.

        A rule with an unreported figure is left out, and so is one whose hedges leave the answer open:
        silence
        is no agreement.
        """
        return tuple(decide(self.check_rules, figures(self.own)))

    @cached_property
    def derived(self) -> tuple[Derived, ...]:
        """The derived numbers whose inputs this report states, in the table's order."""
        return tuple(derive(self.id, self.derived_rules, self.check_rules, figures(self.own)))

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What is worked out of this report once by those who draw it, such as its charts."""
        return {}


def of_the_year(reported: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return of one report's figures those of a year, one for each indicator, the nearest to the whole
    first."""
    mine = reported[reported["year"] == year]
    whole = mine["period"] == str(year)
    ranked = mine.assign(far=(mine["scope_zh"] != "").astype(int) + 2 * (~whole).astype(int))
    first = ranked.sort_values("far", kind="stable").drop_duplicates("indicator").index
    return mine.loc[mine.index.isin(first)].reset_index(drop=True)


def whole_report(report: str) -> WholeReport:
    """Return one report; KeyError where it is unknown."""
    return _whole(store.current(), report)


@lru_cache(maxsize=KEPT_REPORTS)
def _whole(kept: store.Store, report: str) -> WholeReport:
    ask, mine = kept.frame, [report]
    of_the_place = ask(OF_THE_PLACE, mine)
    own = of_the_place[of_the_place["id"] == report]
    if own.empty:
        raise KeyError(report)
    row: Any = next(own.itertuples(index=False))
    stated, unsaid = _figures(ask(FIGURES, mine), report, int(row.year))
    passages, vocabulary = ask(PASSAGES, mine), ask(VOCABULARY)
    return WholeReport(
        id=report,
        row=row,
        of_the_place=of_the_place.drop(columns="words"),
        text=str(own["words"].fillna("").iloc[0]),
        observations=stated,
        not_reported=unsaid,
        sections=ask(SECTIONS, mine),
        statements=_statements(ask(STATEMENTS, mine), stated),
        mentions=_passages(passages, "mention"),
        corrections=_passages(passages, "correction"),
        listed=_listed(_passages(passages, "listed")),
        charts=ask(CHARTS, mine),
        check_rules=vocabulary[vocabulary["what"] == "check"],
        derived_rules=vocabulary[vocabulary["what"] == "derived"].rename(
            columns={"kind": "formula", "left": "inputs"}
        ),
        categories=_categories(vocabulary[vocabulary["what"] == "category"], stated),
    )


def _figures(found: pd.DataFrame, report: str, year: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what the report has rows for, and the indicators that it states no figure for."""
    texts: list[str] = list(found.select_dtypes("str").columns)
    is_said = found["id"].notna()
    found = found.assign(report=report)
    found[texts] = found[texts].fillna("")
    stated = found[is_said].reset_index(drop=True)
    known = set(stated.loc[stated["status"] == REPORTED, "indicator"])
    said = stated[(stated["status"] != REPORTED) & ~stated["indicator"].isin(known)]
    unsaid = (
        found[~is_said].assign(year=year, period=str(year), status=NOT_REPORTED).astype({"year": "Int64"})
    )
    return stated, pd.concat([said, unsaid], ignore_index=True)


def _statements(found: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Turn lists of ids into tuples; `indicators` are those of the figures inside."""
    indicators = dict(zip(stated["id"], stated["indicator"], strict=True))
    figures = [tuple(words.split()) for words in found["figures"]]
    return found.assign(
        figures=pd.Series(figures, index=found.index, dtype=object),
        indicators=pd.Series(
            [tuple(dict.fromkeys(indicators[name] for name in names)) for names in figures],
            index=found.index,
            dtype=object,
        ),
        areas=pd.Series([tuple(words.split()) for words in found["areas"]], index=found.index, dtype=object),
    )


def _passages(found: pd.DataFrame, what: str) -> pd.DataFrame:
    names = PASSAGE_COLUMNS[what]
    own = found[found["what"] == what]
    return own[["start", "end", *names]].rename(columns=names).reset_index(drop=True)


def _listed(found: pd.DataFrame) -> pd.DataFrame:
    also = [tuple(words.split()) for words in found["also_in"]]
    return found.assign(also_in=pd.Series(also, index=found.index, dtype=object))


def _categories(known: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Return all categories in their order, with `count`: how many figures and claims the report states."""
    counts = stated.loc[stated["status"] == REPORTED, "category"].value_counts()
    count = known["id"].map(counts).fillna(0).astype("int64")
    return known[["id", "name_zh", "name_en", "order"]].assign(count=count).reset_index(drop=True)
