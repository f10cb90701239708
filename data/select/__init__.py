"""Answers from the store, one module a question: what a report states, where, and in which words.

A page asks once, for a `WholeReport` or a list; the functions here that return one frame of it are for reuse
from Python and for tests. Frames are copies that the caller may change.

Answers are cached by the store that they were asked of: a new version of the data is a new key, so that no
answer can be out of date.
"""

import pandas as pd

from data.select.as_of import Lost
from data.select.change_rows import Since
from data.select.changed import Changed
from data.select.codebook import Codebook
from data.select.comparison import Comparison
from data.select.coverage import Coverage
from data.select.coverage_opened import OpenedCell
from data.select.decided import Decided, changes, removals
from data.select.differences import Differences
from data.select.gap import Gap
from data.select.indicator_years import IndicatorYears, indicator_years, last_year
from data.select.nearest import NearestResults
from data.select.observation_rows import ObservationRows
from data.select.passages import Passages
from data.select.place_rows import PlacePage
from data.select.place_search import FoundPlaces
from data.select.report_list import Holdings, ask, figure_counts, holdings, newest_report, reports
from data.select.report_tree import Entry, Node, ReportTree
from data.select.required import Required
from data.select.unanswered import Offer
from data.select.whole_report import NOT_REPORTED, WholeReport, whole_report

__all__ = [
    "NOT_REPORTED",
    "Changed",
    "Codebook",
    "Comparison",
    "Coverage",
    "Decided",
    "Differences",
    "Entry",
    "FoundPlaces",
    "Gap",
    "Holdings",
    "IndicatorYears",
    "Lost",
    "NearestResults",
    "Node",
    "ObservationRows",
    "Offer",
    "OpenedCell",
    "Passages",
    "PlacePage",
    "ReportTree",
    "Required",
    "Since",
    "WholeReport",
    "ask",
    "changes",
    "figure_counts",
    "holdings",
    "indicator_years",
    "last_year",
    "newest_report",
    "not_reported",
    "observations",
    "removals",
    "reports",
    "whole_report",
]


def observations(report: str) -> pd.DataFrame:
    """Return a report's figures and coverage claims as stated, by their place in the text.

    Beside the table's own columns: report; those of the indicator, its category and unit; section and
    statement (ids, "" where none holds it); lower and upper (base unit; missing where open, or where there is
    no value); usage_below (190余 -> 200, a reading of usage and no bound); sentence and context (text, ""
    where none).
    Rows whose status is not `reported` are kept, their value missing. KeyError for an unknown report.
    """
    return whole_report(report).observations.copy()


def not_reported(report: str) -> pd.DataFrame:
    """Return every indicator for which the report states no figure, in the columns of `observations`.

    A row that says why (not_applicable, not_comparable) stands as it is; an indicator without any row has the
    status `not_reported`, no value and no place in the text.
    """
    return whole_report(report).not_reported.copy()
