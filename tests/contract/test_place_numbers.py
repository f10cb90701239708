"""Every figure on the page of a place is one of its own documents, found anew in their folders."""

import csv
from functools import cache

import pytest

from tests.contract.origins import row_is_stated
from tests.contract.seen import body_of, words_of
from tests.contract.site import PLACE, addresses_of_places, client
from tests.contract.tables import DATA, Row, by_id


@cache
def documents(place: str) -> dict[str, list[Row]]:
    """Return what each document of a place, and of those below it, states, read without the product."""
    own = {place} | {row["id"] for row in by_id("places").values() if row["parent"] == place}
    found = {}
    for folder in (DATA / "reports").iterdir():
        (report,) = read(folder / "report.csv")
        if report["place"] in own:
            found[folder.name] = read(folder / "observations.csv")
    return found


def read(path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def stated_somewhere(place: str, figure: str, words: str) -> bool:
    kinds = by_id("indicators")
    return any(
        row["id"] == figure and row_is_stated(row | {"kind": kinds[row["indicator"]]["kind"]}, words)
        for rows in documents(place).values()
        for row in rows
    )


@pytest.mark.parametrize("address", addresses_of_places())
def test_every_figure_is_one_that_a_document_states(address, all_reports):
    place = address.split("?")[0].split("/")[-1]
    main = body_of(client().get(address).text).css_first("main")
    wrong = [
        (node.attributes["data-observation"], words_of(node))
        for node in main.css("[data-observation]")
        if not stated_somewhere(place, node.attributes["data-observation"], words_of(node))
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_figure_of_its_documents_is_left_out(language, all_reports):
    main = body_of(client().get(f"/{language}/place/{PLACE}").text).css_first(".place-figures")
    shown = [node.attributes["data-observation"] for node in main.css("[data-observation]:not([data-here])")]
    kept = [
        row["id"]
        for name, rows in documents(PLACE).items()
        for row in rows
        if row["status"] == "reported" and read(DATA / "reports" / name / "report.csv")[0]["place"] == PLACE
    ]
    assert sorted(shown) == sorted(kept)
