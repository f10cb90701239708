"""Dots on one axis from zero: nothing exact where a figure is open, nothing filled of another year."""

import pytest

from components.charts.dots import ANOTHER, CHOSEN, OPEN, REST, Dot, draw_dots, end_of, scale_of
from components.charts.theme import CARD


def traces(figure):
    return [trace for trace in figure.data if trace.mode == "markers"]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([31_392, 42], (0, 10_000, 20_000, 30_000)),
        ([7], (0, 2, 4, 6)),
        ([0.4], (0, 0.1, 0.2, 0.3, 0.4)),
        ([900], (0, 250, 500, 750)),
        ([0, 0], (0,)),
        ([], (0,)),
    ],
)
def test_the_axis_begins_at_zero_and_has_round_ticks(values, ticks):
    scale = scale_of(values)
    assert scale.ticks == pytest.approx(ticks)
    assert all(scale.share(value) <= 1 for value in values)


def test_the_drawing_begins_at_zero_and_ends_where_its_scale_does():
    scale = scale_of([10])
    figure = draw_dots([Dot(0, 10, CHOSEN)], 1, scale, "nothing")
    assert figure.layout.xaxis.range == (0, scale.top)


def test_every_figure_is_one_dot_in_its_row():
    dots = [Dot(0, 10, CHOSEN), Dot(1, 0, REST), Dot(1, 5, ANOTHER)]
    figure = draw_dots(dots, 2, scale_of([10]), "nothing")
    told = [(y, x) for trace in traces(figure) for y, x in zip(trace.y, trace.x, strict=True)]
    assert sorted(told) == [(0, 10), (1, 0), (1, 5)]
    assert figure.layout.yaxis.range == (1.5, -0.5)


def test_a_figure_of_another_year_is_hollow():
    figure = draw_dots([Dot(0, 5, ANOTHER)], 1, scale_of([5]), "nothing")
    (hollow,) = [trace for trace in traces(figure) if trace.x]
    assert (hollow.marker.color, hollow.marker.line.width) == (CARD, 2)


def test_an_open_end_fades_to_where_its_word_stops_and_no_further():
    scale = scale_of([200])
    usage, unsaid = Dot(0, 190, REST, True, 200), Dot(1, 100, REST, True)
    assert end_of(usage, scale) == 200
    assert end_of(unsaid, scale) == pytest.approx(100 + OPEN * scale.top)
    figure = draw_dots([usage, unsaid, Dot(2, 50, REST)], 3, scale, "nothing")
    fades = [trace for trace in figure.data if trace.fill == "toself"]
    assert [(min(trace.x), max(trace.x)) for trace in fades] == [
        (190, 200),
        (100, pytest.approx(100 + OPEN * scale.top)),
    ]


def test_without_a_figure_a_sentence_stands_there():
    figure = draw_dots([], 3, scale_of([]), "nothing says from where")
    assert figure.layout.annotations[0].text == "nothing says from where"
