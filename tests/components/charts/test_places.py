"""Labels never meet, whatever their length and however narrow the bar."""

from hypothesis import given
from hypothesis import strategies as st

from components.charts.label_layout import GAP, Label, place_labels

CUTS = st.lists(st.floats(0.001, 1), min_size=1, max_size=8)
WIDTHS = st.lists(st.floats(20, 400), min_size=8, max_size=8)


def labels(sizes: list[float], widths: list[float]) -> list[Label]:
    whole, found, start = sum(sizes), [], 0.0
    for size, width in zip(sizes, widths, strict=False):
        found.append(Label(start, start + size / whole, width))
        start += size / whole
    return found


@given(CUTS, WIDTHS, st.floats(400, 1100))
def test_no_two_labels_meet(sizes, widths, bar):
    given_labels = labels(sizes, widths)
    places = place_labels(given_labels, bar)
    spans = [(p.track, p.left, p.left + label.width) for p, label in zip(places, given_labels, strict=True)]
    for number, (track, left, right) in enumerate(spans):
        for other, start, end in spans[:number]:
            assert other != track or right + GAP <= start + 1e-6 or end + GAP <= left + 1e-6


@given(CUTS, WIDTHS, st.floats(400, 1100))
def test_no_label_leaves_the_bar(sizes, widths, bar):
    given_labels = labels(sizes, widths)
    for place, label in zip(place_labels(given_labels, bar), given_labels, strict=True):
        assert place.left >= 0
        assert place.left + label.width <= bar + 1e-6


@given(CUTS, WIDTHS, st.floats(400, 1100))
def test_no_line_crosses_a_label(sizes, widths, bar):
    given_labels = labels(sizes, widths)
    places = place_labels(given_labels, bar)
    for place, label in zip(places, given_labels, strict=True):
        for other, its in zip(places, given_labels, strict=True):
            if place.leader and 0 < other.track < place.track:
                assert not other.left < label.start * bar < other.left + its.width


def test_a_label_hardly_moved_from_its_part_draws_no_line_through_a_lower_one():
    sizes = [1.0, 0.53125, 0.7578125, 0.4921875, 0.40625, 0.54296875, 0.73046875, 0.1171875]
    widths = [20.0, 20.0, 20.0, 20.0, 97.0, 332.5, 318.0, 20.0]
    moved, lower = place_labels(labels(sizes, widths), 1093.0)[5:3:-1]
    assert moved.track > lower.track > 0
    assert moved.at_end and not moved.leader


def test_a_narrow_part_between_wide_ones_stands_above_with_a_line():
    places = place_labels(labels([518, 7, 1105], [140, 120, 150]), 740)
    assert [place.track for place in places] == [-1, 1, -1]
    assert [place.leader for place in places] == [False, True, False]


def test_a_label_at_the_end_is_set_flush_with_it():
    *_, last = place_labels(labels([2440, 47], [140, 200]), 740)
    assert last.at_end
