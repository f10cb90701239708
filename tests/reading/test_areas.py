"""Work areas: what was learned holds for publishers left out, and each answer can say its reasons."""

from collections import Counter

import pytest

from data.reading import propose
from data.reading.areas import AREAS, Areas, Number, best_of, reasons, weights
from data.reading.catalogue import reasons as catalogue_reasons
from data.reading.learn import all_lessons, left_out
from data.reading.page import page
from data.reading.words import column

WANTED = 0.93


@pytest.mark.patient
@pytest.mark.slow
def test_areas_are_right_for_publishers_that_were_left_out() -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for lesson, area in left_out([one for one in all_lessons() if not one.text.startswith("own")]):
        source = lesson.text[0]
        asked[source] += 1
        right[source] += area == lesson.area
    assert min(asked.values()) > 400
    assert {
        source: right[source] / count for source, count in asked.items() if right[source] < WANTED * count
    } == {}


def test_the_weights_on_file_know_their_lessons() -> None:
    lessons = all_lessons()
    known = sum(best_of(lesson.traits) == lesson.area for lesson in lessons)
    assert known / len(lessons) > 0.97


def test_weights_are_few_and_of_known_areas() -> None:
    assert len(column("area_weights", "trait")) == len(weights()) < 2500
    assert all(0 <= place < len(AREAS) for told in weights().values() for place, _ in told)


def test_an_area_says_what_spoke_for_it() -> None:
    text = "全年举办法治讲座12场。"
    reading = propose(text, 2024, "county")
    traits = Areas(page(text)).traits(reading.number(reading.figures[0]))
    told = reasons(traits)
    assert told[0][1] == reading.figures[0].work_area == "legal_study"
    assert any("讲座" in trait and area == "legal_study" and weight > 0 for trait, area, weight in told)
    assert [abs(weight) for *_, weight in told] == sorted((abs(weight) for *_, weight in told), reverse=True)


def test_a_number_that_nothing_speaks_of_is_other() -> None:
    assert Areas(page("甲乙丙3丁")).area(Number(3, 4, (3, 3), unit="?")) in AREAS
    assert best_of({}) == "other"


def test_a_catalogue_entry_says_which_words_it_stands_on() -> None:
    told = catalogue_reasons("共审结行政复议案件", "共审结行政复议案件", "件", ())
    assert told[0][1] == "M11"
    assert "审结" in told[0][0]
