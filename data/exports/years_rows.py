"""The years of an indicator at one place as rows to take away: figures as stated, with period and scope."""

from __future__ import annotations

import pandas as pd

from data.exports.placed_rows import placed_frame
from data.select import IndicatorYears
from data.select.rows import Observation

AFTER = "year"


def years_frame(years: IndicatorYears, language: str) -> pd.DataFrame:
    """Return one row a figure, its own and related ones, in the columns of `export_frame` and one more.

    role: `own`, `beside` (parts, and what else has a panel on the page) or `related`. Nothing is computed,
    and no missing year has a row.
    """
    placed = (*years.figures, *years.related)
    frame = placed_frame(placed, language)
    roles = pd.Series([_role(one.figure, years) for one in placed], dtype=object)
    frame.insert(list(frame.columns).index(AFTER) + 1, "role", roles)
    return frame


def _role(row: Observation, years: IndicatorYears) -> str:
    if row.indicator == years.indicator:
        return "own"
    return "beside" if row.indicator in years.panels else "related"
