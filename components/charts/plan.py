"""Which charts a report has: those of the table `charts`, and a sensible one for every other figure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from components.charts.chart import Chart, Form, Names
from components.charts.forms import FORMS, form_of
from components.charts.frames import Observations
from components.charts.whole import fits_in
from data.select import WholeReport
from data.select.rows import Observation

# A place in a ranking or a run of years is a judgement of others: it stands in the data, never in a drawing.
UNDRAWN_KINDS = ("rank", "streak")


def charts(report: WholeReport) -> list[Chart]:
    """Return the report's charts in the order in which the report states their first figure."""
    # Kept with the report itself, so that they go when a new reading of the report replaces it.
    if "charts" not in report.kept:
        report.kept["charts"] = _charts(report)
    return list(report.kept["charts"])


def _charts(report: WholeReport) -> list[Chart]:
    stated = list(report.own_rows)
    drawn = list(_by_hand(report, stated))
    taken = {name for chart in drawn for name in chart.indicators}
    # A share of a whole that is drawn is a label of that bar, so it gets no chart of its own.
    wholes = _wholes(drawn)
    left = [
        row
        for row in stated
        if row.indicator not in taken and not (row.kind == "share" and row.part_of in wholes)
    ]
    # Claims share one chart: each of them leads to it, and it is kept once.
    by_id = {chart.id: chart for chart in [*drawn, *_by_default(report, stated, left)]}
    first = {row.indicator: place for place, row in enumerate(stated)}
    # Charts across areas last: they stand below the areas on the overview.
    return sorted(by_id.values(), key=lambda chart: (not chart.area, min(first[n] for n in chart.indicators)))


def _wholes(drawn: list[Chart]) -> set[str]:
    return {chart.indicators[0] for chart in drawn if chart.form.of_a_whole}


def charts_of_area(report: WholeReport, section: str) -> list[Chart]:
    """Return the charts whose figures one work area states."""
    return [chart for chart in charts(report) if chart.area == section]


def chart_of_indicator(report: WholeReport, indicator: str) -> Chart | None:
    """Return the chart that draws an indicator, the indicator standing out.

    None where the report does not state it, and for ranks and streaks, which are not drawn.
    """
    drawn = charts(report)
    holding = [chart for chart in drawn if indicator in chart.indicators]
    # A share has no mark of its own: the bar of its whole shows it.
    if not holding:
        holding = [chart for chart in drawn if chart.form.of_a_whole and _shares(report, indicator, chart)]
    return replace(holding[0], emphasis=indicator) if holding else None


def _shares(report: WholeReport, indicator: str, chart: Chart) -> bool:
    """Say whether `indicator` is a share that belongs to the chart's whole."""
    own = report.figures.get(indicator)
    return own is not None and own.part_of == chart.indicators[0]


def chart(report: WholeReport, chart_id: str) -> Chart | None:
    """Return one chart of a report by its id, or None."""
    return next((candidate for candidate in charts(report) if candidate.id == chart_id), None)


def _by_hand(report: WholeReport, stated: list[Observation]) -> Iterator[Chart]:
    known = {row.indicator for row in stated}
    # The stubs of pandas know no column names, hence Any.
    row: Any
    for row in report.charts.itertuples():
        form, names = form_of(row.form), tuple(row.indicators.split())
        if form.members is not None:
            names = form.members(names, stated)
        if names and known.issuperset(names) and _can_be_drawn(form, names, report):
            yield _chart(
                row.id,
                report,
                form,
                names,
                finding_zh=row.finding_zh,
                finding_en=row.finding_en,
                measure_zh=row.measure_zh,
                measure_en=row.measure_en,
            )


def _can_be_drawn(form: Form, names: Names, report: WholeReport) -> bool:
    whole, *parts = (report.figures[name] for name in names)
    return not form.of_a_whole or fits_in(whole, parts)


def _by_default(report: WholeReport, stated: list[Observation], left: list[Observation]) -> Iterator[Chart]:
    for row in left:
        if row.kind not in UNDRAWN_KINDS:
            form, names = default_form(row, stated)
            yield _chart(form.id or names[0], report, form, names)


def default_form(row: Observation, stated: Observations) -> tuple[Form, Names]:
    """Return the form and the indicators of the chart of a figure that `charts.csv` leaves out.

    row: one observation. stated: all that its report states. LookupError where no form takes it.
    """
    for form in FORMS.values():
        if form.applies is not None and (names := form.applies(row, stated)):
            return form, names
    raise LookupError(f"no form of chart takes {row.indicator}")


def _chart(name: str, report: WholeReport, form: Form, names: Names, **words: str) -> Chart:
    rows = tuple(report.figures[indicator] for indicator in names)
    place = _only(row.section for row in rows), _only(row.statement for row in rows)
    return Chart(name, report, form, names, rows, *place, **words)


def _only(values: Iterable[str]) -> str:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""
