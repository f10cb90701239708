"""The years of an indicator at one place as rows to take away: figures as stated, with period and scope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from data.exports.export_rows import Sources, export_frame
from data.select import IndicatorYears
from data.select.rows import Observation

AFTER = "year"


class _Section(NamedTuple):
    """What a row says of the section that its figure stands in."""

    short_zh: str
    short_en: str


def years_frame(years: IndicatorYears, language: str) -> pd.DataFrame:
    """Return one row a figure, its own and related ones, in the columns of `export_frame` and one more.

    role: `own`, `beside` (parts, and what else has a panel on the page) or `related`. Nothing is computed,
    and no missing year has a row.
    """
    placed = (*years.figures, *years.related)
    figures = [one.figure for one in placed]
    reports: Mapping[str, Mapping[Any, Any]] = {one.source.id: one.source._asdict() for one in placed}
    sections = {
        (row.report, row.section): _Section(row.section_short_zh, row.section_short_en) for row in figures
    }
    rows = pd.DataFrame(figures, columns=list(Observation._fields))
    frame = export_frame(rows, (), language, Sources(reports, sections))
    roles = pd.Series([_role(row, years) for row in figures], dtype=object)
    frame.insert(list(frame.columns).index(AFTER) + 1, "role", roles)
    return frame


def _role(row: Observation, years: IndicatorYears) -> str:
    if row.indicator == years.indicator:
        return "own"
    return "beside" if row.indicator in years.panels else "related"
