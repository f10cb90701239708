"""A chart of one report, and what a form of chart brings along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from dash.development.base_component import Component

from components.charts.bars import Part
from components.charts.frames import Observations
from components.charts.sheet import Sheet
from data.select import WholeReport
from data.select.rows import Observation

Names = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Form:
    """All that charts of one form need. Each module in `forms/` holds one, as FORM.

    Needed:
    name: what `charts.csv` calls it; the card of such a chart has the class `form-<name>`.
    drawing: the drawing on a page with its list of values; each mark says its indicator in `data-mark`.
    picture: draws the same on a sheet, from y downwards; returns where it ends.

    Which figures:
    by_hand: whether `charts.csv` may ask for it; then `data/schema/charts.json` lists it.
    turn, applies: a figure that `charts.csv` leaves out is offered to the forms in turn, the lowest first;
    `applies` returns the indicators that its chart then draws, or nothing. Without it no form is offered any.
    id: of a chart that nobody drew by hand; by default its first indicator.
    members: which indicators a row of `charts.csv` draws, by those that it names and all that the report
    states; none, and there is no chart. By default those that it names.

    What is drawn:
    figure: its Plotly figure: rows, the sentence that stands where nothing is stated, the indicator that
    stands out. Without one it is HTML alone.
    stretches: the parts of its bar: rows, the indicator that stands out.
    small: the marks of the tiny drawing in a closed row of the overview.
    marked: the figures that have a mark; by default all.
    one_axis: whether all its figures stand on one axis, and so must be of one unit.
    of_a_whole: whether the first figure is the whole of the others.
    fewest: how many figures it needs; `data/schema/charts.json` says it too, where it is more than one.

    What is said (in `text/`, and by rule):
    finding: its title where nobody wrote one; nothing for name and figure.
    title: what becomes of a title that was written by hand; by default it begins with a capital.
    measure: what a mark means, where nobody wrote it; by default the unit.
    rest: the key of the sentence about what the parts leave open.
    subject: what it is about, for the name of a file; by default the name of its first figure.
    heading: the key of its heading on the overview where its figures stand in several work areas.
    quotes: whether its sentences are quoted below it. reconciles: whether its sums and shares are.
    """

    name: str
    drawing: Callable[[Chart, str], list[Component]]
    picture: Callable[[Sheet, float, Chart, str], float]
    by_hand: bool = True
    turn: int = 0
    applies: Callable[[Observation, Sequence[Observation]], Names] | None = None
    id: str = ""
    members: Callable[[Names, Sequence[Observation]], Names] | None = None
    figure: Callable[[Observations, str, str], go.Figure] | None = None
    stretches: Callable[[Observations, str], list[Part]] | None = None
    small: Callable[[Chart], list[Component]] | None = None
    marked: Callable[[Chart], Sequence[Observation]] | None = None
    one_axis: bool = False
    of_a_whole: bool = False
    fewest: int = 1
    finding: Callable[[Chart, str], list[Any]] | None = None
    title: Callable[[list[Any], str], list[Any]] | None = None
    measure: Callable[[Chart, str], str] | None = None
    rest: str = "chart.rest_parts"
    subject: Callable[[Chart, str], str] | None = None
    heading: str = "overview.across_other"
    quotes: bool = True
    reconciles: bool = False


# Compared by identity, so that a chart can be the key of a cache although it holds a whole report.
@dataclass(frozen=True, eq=False)
class Chart:
    """One chart of one report.

    whole: the report that it is of.
    indicators: in the order of the table, the whole first where the form has one.
    rows: their observations, in the same order, a named tuple each.
    area, statement: where the report states them; empty where they stand in several.
    finding_*, measure_*: templates of the table `charts`; empty for a chart whose sentence follows a rule.
    emphasis: the indicator that stands out, or empty.
    """

    id: str
    whole: WholeReport
    form: Form
    indicators: Names
    rows: tuple[Observation, ...]
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
        return self.form.figure is not None

    def row(self, indicator: str) -> Observation:
        """Return the observation of one of its indicators."""
        return next(row for row in self.rows if row.indicator == indicator)
