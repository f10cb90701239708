"""Charts of pages that stand without scripts: the same marks as Plotly's, as wide as their place."""

import plotly.graph_objects as go
import pytest
from lxml import etree

from components.charts.forms.share import draw_share
from components.charts.forms.squares import draw_squares
from components.charts.theme import DATA, says_nothing
from components.pictures.svg_elements import NotDrawnError
from components.pictures.svg_on_page import svg_on_page
from tests.components.charts.rows import observations

NOTHING = "The report does not state <this> figure"
OVER_30 = {"value": 30, "qualifier": "at_least", "usage_below": 40}
SHARE = {"value": 90, "kind": "share", "unit_base": "percent"}


def drawn(figure, kind):
    """Return the marks of a kind in the SVG of a figure."""
    return list(etree.fromstring(svg_on_page(figure, "one")).iter(kind))


def share(mark, name):
    value = mark.get(name)
    assert value.endswith("%")
    return float(value[:-1])


def test_each_unit_is_a_square_and_an_open_end_fades():
    squares = drawn(draw_squares(observations(OVER_30), NOTHING), "rect")
    assert len(squares) == 40
    assert [square.get("opacity") for square in squares[:30]] == [None] * 30
    faint = [float(square.get("opacity")) for square in squares[30:]]
    assert faint == sorted(faint, reverse=True) and 0 < faint[-1] < faint[0] < 1
    # The first in the first row stands in the middle of its twentieth of the width.
    assert share(squares[0], "x") == 2.5 and squares[0].get("transform") == "translate(-6 -6)"


def test_a_part_is_as_wide_as_its_share_whatever_the_width():
    stated, rest = drawn(draw_share(observations(SHARE), NOTHING), "rect")
    assert share(stated, "width") / (share(stated, "width") + share(rest, "width")) == pytest.approx(
        0.9, abs=0.001
    )
    assert "fill:var(--data)" in stated.get("style") and "stroke:var(--edge)" in rest.get("style")


def test_an_open_share_fades_from_what_is_stated():
    figure = draw_share(observations({**SHARE, "qualifier": "at_least", "usage_below": 95}), NOTHING)
    stated, _, fading = drawn(figure, "rect")
    assert fading.get("fill") == "url(#one-fade-1)"
    assert share(fading, "x") == pytest.approx(share(stated, "x") + share(stated, "width"), abs=0.01)
    first, last = drawn(figure, "stop")
    assert "stop-opacity" not in first.get("style") and last.get("style").endswith("stop-opacity:0")


def test_what_is_not_reported_is_a_sentence_and_no_mark():
    assert [words.text for words in drawn(says_nothing(NOTHING), "text")] == [NOTHING]
    assert not drawn(says_nothing(NOTHING), "rect")


def test_a_gap_is_no_line():
    layout = {"height": 100, "xaxis": {"range": [0, 1]}, "yaxis": {"range": [0, 10]}}
    trace = {
        "type": "scatter",
        "mode": "lines",
        "x": [0, 0.5, None, 0.7, 1],
        "y": [0, 5, None, 5, 10],
        "line": {"color": DATA, "width": 2},
    }
    lines = drawn({"data": [trace], "layout": layout}, "line")
    ends = [[share(line, name) for name in ("x1", "y1", "x2", "y2")] for line in lines]
    assert ends == [[0, 100, 50, 50], [70, 50, 100, 0]]


@pytest.mark.parametrize(
    "change",
    [
        lambda figure: figure.update_layout(title="Title"),
        lambda figure: figure.update_traces(marker_color="#123456"),
        lambda figure: figure.update_traces(marker_symbol="star"),
        lambda figure: figure.add_trace(go.Pie()),
    ],
)
def test_nothing_is_left_out_in_silence(change):
    with pytest.raises(NotDrawnError):
        svg_on_page(change(draw_squares(observations(OVER_30), NOTHING)), "one")
