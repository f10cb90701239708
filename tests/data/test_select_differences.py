"""What is stated differently in the store: reports that contradict themselves and each other are held."""

from pathlib import Path

import pytest

from data import store
from data.select.differences import AGREES, Question, compared, differences, differing_of
from data.store.checking import check_report
from tests.data.cited_folder import cited

PLACE = "445381"
ADMITTED, SUCCESSFUL = "peoples_mediation_cases_count", "peoples_mediation_successful_count"
APPLIED, GROWTH = "reconsideration_applications_count", "reconsideration_growth_share"


def figure(indicator: str, value: str, stated: str, **more: str) -> dict[str, str]:
    return {"indicator": indicator, "value": value, "stated": stated} | more


@pytest.fixture
def two_sources(local: Path) -> Path:
    """Two sources of one place: they differ, one contradicts itself, and a change does not fit."""
    cited(local, "here-2016", PLACE, 2016, figure(APPLIED, "64", "64件"))
    cited(
        local, "here-2017", PLACE, 2017,
        figure(APPLIED, "78", "78件"),
        figure(GROWTH, "12.9", "12.9%"),
        figure(ADMITTED, "100", "100件"),
        figure(SUCCESSFUL, "120", "120件"),
    )  # fmt: skip
    cited(local, "here-2017-2", PLACE, 2017, figure(ADMITTED, "90", "90件"), source_kind="government")
    store.clear_cache()
    return local


def test_a_report_that_contradicts_itself_passes_the_check_and_is_served(two_sources):
    assert check_report(two_sources / "reports" / "here-2017") == []
    assert "here-2017" in store.current().folders() and not store.current().left_out


def test_each_kind_is_found_with_the_figures_it_leans_on(two_sources):
    found = differences(Question(place=PLACE))
    own = [one for one in found.shown if one.statements[0].period in ("2016", "2017")]
    assert [one.kind for one in own] == ["change", "sources", "part"]
    assert [[each.source.id for each in found.placed(one)] for one in own] == [
        ["here-2017", "here-2016", "here-2017"],
        ["here-2017", "here-2017-2"],
        ["here-2017", "here-2017"],
    ]
    assert found.made == found.number + found.agreeing


def test_a_kind_and_a_place_are_asked_for_and_the_unknown_is_named(two_sources):
    only = differences(Question(kind="sources", place=PLACE))
    assert {one.kind for one in only.shown} == {"sources"}
    lost = differences(Question(kind="guesses", place="999999", chosen="nothing"))
    assert lost.unknown == ("guesses", "999999", "nothing") and lost.question == Question()
    agreeing = differences(Question(kind=AGREES))
    assert agreeing.shown and all(one.holds for one in agreeing.shown)


def test_one_comparison_has_an_address(two_sources):
    (change,) = (one for one in compared(PLACE) if one.kind == "change" and not one.holds)
    found = differences(Question(chosen=change.id))
    assert found.chosen == change and len(found.placed(change)) == 3


def test_a_figure_knows_where_it_is_stated_otherwise(two_sources):
    here = differing_of(PLACE, "here-2017-2", ADMITTED)
    assert [one.comparison.kind for one in here] == ["sources"]
    assert here[0].placed[0].figure.stated == "100件"
    assert differing_of(PLACE, "here-2016", ADMITTED) == ()


def test_the_first_report_agrees_with_itself():
    own = [one for one in compared(PLACE) if {each.report for each in one.statements} == {"luoding-2022"}]
    assert own and all(one.holds for one in own)


def test_pages_hold_no_more_than_their_rows(local, monkeypatch):
    for number in range(25):
        name = f"here-{number}"
        cited(local, name, PLACE, 2000, figure(APPLIED, str(number), f"{number}件"))
    store.clear_cache()
    first = differences(Question(kind="sources", place=PLACE))
    assert (len(first.shown), first.pages) == (20, 2)
    assert first.counts["sources"] >= 24
    beyond = differences(Question(kind="sources", place=PLACE, page=9))
    assert beyond.question.page == 2 and len(beyond.shown) == first.counts["sources"] - 20


def test_what_the_shipped_sources_state_differently_is_found(all_reports):
    found = {one.id.split(".")[0]: one for one in compared() if not one.holds}
    for court in ("courts_all_instances_admitted_growth", "courts_all_instances_concluded_growth"):
        assert [one.report for one in found[court].statements] == [
            "jiangsu-2022",
            "jiangsu-2021",
            "jiangsu-2022",
        ]
    assert found["courts_all_instances_concluded_growth"].implied == 37728
    ecology = found["ecology_linked_cases_parts_sum"]
    assert (ecology.computed.value, ecology.statements[-1].figure.number) == (3244, 3243)
    assert {one.figure.number for one in found["beijing-2020"].statements} == {1_077_000, 1_650_000}
