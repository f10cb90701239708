"""Every figure on the page of a place is one of its own documents, found anew in their folders."""

from functools import cache

import pytest

from tests.contract.others import figure_of_another_is_stated
from tests.contract.seen import body_of, words_of
from tests.contract.site import PLACE, addresses_of_places, client
from tests.contract.tables import by_id, reports_of_all_places, stated_in

pytestmark = pytest.mark.usefixtures("all_reports")


@cache
def documents(place: str) -> list[str]:
    """Return the documents of a place and of those below it."""
    own = {place} | {row["id"] for row in by_id("places").values() if row["parent"] == place}
    return [name for name, row in reports_of_all_places().items() if row["place"] in own]


def stated_somewhere(place: str, figure: str, words: str) -> bool:
    return any(
        figure in stated_in(name) and figure_of_another_is_stated(f"{name}/{figure}", words)
        for name in documents(place)
    )


@pytest.mark.parametrize("address", addresses_of_places())
def test_every_figure_is_one_that_a_document_states(address):
    place = address.split("?")[0].split("/")[-1]
    main = body_of(client().get(address).text).css_first("main")
    wrong = [
        (node.attributes["data-observation"], words_of(node))
        for node in main.css("[data-observation]")
        if not stated_somewhere(place, node.attributes["data-observation"], words_of(node))
    ]
    assert not wrong


def test_a_figure_that_no_document_states_is_noticed():
    assert stated_somewhere(PLACE, "mediation_cases_count", "2,487宗")
    assert not stated_somewhere(PLACE, "mediation_cases_count", "2,478宗")
    assert not stated_somewhere(PLACE, "nobody_count", "很多")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_figure_of_its_documents_is_left_out(language):
    main = body_of(client().get(f"/{language}/place/{PLACE}").text).css_first(".place-figures")
    shown = [node.attributes["data-observation"] for node in main.css("[data-observation]:not([data-here])")]
    kept = [
        row["id"]
        for name in documents(PLACE)
        if reports_of_all_places()[name]["place"] == PLACE
        for row in stated_in(name).values()
        if row["status"] == "reported"
    ]
    assert sorted(shown) == sorted(kept)
