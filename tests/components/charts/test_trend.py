"""The years of an indicator as a drawing: dots from zero, nothing joined that is not of one basis."""

from itertools import pairwise

import pytest

from components.charts.theme import CARD, DATA, EDGE
from components.charts.trend import draw_trend
from components.charts.trend_layout import laid_out, step_for
from data import select

HEIGHT = 180

pytestmark = pytest.mark.usefixtures("all_reports")


def layout(report, indicator):
    years = select.indicator_years(select.whole_report(report).row, indicator)
    return laid_out(years, lambda placed: 80)


def lines_of(figure, width):
    """Return the stretches of the lines of a width: points between gaps."""
    (trace,) = [one for one in figure.data if one.mode == "lines" and one.line.width == width]
    ends = [place for place, x in enumerate(trace.x) if x is None]
    return [
        list(zip(trace.x[begin:end], trace.y[begin:end], strict=True))
        for begin, end in pairwise([0, *(place + 1 for place in ends)])
        for end in [end - 1]
    ]


def test_only_consecutive_years_of_one_basis_are_joined():
    panel = layout("guangdong-2019-3", "courts_first_instance_admitted_count").panels[0]
    joined = [[y for _, y in line] for line in lines_of(draw_trend(panel, HEIGHT), 2)]
    assert joined == [[7683, 9079], [23149, 22004]]


def test_a_missing_year_is_an_empty_column_and_has_no_dot_at_zero():
    drawn = layout("guangdong-2019-3", "courts_first_instance_admitted_count")
    years = [column.year for column in drawn.columns if column.is_empty]
    assert {2014, 2015, 2016, 2018} <= set(years)
    (marks,) = [one for one in draw_trend(drawn.panels[0], HEIGHT).data if one.mode == "markers"]
    assert 0 not in marks.y and len(marks.y) == 5


def test_a_related_figure_is_hollow_and_grey_and_stands_behind_a_break():
    drawn = layout("luoding-2022", "mediation_cases_count")
    panel = drawn.panels[0]
    figure = draw_trend(panel, HEIGHT)
    (marks,) = [one for one in figure.data if one.mode == "markers"]
    assert list(zip(marks.y, marks.marker.color, marks.marker.line.color, strict=True)) == [
        (2387, CARD, EDGE),
        (2487, DATA, DATA),
    ]
    assert lines_of(figure, 2) == []
    assert drawn.breaks(panel) == [drawn.column(2022).left]


def test_an_open_end_fades_no_further_than_its_word_allows():
    amount = layout("luoding-2022", "mediation_cases_count").panels[3]
    fades = [one for one in draw_trend(amount, HEIGHT).data if one.fill == "toself"]
    # ≥ names no next step, 多 does.
    assert [(one.fillgradient.start, one.fillgradient.stop) for one in fades] == [(14e6, 15e6)]


def test_a_break_has_no_line_across_it_and_a_joined_pair_no_break():
    drawn = layout("guangdong-2019-3", "courts_first_instance_admitted_count")
    for panel in drawn.panels:
        figure = draw_trend(panel, HEIGHT)
        for at in drawn.breaks(panel):
            assert not any(min(line)[0] < at < max(line)[0] for line in lines_of(figure, 2))
    assert drawn.breaks(drawn.panels[0]) == []


def test_no_line_bridges_the_gap_between_two_joins():
    """The points of all joins are one trace, which Plotly joins across its gaps where it is told to."""
    panel = layout("guangdong-2019-3", "courts_first_instance_admitted_count").panels[0]
    lines = [trace for trace in draw_trend(panel, HEIGHT).data if trace.mode == "lines"]
    assert len(lines_of(draw_trend(panel, HEIGHT), 2)) == 2
    assert [trace.connectgaps for trace in lines] == [False] * len(lines)


def test_every_panel_begins_at_zero_and_shows_all_its_figures():
    for report, indicator in (
        ("luoding-2022", "mediation_cases_count"),
        ("hefei-2021", "administrative_lawsuits_lost_share"),
        ("hubei-2020", "reconsideration_applications_count"),
    ):
        for panel in layout(report, indicator).panels:
            low, high = draw_trend(panel, HEIGHT).layout.yaxis.range
            assert panel.ticks[0] == 0 and low < 0
            assert all(dot.value <= panel.top < high for dot in panel.dots)


def test_figures_of_one_year_stand_beside_each_other():
    drawn = layout("hubei-2020", "reconsideration_applications_count")
    column = drawn.column(2020)
    places = [dot.x for dot in drawn.panels[0].dots if dot.placed.figure.year == 2020]
    assert len(set(places)) == len(places) == 5
    assert all(column.left < x < column.left + column.width for x in places)


@pytest.mark.parametrize(
    ("highest", "step"), [(0, 1), (3, 1), (2487, 1000), (98.1, 50), (40_000_000, 10_000_000), (0.7, 0.2)]
)
def test_an_axis_has_round_numbers_and_few(highest, step):
    assert step_for(highest) == step
