"""Which figures share an axis: the largest set that compares, no whole with its parts, the rest refused."""

from collections import Counter
from random import Random

import pytest

from data.select.placed_figures import Wanted, placed_figures
from data.select.side_by_side import _fit, _kind, _largest, pairs, side_by_side


@pytest.fixture(scope="module")
def make():
    (stated,) = placed_figures(Wanted(("mediation_cases_count",), ("445381",), (2022,)))

    def made(place, year=2022, above=(), **told):
        own = {"place": place, "year": year, "period": str(year), "above": above, "document": ""}
        comparand = stated.comparand._replace(**{**own, **told})
        return stated._replace(comparand=comparand)

    return made


def places(figures):
    return [one.comparand.place for one in figures]


def test_the_largest_set_that_compares_is_drawn_and_the_rest_refused_with_its_reason(make):
    figures = [make("county", level="county"), make("one", level="province"), make("two", level="province")]
    found = side_by_side(figures, {2022})
    assert places(found.drawn) == ["one", "two"]
    ((refused, against, pair, why),) = found.refused
    assert (refused.comparand.place, against.comparand.place) == ("county", "one")
    assert (pair.reasons, why) == (("other_level",), "not")


def test_of_two_sets_as_large_the_first_is_drawn(make):
    figures = [make("county", level="county"), make("province", level="province")]
    assert places(side_by_side(figures, {2022}).drawn) == ["county"]
    assert places(side_by_side(figures[::-1], {2022}).drawn) == ["province"]


def test_a_whole_is_not_on_the_axis_of_its_parts(make):
    free = {"must_agree": ()}
    figures = [
        make("whole", **free),
        make("a", above=("whole",), **free),
        make("b", above=("whole",), **free),
    ]
    found = side_by_side(figures, {2022})
    assert places(found.drawn) == ["a", "b"]
    assert [one.pair.reasons for one in found.refused] == [("whole_and_part",)]
    assert places(side_by_side(figures[:2], {2022}).drawn) == ["whole"]


def test_the_country_is_the_whole_of_every_place(make):
    figures = [make("cn", level="nation", must_agree=()), *(make(name, must_agree=()) for name in "abc")]
    assert places(side_by_side(figures, {2022}).drawn) == ["a", "b", "c"]


def test_a_narrower_scope_gives_way_to_the_figure_of_the_place_and_stays_where_there_is_none(make):
    whole, part = make("a"), make("a", scope="一审")
    found = side_by_side([part, whole, make("b")], {2022})
    assert [one.comparand.scope for one in found.drawn] == ["", ""]
    assert [(one.figure, one.against, one.why) for one in found.refused] == [(part, whole, "narrower")]
    assert places(side_by_side([part, make("b")], {2022}).drawn) == ["a", "b"]


def test_a_figure_of_another_year_joins_but_takes_no_other_off_the_axis(make):
    other_body = {"body": "other", "document": "table"}
    table = [make(name, document="table") for name in "abc"]
    corps = make("corps", **other_body)
    earlier = make("a", 2021, document="elsewhere")
    found = side_by_side([*table, corps, earlier], {2022})
    assert places(found.drawn) == ["a", "b", "c", "corps", "a"]
    # Where the reader has chosen the one that it does not compare with, it is refused.
    found = side_by_side([*table, corps, earlier], {2022}, ["corps"])
    assert places(found.drawn) == ["a", "b", "c", "corps"]
    assert found.refused[0].figure is earlier


def test_no_figure_is_an_empty_axis():
    assert side_by_side([], {2022}).drawn == ()


def test_of_four_figures_there_are_six_pairs(make):
    found = pairs([make(name) for name in "abcd"])
    assert len(found) == 6
    assert {one.pair.grade for one in found} == {"same"}


def each_held_against_each(kinds):
    """Return the largest axis as it is found by holding every kind against every other."""
    sizes = Counter(kinds)
    fits = {one: {other for other in sizes if _fit(one, other)} for one in sizes}
    anchor = max(sizes, key=lambda one: sum(sizes[other] for other in fits[one]))
    chosen = [anchor]
    for kind in sorted(fits[anchor] - {anchor}, key=lambda one: (-sizes[one], kinds.index(one))):
        if all(kind in fits[other] for other in chosen):
            chosen.append(kind)
    return sorted(chosen, key=lambda one: -sizes[one])


@pytest.mark.parametrize("seed", range(60))
def test_the_axis_of_many_documents_is_that_of_each_held_against_each(make, seed):
    chance = Random(seed)
    kinds = [
        _kind(
            make(
                str(number),
                level=chance.choice(("county", "county", "province")),
                scope=chance.choice(("", "", "一审", "二审")),
                body=chance.choice(("government", "government", "court")),
                kind=chance.choice(("count", "count", "count", "rank")),
                document=chance.choice(("", "one table", "another", f"report {number}", f"report {number}")),
            ).comparand
        )
        for number in range(chance.randint(1, 25))
    ]
    assert _largest(kinds) == each_held_against_each(kinds)
