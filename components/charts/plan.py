"""Which charts a report has: those of the table `charts`, and a sensible one for every other figure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from components.charts.frames import rows
from components.charts.squares import MOST
from data import select
from data.load import load, once

QUANTITIES = ("squares", "parts", "remainder", "share")
OF_A_WHOLE = ("parts", "remainder")
UNDRAWN_KINDS = ("rank", "streak")
DRAWN = ("exact", "at_least")


@dataclass(frozen=True, eq=False)
class Chart:
    """One chart of one report.

    form: squares, parts, remainder, share, box, number or words.
    indicators: in the order of the table, the whole first for parts and remainder.
    observations: their rows of `select.observations`, in the same order.
    area, statement: where the report states them; empty where they stand in several.
    title_*, measure_*: templates of the table `charts`; empty for a chart that nobody drew by hand.
    emphasis: the indicator that stands out, or empty.
    """

    id: str
    report: str
    form: str
    indicators: tuple[str, ...]
    observations: pd.DataFrame
    area: str
    statement: str
    title_zh: str = ""
    title_en: str = ""
    measure_zh: str = ""
    measure_en: str = ""
    emphasis: str = ""

    @property
    def is_plotly(self) -> bool:
        """Whether it draws quantities: then it is a Plotly figure, else HTML."""
        return self.form in QUANTITIES

    @cached_property
    def rows(self) -> list[Any]:
        """Its observations, one named tuple each."""
        return rows(self.observations)

    def row(self, indicator: str) -> Any:
        """Return the observation of one of its indicators."""
        return next(row for row in self.rows if row.indicator == indicator)


def charts(report: str) -> list[Chart]:
    """Return the report's charts in the order in which the report states their first figure."""
    return list(_charts(report))


@once
def figures(report: str) -> dict[str, Any]:
    """Return every observation of a report by its indicator."""
    return {row.indicator: row for row in rows(select.observations(report))}


@once
def _charts(report: str) -> list[Chart]:
    stated = reported(report)
    drawn = list(_by_hand(report, stated))
    left = stated[~stated["indicator"].isin({name for chart in drawn for name in chart.indicators})]
    left = left[~((left["kind"] == "share") & left["part_of"].isin(_wholes(drawn)))]
    found = {chart.id: chart for chart in [*drawn, *_by_default(report, stated, left)]}
    first = {name: place for place, name in enumerate(stated["indicator"])}
    return sorted(found.values(), key=lambda chart: (not chart.area, min(first[n] for n in chart.indicators)))


def _wholes(drawn: list[Chart]) -> set[str]:
    return {chart.indicators[0] for chart in drawn if chart.form in OF_A_WHOLE}


def charts_of_area(report: str, section: str) -> list[Chart]:
    """Return the charts whose figures one work area states."""
    return [chart for chart in charts(report) if chart.area == section]


@once
def chart_of_indicator(report: str, indicator: str) -> Chart | None:
    """Return the chart that draws an indicator, the indicator standing out.

    None where the report does not state it, and for ranks and streaks, which are not drawn.
    """
    drawn = charts(report)
    holding = [chart for chart in drawn if indicator in chart.indicators]
    if not holding:
        holding = [chart for chart in drawn if chart.form in OF_A_WHOLE and _shares(report, indicator, chart)]
    return replace(holding[0], emphasis=indicator) if holding else None


def _shares(report: str, indicator: str, chart: Chart) -> bool:
    """Say whether `indicator` is a share that belongs to the chart's whole."""
    stated = reported(report)
    own = stated[stated["indicator"] == indicator]
    return bool((own["part_of"] == chart.indicators[0]).any())


def chart(report: str, chart_id: str) -> Chart | None:
    """Return one chart of a report by its id, or None."""
    return next((found for found in charts(report) if found.id == chart_id), None)


def reported(report: str) -> pd.DataFrame:
    """Return what the report states, in its order; what it leaves out has no mark anywhere."""
    stated = select.observations(report)
    return stated[stated["status"] == "reported"]


def _by_hand(report: str, stated: pd.DataFrame) -> Iterator[Chart]:
    known = set(stated["indicator"])
    for row in rows(load("charts").sort_values("order")):
        names = _all_claims(stated) if row.form == "words" else tuple(row.indicators.split())
        if row.form == "words" and set(names) != set(row.indicators.split()):
            continue
        if not known.issuperset(names):
            continue
        yield _chart(
            row.id,
            report,
            row.form,
            names,
            stated,
            title_zh=row.title_zh,
            title_en=row.title_en,
            measure_zh=row.measure_zh,
            measure_en=row.measure_en,
        )


def _by_default(report: str, stated: pd.DataFrame, left: pd.DataFrame) -> Iterator[Chart]:
    for row in rows(left):
        if row.kind in UNDRAWN_KINDS:
            continue
        form, names = default_form(row, stated)
        yield _chart("coverage" if form == "words" else names[0], report, form, names, stated)


def default_form(row: Any, stated: pd.DataFrame) -> tuple[str, tuple[str, ...]]:
    """Return the form and the indicators of the chart of a figure that nobody drew by hand.

    row: one observation. stated: all that its report states.
    """
    if row.kind == "coverage":
        return "words", _all_claims(stated)
    if whole := _whole_of(row, stated):
        return whole
    if row.kind == "share" and row.unit_base == "percent" and row.qualifier in DRAWN:
        return "share", (row.indicator,)
    if row.kind == "count" and _fits_in_squares(row):
        return "squares", (row.indicator,)
    return "number", (row.indicator,)


def _fits_in_squares(row: Any) -> bool:
    if row.qualifier not in DRAWN or not 0 < row.value <= MOST:
        return False
    return float(row.value).is_integer() and (pd.isna(row.usage_below) or row.usage_below <= MOST)


def _whole_of(row: Any, stated: pd.DataFrame) -> tuple[str, tuple[str, ...]] | None:
    """Return the chart of the whole that a figure belongs to, if parts and whole may stand on one bar."""
    name = row.part_of or row.indicator
    whole = stated[stated["indicator"] == name]
    parts = stated[(stated["part_of"] == name) & (stated["kind"] == "count")]
    if whole.empty or parts.empty or not _adds_up(whole, parts):
        return None
    return "parts", (name, *parts["indicator"])


def _adds_up(whole: pd.DataFrame, parts: pd.DataFrame) -> bool:
    exact = bool((parts["qualifier"] == "exact").all()) and whole["qualifier"].iloc[0] in (
        "exact",
        "at_least",
    )
    same_unit = bool((parts["unit"] == whole["unit"].iloc[0]).all())
    return exact and same_unit and parts["value"].sum() <= whole["value"].iloc[0]


def _all_claims(stated: pd.DataFrame) -> tuple[str, ...]:
    return tuple(stated.loc[stated["kind"] == "coverage", "indicator"])


def _chart(
    name: str, report: str, form: str, names: tuple[str, ...], stated: pd.DataFrame, **words: str
) -> Chart:
    found = stated.set_index("indicator", drop=False).loc[list(names)].reset_index(drop=True)
    place = _only(found["section"]), _only(found["statement"])
    return Chart(name, report, form, names, found, *place, **words)


def _only(values: pd.Series) -> str:
    return str(values.iloc[0]) if values.nunique() == 1 else ""
