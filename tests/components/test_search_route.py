"""The search as a browser asks for it: JSON with an address for everything that was found."""

import pytest
from flask import Flask

from components.site import search_route
from components.site.opening import from_url


@pytest.fixture
def ask(tmp_path_factory, monkeypatch):
    """Ask the route over the shipped data alone."""
    folder = tmp_path_factory.getbasetemp() / "search-route"
    monkeypatch.setenv("LOCAL_DATA", str(folder / "local"))
    monkeypatch.setenv("STORE", str(folder / "store"))
    server = Flask(__name__)
    search_route.register(server)
    client = server.test_client()
    return lambda language, **query: client.get(f"/search/{language}.json", query_string=query)


def leads_somewhere(href):
    path, _, query = href.partition("?")
    return from_url(path, dict(pair.split("=", 1) for pair in query.split("&") if pair)).page != "missing"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_number_leads_to_its_sentence(ask, language):
    told = ask(language, q="2,487").get_json()
    first = told["observations"][0]
    assert first["indicator"] == "mediation_cases_count" and first["year"] == 2022
    assert first["href"] == f"/{language}/text/luoding-2022?figure=mediation_cases_count"
    assert ("2487" if language == "zh" else "2,487") in first["figure"] + first["sentence"]
    assert told["total"] == len(told["observations"]) and told["all"].startswith(f"/{language}/data?q=2")


def test_places_and_indicators_are_found_beside_figures(ask):
    (place,) = ask("zh", q="lds").get_json()["places"]
    assert (place["name"], place["within"], place["reports"]) == ("罗定市", "云浮市", 1)
    told = ask("en", q="mediation").get_json()
    assert told["indicators"] and told["observations"]
    found = [place, *told["indicators"], *told["observations"]]
    assert all(leads_somewhere(one["href"]) for one in found)


def test_a_report_narrows_what_is_found(ask):
    assert ask("zh", q="调解", report="luoding-2022").get_json()["total"] == 4
    told = ask("zh", q="调解", report="nowhere").get_json()
    assert (told["observations"], told["total"], told["all"]) == ([], 0, "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_texts_that_hold_the_words_are_told_with_their_places(ask, language):
    told = ask(language, q="第一责任人").get_json()
    assert (told["total"], told["all"]) == (0, "")
    assert {name: told["passages"][name] for name in ("searched", "without_text", "total", "places")} == {
        "searched": 1,
        "without_text": 0,
        "total": 1,
        "places": 3,
    }
    (text,) = told["passages"]["reports"]
    assert (text["report"], text["year"], text["places"]) == ("luoding-2022", 2022, 3)
    assert text["href"].startswith(f"/{language}/text/luoding-2022?find=%E7") and text["href"].endswith(
        "#found-1"
    )
    assert ask(language, q="第一责任人", report="nowhere").get_json()["passages"]["searched"] == 0


@pytest.mark.parametrize("words", ["", "zzz", "\0", "%00", "a" * 5000])
def test_nothing_found_is_an_answer(ask, words):
    response = ask("zh", q=words)
    told = response.get_json()
    assert response.status_code == 200 and told["places"] == told["indicators"] == told["observations"] == []
    assert (told["passages"]["total"], told["passages"]["reports"]) == (0, [])


def test_an_unknown_language_is_not_found(ask):
    assert ask("fr", q="a").status_code == 404
