"""A whole and its parts: lengths true to the values, the rest hollow, open ends fading."""

import pytest

from components.charts.bars import EMPHASIS, HOLLOW, OTHERS, draw_bar, parts_of
from components.charts.forms.share import draw_share, share_parts
from components.charts.theme import DATA, DATA_2, DATA_3
from tests.components.charts.rows import observations

CERTIFICATES = ({"value": 1630}, {"value": 518}, {"value": 7}, {"value": 1105})
MEDIATION = ({"value": 2487}, {"value": 2440})
NOTHING = "not stated"


def test_the_lengths_are_true_to_the_values():
    parts = parts_of(observations(*CERTIFICATES))
    lengths = [part.end - part.start for part in parts]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 7 / 518, 1105 / 518])
    assert parts[0].start == 0
    assert parts[-1].end == pytest.approx(1)


def test_the_parts_stand_in_the_reports_order_the_larger_the_darker():
    parts = parts_of(observations(*CERTIFICATES))
    assert [part.indicator for part in parts] == ["figure_1", "figure_2", "figure_3"]
    assert [part.shade[0] for part in parts] == [DATA_2, DATA_3, DATA]


def test_what_the_report_leaves_open_is_hollow():
    *_, rest = parts_of(observations(*MEDIATION))
    assert (rest.value, rest.shade, rest.indicator) == (47, HOLLOW, "")


def test_an_emphasised_part_stands_out_of_pale_ones():
    parts = parts_of(observations(*CERTIFICATES), emphasis="figure_2")
    assert [part.shade for part in parts] == [OTHERS, EMPHASIS, OTHERS]


def test_a_whole_with_an_open_end_fades_out():
    whole = {"value": 300, "qualifier": "at_least", "usage_below": 400}
    parts = parts_of(observations(whole, {"value": 200}))
    assert [part.fades for part in parts] == [False, False, True]
    assert parts[1].end == pytest.approx(parts[2].start)
    figure = draw_bar(observations(whole, {"value": 200}), NOTHING)
    assert [trace.type for trace in figure.data] == ["bar", "scatter"]
    assert figure.data[1].fillgradient.colorscale[-1][1].endswith(", 0)")


def test_a_missing_part_is_a_sentence_and_no_bar():
    figure = draw_bar(observations({"value": 10}, {"value": None}), NOTHING)
    assert not figure.data
    assert figure.layout.annotations[0].text == NOTHING


def test_a_share_without_its_whole_is_drawn_on_a_hundred():
    share = observations({"value": 98.1, "kind": "share"})
    said, rest = share_parts(share)
    assert (said.value, rest.value) == (98.1, pytest.approx(1.9))
    assert len(draw_share(share, NOTHING).data[0].x) == 2


def test_a_share_of_at_least_ninety_fades_up_to_a_hundred_and_leaves_no_rest():
    said, open_end = share_parts(observations({"value": 90, "qualifier": "at_least"}))
    assert (said.fades, open_end.fades, open_end.value) == (False, True, 10)


def test_a_share_never_fades_beyond_a_hundred():
    said, open_end = share_parts(observations({"value": 95, "qualifier": "at_least", "usage_below": 110}))
    assert (said.value, open_end.value, open_end.end) == (95, 5, pytest.approx(1))


def test_a_stated_zero_is_zero_and_no_gap():
    parts = parts_of(observations({"value": 5}, {"value": 0}))
    assert [(part.value, part.indicator) for part in parts] == [(0, "figure_1"), (5, "")]
