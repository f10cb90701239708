"""One report as a page needs it: everything that it states, with evidence, in a handful of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from data import store
from data.arithmetic.derived import Derived, derive
from data.arithmetic.reconcile import Reconciliation, figures, reconcile
from data.select import rows
from data.select.decided import stands_for_shipped
from data.select.make_rows import first_of, rows_of
from data.select.report_statements import (
    CHARTS,
    OF_THE_PLACE,
    PASSAGES,
    SECTIONS,
    STATEMENTS,
    VOCABULARY,
    WITH_ASKED,
)

REPORTED, NOT_REPORTED = "reported", "not_reported"
# So many reports are kept ready; each is a few hundred rows.
KEPT_REPORTS = 4

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
    "change": {
        "a": "date",
        "b": "table",
        "c": "row",
        "d": "column",
        "e": "old",
        "f": "new",
        "g": "reason",
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
    columns; unasked: those of them that are asked of no report (ASKED).
    categories: all, in their order, with `count`: how many figures and claims the report states.
    sections, statements, mentions, corrections, listed: in the order of the text; charts: hand-written ones.
    changes: what was corrected here, the newest first (date, table, row, column, old, new, reason; who
    stands in the file alone). stands_for_shipped: a copy of the user's in the place of a shipped report.
    reconciliation_rules, derived_rules: rows of the tables `checks` and `derived`.
    """

    id: str
    row: rows.Report
    of_the_place: pd.DataFrame
    text: str
    observations: pd.DataFrame
    not_reported: pd.DataFrame
    unasked: pd.DataFrame
    sections: pd.DataFrame
    statements: pd.DataFrame
    mentions: pd.DataFrame
    corrections: pd.DataFrame
    listed: pd.DataFrame
    charts: pd.DataFrame
    reconciliation_rules: pd.DataFrame
    derived_rules: pd.DataFrame
    categories: pd.DataFrame
    changes: pd.DataFrame
    stands_for_shipped: bool

    @property
    def is_quoted(self) -> bool:
        """Whether the full text is here."""
        return bool(self.row.evidence == "quoted")

    @property
    def all_known(self) -> tuple[pd.DataFrame, ...]:
        """What the report states, what it does not, and what nobody asks of it: each indicator is in one."""
        return self.observations, self.not_reported, self.unasked

    @cached_property
    def areas(self) -> list[str]:
        """The ids of the report's work areas, in its own order."""
        return self.sections.loc[self.sections["kind"] == "area", "id"].tolist()

    @cached_property
    def indicators(self) -> frozenset[str]:
        """The ids of the whole catalogue, stated here or not."""
        return frozenset(name for part in self.all_known for name in part["indicator"])

    def indicator_row(self, indicator: str) -> rows.Observation:
        """Return an indicator's figure of the report's own year, else a row that names it.

        KeyError for an indicator that the catalogue does not have.
        """
        if indicator in self.figures:
            return self.figures[indicator]
        # First what the report states for other years, then that it states nothing, then the whole catalogue.
        for part in (self.reported, *self.all_known[1:]):
            row = first_of(rows.Observation, part[part["indicator"] == indicator])
            if row is not None:
                return row
        raise KeyError(indicator)

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
        """The report's figures of its own year, one for each indicator, for charts and reconciliations.

        Where it states a quantity twice, the one without a narrower scope and of the whole year stands first.
        """
        return of_the_year(self.reported, self.row.year)

    @cached_property
    def reported_rows(self) -> tuple[rows.Observation, ...]:
        """`reported`, a named tuple each: made once, since making them is what costs."""
        return tuple(rows_of(rows.Observation, self.reported))

    @cached_property
    def own_rows(self) -> tuple[rows.Observation, ...]:
        """`own`, a named tuple each."""
        ids = set(self.own["id"])
        return tuple(row for row in self.reported_rows if row.id in ids)

    @cached_property
    def figures(self) -> Mapping[str, rows.Observation]:
        """The report's own observations by their indicator, a named tuple each."""
        return {row.indicator: row for row in self.own_rows}

    @cached_property
    def section_rows(self) -> tuple[rows.Section, ...]:
        """`sections`, a named tuple each, and so on below."""
        return tuple(rows_of(rows.Section, self.sections))

    @cached_property
    def statement_rows(self) -> tuple[rows.Statement, ...]:
        return tuple(rows_of(rows.Statement, self.statements))

    @cached_property
    def mention_rows(self) -> tuple[rows.Mention, ...]:
        return tuple(rows_of(rows.Mention, self.mentions))

    @cached_property
    def correction_rows(self) -> tuple[rows.Correction, ...]:
        return tuple(rows_of(rows.Correction, self.corrections))

    @cached_property
    def listed_rows(self) -> tuple[rows.ListedItem, ...]:
        return tuple(rows_of(rows.ListedItem, self.listed))

    @cached_property
    def category_rows(self) -> tuple[rows.Category, ...]:
        return tuple(rows_of(rows.Category, self.categories))

    @cached_property
    def reconciliations(self) -> tuple[Reconciliation, ...]:
        """What the rules of the table `checks` say of the report's figures, in the table's order.

        A rule with an unreported figure is left out, and so is one whose hedges leave the answer open:
        silence is no agreement.
        """
        return tuple(reconcile(self.reconciliation_rules, figures(self.own)))

    @cached_property
    def derived(self) -> tuple[Derived, ...]:
        """The derived numbers whose inputs this report states, in the table's order."""
        return tuple(derive(self.id, self.derived_rules, self.reconciliation_rules, figures(self.own)))

    @cached_property
    def may_have_earlier_figures(self) -> bool:
        """Whether figures of the year before can be here at all: in another report of the place, or this."""
        return len(self.of_the_place) > 1 or bool((self.reported["year"] < self.row.year).any())

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What is worked out of this report once by those who draw it, such as its charts."""
        return {}


def of_the_year(reported: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return one report's figures of a year, one for each indicator: the nearest to whole place and year."""
    mine = reported[reported["year"] == year]
    whole = mine["period"] == str(year)
    # A part of the year is further from the whole than a narrower scope.
    ranked = mine.assign(far=(mine["scope_zh"] != "").astype(int) + 2 * (~whole).astype(int))
    first = ranked.sort_values("far", kind="stable").drop_duplicates("indicator").index
    # Not in the order of their ranks, but in that of the text.
    return mine.loc[mine.index.isin(first)].reset_index(drop=True)


def whole_report(report: str) -> WholeReport:
    """Return one report; KeyError where it is unknown."""
    return _whole(store.current(), report)


@lru_cache(maxsize=KEPT_REPORTS)
def _whole(database: store.Store, report: str) -> WholeReport:
    ask, mine = database.frame, [report]
    of_the_place = ask(OF_THE_PLACE, mine)
    own = of_the_place[of_the_place["id"] == report]
    row = first_of(rows.Report, own)
    if row is None:
        raise KeyError(report)
    stated, unsaid, unasked = _figures(ask(WITH_ASKED, mine), report, row.year)
    passages, vocabulary = ask(PASSAGES, mine), ask(VOCABULARY)
    return WholeReport(
        id=report,
        row=row,
        of_the_place=of_the_place.drop(columns="words"),
        text=str(own["words"].fillna("").iloc[0]),
        observations=stated,
        not_reported=unsaid,
        unasked=unasked,
        sections=ask(SECTIONS, mine),
        statements=_statements(ask(STATEMENTS, mine), stated),
        mentions=_passages(passages, "mention"),
        corrections=_passages(passages, "correction"),
        listed=_listed(_passages(passages, "listed")),
        charts=ask(CHARTS, mine),
        reconciliation_rules=vocabulary[vocabulary["what"] == "check"],
        derived_rules=vocabulary[vocabulary["what"] == "derived"].rename(
            columns={"kind": "formula", "left": "inputs"}
        ),
        categories=_categories(vocabulary[vocabulary["what"] == "category"], stated),
        changes=_changes(_passages(passages, "change")),
        stands_for_shipped=stands_for_shipped(report),
    )


def _figures(figures: pd.DataFrame, report: str, year: int) -> tuple[pd.DataFrame, ...]:
    """Return what the report has rows for, the indicators that it leaves out, and those nobody asks for."""
    texts: list[str] = list(figures.select_dtypes("str").columns)
    is_said = figures["id"].notna()
    is_asked = figures["is_asked"].astype(bool)
    figures = figures.drop(columns="is_asked").assign(report=report)
    figures[texts] = figures[texts].fillna("")
    stated = figures[is_said].reset_index(drop=True)
    known = set(stated.loc[stated["status"] == REPORTED, "indicator"])
    # A row that gives a reason for silence counts only where no other row has a figure.
    said = stated[(stated["status"] != REPORTED) & ~stated["indicator"].isin(known)]
    unsaid = figures.assign(year=year, period=str(year), status=NOT_REPORTED).astype({"year": "Int64"})
    left_out = pd.concat([said, unsaid[~is_said & is_asked]], ignore_index=True)
    return stated, left_out, unsaid[~is_said & ~is_asked].reset_index(drop=True)


def _statements(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Turn lists of ids into tuples; `indicators` are those of the figures inside."""
    indicators = dict(zip(stated["id"], stated["indicator"], strict=True))
    figures = [tuple(words.split()) for words in rows["figures"]]
    return rows.assign(
        figures=pd.Series(figures, index=rows.index, dtype=object),
        indicators=pd.Series(
            [tuple(dict.fromkeys(indicators[name] for name in names)) for names in figures],
            index=rows.index,
            dtype=object,
        ),
        areas=pd.Series([tuple(words.split()) for words in rows["areas"]], index=rows.index, dtype=object),
    )


def _passages(passages: pd.DataFrame, what: str) -> pd.DataFrame:
    names = PASSAGE_COLUMNS[what]
    own = passages[passages["what"] == what]
    return own[["start", "end", *names]].rename(columns=names).reset_index(drop=True)


def _listed(items: pd.DataFrame) -> pd.DataFrame:
    also = [tuple(words.split()) for words in items["also_in"]]
    return items.assign(also_in=pd.Series(also, index=items.index, dtype=object))


def _changes(changes: pd.DataFrame) -> pd.DataFrame:
    newest_first = changes.sort_values(["date", "order"], ascending=False)
    return newest_first.drop(columns=["start", "end", "order"]).reset_index(drop=True)


def _categories(known: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Return all categories in their order, with `count`: how many figures and claims the report states."""
    counts = stated.loc[stated["status"] == REPORTED, "category"].value_counts()
    count = known["id"].map(counts).fillna(0).astype("int64")
    return known[["id", "name_zh", "name_en", "order"]].assign(count=count).reset_index(drop=True)
