"""Which charts a report has: those of the table `charts`, and a sensible one for every other figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from components.charts.frames import Observations, rows
from components.charts.squares import MOST
from data.select import WholeReport

QUANTITIES = ("squares", "parts", "remainder", "share")
OF_A_WHOLE = ("parts", "remainder")
UNDRAWN_KINDS = ("rank", "streak")
DRAWN = ("exact", "at_least")


@dataclass(frozen=True, eq=False)
class Chart:
    """One chart of one report.

    whole: the report that it is of. form: squares, parts, remainder, share, box, number or words.
    indicators: in the order of the table, the whole first for parts and remainder.
    rows: their observations, in the same order, a named tuple each.
    area, statement: where the report states them; empty where they stand in several.
    finding_*, measure_*: templates of the table `charts`; empty for a chart whose sentence follows a rule.
    emphasis: the indicator that stands out, or empty.
    """

    id: str
    whole: WholeReport
    form: str
    indicators: tuple[str, ...]
    rows: tuple[Any, ...]
    area: str
    statement: str
    finding_zh: str = ""
    finding_en: str = ""
    measure_zh: str = ""
    measure_en: str = ""
    emphasis: str = ""

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.whole.id

    @property
    def is_plotly(self) -> bool:
        """Whether it draws quantities: then it is a Plotly figure, else HTML."""
        return self.form in QUANTITIES

    @cached_property
    def observations(self) -> pd.DataFrame:
        """Its rows as a frame, in the columns of `select.observations`."""
        own = self.whole.own.set_index("indicator", drop=False)
        return own.loc[list(self.indicators)].reset_index(drop=True)

    def row(self, indicator: str) -> Any:
        """Return the observation of one of its indicators."""
        return next(row for row in self.rows if row.indicator == indicator)


def charts(report: WholeReport) -> list[Chart]:
    """Return the report's charts in the order in which the report states their first figure."""
    if "charts" not in report.kept:
        report.kept["charts"] = _charts(report)
    return list(report.kept["charts"])


def _charts(report: WholeReport) -> list[Chart]:
    stated = list(report.own_rows)
    drawn = list(_by_hand(report, stated))
    taken = {name for chart in drawn for name in chart.indicators}
    wholes = _wholes(drawn)
    left = [
        row
        for row in stated
        if row.indicator not in taken and not (row.kind == "share" and row.part_of in wholes)
    ]
    found = {chart.id: chart for chart in [*drawn, *_by_default(report, stated, left)]}
    first = {row.indicator: place for place, row in enumerate(stated)}
    return sorted(found.values(), key=lambda chart: (not chart.area, min(first[n] for n in chart.indicators)))


def _wholes(drawn: list[Chart]) -> set[str]:
    return {chart.indicators[0] for chart in drawn if chart.form in OF_A_WHOLE}


def charts_of_area(report: WholeReport, section: str) -> list[Chart]:
    """Return the charts whose figures one work area states."""
    return [chart for chart in charts(report) if chart.area == section]


def chart_of_indicator(report: WholeReport, indicator: str) -> Chart | None:
    """Return the chart that draws an indicator, the indicator standing out.

    None where the report does not state it, and for ranks and streaks, which are not drawn.
    """
    drawn = charts(report)
    holding = [chart for chart in drawn if indicator in chart.indicators]
    if not holding:
        holding = [chart for chart in drawn if chart.form in OF_A_WHOLE and _shares(report, indicator, chart)]
    return replace(holding[0], emphasis=indicator) if holding else None


def _shares(report: WholeReport, indicator: str, chart: Chart) -> bool:
    """Say whether `indicator` is a share that belongs to the chart's whole."""
    own = report.figures.get(indicator)
    return own is not None and own.part_of == chart.indicators[0]


def chart(report: WholeReport, chart_id: str) -> Chart | None:
    """Return one chart of a report by its id, or None."""
    return next((found for found in charts(report) if found.id == chart_id), None)


def _by_hand(report: WholeReport, stated: list[Any]) -> Iterator[Chart]:
    known = {row.indicator for row in stated}
    for row in rows(report.charts):
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
            finding_zh=row.finding_zh,
            finding_en=row.finding_en,
            measure_zh=row.measure_zh,
            measure_en=row.measure_en,
        )


def _by_default(report: WholeReport, stated: list[Any], left: list[Any]) -> Iterator[Chart]:
    for row in left:
        if row.kind in UNDRAWN_KINDS:
            continue
        form, names = default_form(row, stated)
        yield _chart("coverage" if form == "words" else names[0], report, form, names)


def default_form(row: Any, stated: Observations) -> tuple[str, tuple[str, ...]]:
    """Return the form and the indicators of the chart of a figure that nobody drew by hand.

    row: one observation. stated: all that its report states.
    """
    stated = rows(stated)
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


def _whole_of(row: Any, stated: list[Any]) -> tuple[str, tuple[str, ...]] | None:
    """Return the chart of the whole that a figure belongs to, if parts and whole may stand on one bar."""
    name = row.part_of or row.indicator
    whole = next((one for one in stated if one.indicator == name), None)
    parts = [one for one in stated if one.part_of == name and one.kind == "count"]
    if whole is None or not parts or not _adds_up(whole, parts):
        return None
    return "remainder" if len(parts) == 1 else "parts", (name, *(one.indicator for one in parts))


def _adds_up(whole: Any, parts: list[Any]) -> bool:
    exact = all(part.qualifier == "exact" for part in parts) and whole.qualifier in ("exact", "at_least")
    same_unit = all(part.unit == whole.unit for part in parts)
    return exact and same_unit and sum(part.value for part in parts) <= whole.value


def _all_claims(stated: list[Any]) -> tuple[str, ...]:
    return tuple(row.indicator for row in stated if row.kind == "coverage")


def _chart(name: str, report: WholeReport, form: str, names: tuple[str, ...], **words: str) -> Chart:
    found = tuple(report.figures[indicator] for indicator in names)
    place = _only(row.section for row in found), _only(row.statement for row in found)
    return Chart(name, report, form, names, found, *place, **words)


def _only(values: Iterable[str]) -> str:
    told = set(values)
    return told.pop() if len(told) == 1 else ""
