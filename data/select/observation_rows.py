"""The rows of a table of figures over any number of reports: filtered, sorted and counted in SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from data import store
from data.arithmetic.derived import Derived, derive
from data.arithmetic.reconcile import NAMES, figures
from data.select.as_of import store_of
from data.select.make_rows import first_of
from data.select.report_statements import VOCABULARY
from data.select.row_choices import (
    Choice,
    choices_of,
    has_many_reports,
    kind_order,
    occurring,
    only_report,
    places_and_years,
    places_offered,
    reports_offered,
    values,
)
from data.select.row_statements import (
    COLUMNS,
    COUNTS,
    ROWS,
    SHORT_COLUMNS,
    SORTS,
    Question,
    found,
    in_order,
    order_of,
)
from data.select.rows import Report
from data.select.unanswered import Offer, offer
from data.select.whole_report import NOT_REPORTED, REPORTED, of_the_year

ROWS_OF_A_PAGE = 100
# Some 200 MB while a workbook of so many rows is made; everything at once is the package's business.
MOST_ROWS_OF_A_FILE = 50_000
# Beside so few rows a reader is told where else the words are.
FEW = 10
# Of more rows the computed numbers would take longer than the page; the data package has them all.
MOST_ROWS_WITH_COMPUTED = 1_000
# A page is asked for twice, for the first HTML and by Dash, which draws it again.
KEPT_ANSWERS = 4
# What arithmetic reads of a row.
DERIVED_FROM = [
    *("report", "report_year", "indicator", "year", "period", "scope_zh", "status", "value", "qualifier"),
    *("stated", *NAMES),
]


@dataclass(frozen=True, eq=False)
class ObservationRows:
    """A page of rows and what stands around it.

    question: as it was understood: values that mean nothing are in `unknown` instead, and a page beyond the
    last is the last. rows: columns of `select.observations` and place, place_zh, place_en, report_title,
    report_title_en, report_year, evidence, section_short_zh, section_short_en ("" outside every section).
    total: rows on all pages, unstated: those among them that no report states, corrected: those of which
    anything was corrected after they were published here. by_category: stated rows under
    all other filters. kinds, areas, places, years: what occurs in the report (in any, if none is chosen),
    whatever else is chosen; categories: those with figures. Of more than MOST_OFFERED places these are those
    at the top and what lies around the chosen one. reports: every one, newest first, columns of
    `select.reports`, of more than MOST_OFFERED those of the chosen place; is_narrowed: these are not all.
    report: the chosen one's row. offer: what a search with few rows or none leads to else, None for others.
    computed: the derived numbers that go with the rows, after the last of them; none where there are more
    rows than MOST_ROWS_WITH_COMPUTED. evidence: the rows that they lean on, one of an indicator in each
    report.
    """

    question: Question
    unknown: tuple[str, ...]
    rows: pd.DataFrame
    total: int
    unstated: int
    corrected: int
    by_category: dict[str, int]
    kinds: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    places: tuple[Choice, ...]
    years: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    reports: pd.DataFrame
    is_narrowed: bool
    report: Report | None
    offer: Offer | None
    computed: tuple[Derived, ...]
    evidence: pd.DataFrame

    @property
    def pages(self) -> int:
        """How many pages the rows fill; one where there is none."""
        return max(1, -(-self.total // ROWS_OF_A_PAGE))

    @property
    def first(self) -> int:
        """The number of this page's first row among all."""
        return (self.question.page - 1) * ROWS_OF_A_PAGE + 1


def observation_rows(question: Question) -> ObservationRows:
    """Return one page of rows with its totals and choices, in at most seven statements.

    Of an earlier day (`Question.as_of`) everything is as it stood then, also what filters find and count.
    """
    return _answer(store_of(question.as_of), question)


@lru_cache(maxsize=KEPT_ANSWERS)
def _answer(database: store.Store, question: Question) -> ObservationRows:
    reports = reports_offered(database, question)
    question, lost = _known_report(question, reports)
    choices = choices_of(database, only_report(database, question, reports), question.missing)
    question, unknown = _known(database, question, choices)
    counts = _counts(database, question)
    of_chosen = counts[counts["category"].isin(question.categories)] if question.categories else counts
    # Of every subject, chosen or not: a reader sees how many rows choosing another would show.
    stated = counts[counts["stated"]]
    total = int(of_chosen["number"].sum())
    last = max(1, -(-total // ROWS_OF_A_PAGE))
    question = replace(question, page=min(max(question.page, 1), last))
    chosen = reports[reports["id"] == question.report]
    rows = _rows(database, question, ROWS_OF_A_PAGE, (question.page - 1) * ROWS_OF_A_PAGE)
    computed, evidence = _computed(database, question, rows, total)
    return ObservationRows(
        question=question,
        unknown=(*lost, *unknown),
        rows=rows,
        total=total,
        unstated=int(of_chosen.loc[~of_chosen["stated"], "number"].sum()),
        corrected=int(of_chosen["corrected"].sum()),
        by_category=dict(zip(stated["category"], stated["number"].astype(int), strict=True)),
        kinds=tuple(sorted(occurring(choices["kind"]), key=kind_order)),
        areas=occurring(choices["area"]),
        places=places_offered(database, occurring(choices["place"]), question.place),
        years=occurring(choices["year"]),
        categories=occurring(choices["category"]),
        reports=reports,
        is_narrowed=has_many_reports(database),
        report=first_of(Report, chosen),
        offer=offer(question, total) if question.words.strip() and total <= FEW else None,
        computed=computed,
        evidence=evidence,
    )


def _computed(
    database: store.Store, question: Question, rows: pd.DataFrame, total: int
) -> tuple[tuple[Derived, ...], pd.DataFrame]:
    """Return the derived numbers of a view, and the rows that they lean on.

    A derived number goes with its inputs under all filters but the kind, and by its own kind.
    """
    if total > MOST_ROWS_WITH_COMPUTED:
        return (), rows[:0]
    of_any_kind = rows
    if question.kind or total > len(rows):
        # The page at hand will not do: inputs may be of another kind, or on another page.
        of_any_kind = _rows(database, replace(question, kind=""), MOST_ROWS_WITH_COMPUTED, 0)
    numbers = [one for one in derived_from(of_any_kind) if question.kind in ("", one.kind)]
    if not numbers:
        return (), rows[:0]
    inputs = {(one.report, name) for one in numbers for name in one.inputs}
    held = [key in inputs for key in zip(of_any_kind["report"], of_any_kind["indicator"], strict=True)]
    return tuple(numbers), pd.concat([own for _, own in _own_years(of_any_kind[held])])


def all_rows(question: Question) -> pd.DataFrame:
    """Return all rows that a question leaves, of any page.

    Columns of `ObservationRows.rows` without the definitions. At most MOST_ROWS_OF_A_FILE, the first of their
    order. Values that mean nothing find nothing.
    """
    return _rows(store_of(question.as_of), question, MOST_ROWS_OF_A_FILE, 0, SHORT_COLUMNS)


def derived_from(rows: pd.DataFrame) -> list[Derived]:
    """Return the derived numbers whose inputs are all among the rows, report by report in the rows' order.

    rows: columns of `ObservationRows.rows`.
    """
    rules = _rules(store.current())
    derived = rules[rules["what"] == "derived"].rename(columns={"kind": "formula", "left": "inputs"})
    reconciliation_rules = rules[rules["what"] == "check"]
    wanted = {name for inputs in derived["inputs"] for name in inputs.split()}
    wanted |= set(reconciliation_rules["right"])
    inputs_stated = rows.loc[(rows["status"] == REPORTED) & rows["indicator"].isin(wanted), DERIVED_FROM]
    return [
        number
        for report, own in _own_years(inputs_stated)
        for number in derive(report, derived, reconciliation_rules, figures(own))
    ]


def _own_years(rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield each report with those of its rows that are of its own year, one for each indicator."""
    for report, own in rows.groupby("report", sort=False):
        yield str(report), of_the_year(own, int(own["report_year"].iloc[0]))


@lru_cache(maxsize=2)
def _rules(database: store.Store) -> pd.DataFrame:
    return database.frame(VOCABULARY)


def _counts(database: store.Store, question: Question) -> pd.DataFrame:
    keys, parameters = found(replace(question, categories=()))
    return database.frame(COUNTS.format(keys=keys), parameters)


def _rows(
    database: store.Store, question: Question, limit: int, offset: int, columns: str = COLUMNS
) -> pd.DataFrame:
    keys, parameters = found(question, ordered=True)
    order = in_order(order_of(question)[0])
    sql = ROWS.format(keys=keys, order=order, columns=columns, limit=limit, offset=offset)
    return with_silence(database.frame(sql, parameters))


def with_silence(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ROWS, those that no report states as `not_reported` of the report's own year."""
    texts: list[str] = list(rows.select_dtypes("str").columns)
    rows[texts] = rows[texts].fillna("")
    silent = rows["id"] == ""
    rows.loc[silent, "status"] = NOT_REPORTED
    # What a report does not state, it does not state of its own year.
    rows["year"] = rows["year"].fillna(rows["report_year"])
    rows.loc[silent, "period"] = rows["year"].astype(str)
    return rows.drop(columns="is_stated")


def _known_report(question: Question, reports: pd.DataFrame) -> tuple[Question, tuple[str, ...]]:
    if not question.report or question.report in set(reports["id"]):
        return question, ()
    return replace(question, report=""), (question.report,)


def _known(
    database: store.Store, question: Question, choices: dict[str, tuple[Choice, ...]]
) -> tuple[Question, tuple[str, ...]]:
    """Return the question with what means something here, and the values that do not.

    A value that occurs in some other report means something: it finds nothing in this one.
    """
    places, years = places_and_years(database)
    known: dict[str, Collection[str]] = {
        "kind": values(choices["kind"]),
        "area": values(choices["area"]) | values(choices["section"]),
        "place": places,
        "year": values(choices["year"]) | years,
        "sort": {f"{sign}{key}" for key in SORTS for sign in ("", "-")},
    }
    asked = {name: getattr(question, name) for name in known}
    lost = [value for name, value in asked.items() if value and value not in known[name]]
    understood: dict[str, Any] = {
        name: value if value in known[name] else "" for name, value in asked.items()
    }
    subjects = values(occurring(choices["category"]))
    lost += [value for value in question.categories if value not in subjects]
    categories = tuple(value for value in dict.fromkeys(question.categories) if value in subjects)
    return replace(question, categories=categories, **understood), tuple(lost)
