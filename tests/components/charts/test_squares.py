"""One square a unit, open ends fading, nothing drawn for what is not reported."""

import pytest

from components.charts.forms.squares import COLUMNS, draw_squares, height_of, square_places, strengths
from tests.components.charts.rows import observations

NOTHING = "The report does not state this figure"
OVER_30 = {"value": 30, "qualifier": "at_least", "usage_below": 40}


def test_a_count_is_drawn_as_so_many_squares():
    (trace,) = draw_squares(observations({"value": 13}), NOTHING).data
    assert len(trace.x) == 13
    assert set(trace.marker.opacity) == {1}


def test_an_open_end_fades_out_up_to_where_its_word_stops():
    (trace,) = draw_squares(observations(OVER_30), NOTHING).data
    opacity = list(trace.marker.opacity)
    assert len(opacity) == 40
    assert opacity[:30] == [1] * 30
    assert opacity[30:] == sorted(opacity[30:], reverse=True)
    assert 0 < opacity[-1] < opacity[30] < 1


def test_an_open_end_without_a_next_step_claims_no_more_than_its_value():
    (row,) = observations({"value": 30, "qualifier": "at_least"})
    assert strengths(row) == [1.0] * 30


def test_a_missing_value_is_a_sentence_and_no_square():
    figure = draw_squares(observations({"value": None, "status": "not_reported"}), NOTHING)
    assert [note.text for note in figure.layout.annotations] == [NOTHING]
    assert not figure.data


def test_two_counts_stand_in_one_row_with_a_place_between_them():
    four, one = square_places(observations({"value": 4}, {"value": 1}))
    assert four == [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert one == [(5, 0)]


@pytest.mark.parametrize("counts", [(4, 1), (19, 5), (20, 20), (7, 60, 3), (1,)])
def test_no_two_squares_share_a_place_and_none_leaves_the_grid(counts):
    places = [
        place for group in square_places(observations(*({"value": n} for n in counts))) for place in group
    ]
    assert len(places) == len(set(places)) == sum(counts)
    assert all(0 <= column < COLUMNS for column, _ in places)


def test_the_height_follows_the_last_row():
    assert height_of(observations({"value": 20})) < height_of(observations({"value": 21}))


def test_a_mark_knows_its_indicator():
    (trace,) = draw_squares(observations(OVER_30), NOTHING).data
    assert set(trace.customdata) == {"figure_0"}
