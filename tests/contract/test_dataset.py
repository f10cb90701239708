"""What pages tell search engines of their data is in schema.org's vocabulary; others may ask by oEmbed."""

import json
from importlib import import_module
from typing import Any
from urllib.parse import quote

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT, by_id, stated

# `from … import models` calls itself for ever in version 0.2.1.
models = import_module("msgspec_schemaorg.models")
OPINIONS = "legal_adviser_opinions_issued_count"
PATHS = (f"overview/{REPORT}", f"indicator/{OPINIONS}?report={REPORT}")
ADDRESSES = [f"/{language}/{path}" for language in LANGUAGES for path in PATHS]
# Google lists a dataset only with a description of so many characters.
SHORTEST, LONGEST = 50, 5_000


def head(address: str) -> LexborHTMLParser:
    return LexborHTMLParser(client().get(address).text.partition("<body>")[0])


def told(address: str) -> dict[str, Any]:
    [node] = head(address).css("script[type='application/ld+json']")
    return json.loads(node.text())


def nodes(of: Any) -> list[dict[str, Any]]:
    """Return every object of a document, however deep."""
    if isinstance(of, list):
        return [node for part in of for node in nodes(part)]
    return [of, *nodes(list(of.values()))] if isinstance(of, dict) else []


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_property_is_one_of_its_type_in_the_vocabulary(address):
    for node in nodes(told(address)):
        known = getattr(models, node["@type"]).__struct_encode_fields__
        assert set(node) <= set(known), node["@type"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_says_what_search_engines_ask_for(address):
    data = told(address)
    assert data["@context"] == "https://schema.org" and data["@type"] == "Dataset"
    assert SHORTEST <= len(data["description"]) <= LONGEST
    assert data["name"] and data["license"].startswith("https://creativecommons.org/")
    assert data["temporalCoverage"] == "2022" and data["spatialCoverage"]["identifier"] == "445381"
    assert data["isBasedOn"]["name"] == by_id("reports")[REPORT]["title"]


def test_a_report_names_every_indicator_that_it_states():
    variables = told(ADDRESSES[0])["variableMeasured"]
    assert {one["propertyID"] for one in variables} == set(stated())
    [one] = told(ADDRESSES[1])["variableMeasured"]
    assert one["propertyID"] == OPINIONS and one["unitText"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_its_files_are_there(address):
    for file in told(address)["distribution"]:
        answer = client().get(file["contentUrl"].removeprefix("http://localhost"))
        assert answer.status_code == 200 and answer.mimetype == file["encodingFormat"]


def test_words_cannot_end_the_script_that_holds_them():
    html = client().get(ADDRESSES[0]).text
    [inside] = html.split('<script type="application/ld+json">')[1:]
    assert "<" not in inside.partition("</script>")[0]


@pytest.mark.parametrize("address", ["/zh/data", "/zh/about", "/zh/nowhere"])
def test_other_pages_claim_no_data(address):
    assert not head(address).css("script[type='application/ld+json'],link[type='application/json+oembed']")


def oembed(url: str, **more: str):
    query = "&".join(f"{name}={quote(value)}" for name, value in {"url": url, **more}.items())
    return client().get(f"/oembed?{query}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_another_site_is_told_how_to_show_a_page(address):
    [link] = head(address).css("link[type='application/json+oembed']")
    answer = client().get(link.attributes["href"].removeprefix("http://localhost"))
    assert answer.status_code == 200 and answer.headers["Access-Control-Allow-Origin"] == "*"
    content = answer.json
    assert content["version"] == "1.0" and content["type"] == "link" and content["title"]
    picture = client().get(content["thumbnail_url"].removeprefix("http://localhost"))
    assert picture.mimetype == "image/png"


@pytest.mark.parametrize("address", ADDRESSES)
def test_where_every_site_may_show_it_a_page_comes_as_a_frame(address, monkeypatch):
    page = f"http://localhost{address}"
    monkeypatch.setenv("FRAME_ANCESTORS", "'self' https://gov.example")
    assert oembed(page).json["type"] == "link" and "html" not in oembed(page).json
    monkeypatch.setenv("FRAME_ANCESTORS", "*")
    content = oembed(page).json
    [frame] = LexborHTMLParser(content["html"]).css("iframe")
    assert content["type"] == "rich" and "<script" not in content["html"]
    assert frame.attributes["title"] == content["title"]
    assert frame.attributes["height"] == str(content["height"]) and content["width"] == 720
    shown = client().get(frame.attributes["src"].removeprefix("http://localhost"))
    assert shown.status_code == 200 and "/embed/" in frame.attributes["src"]
    small = oembed(page, maxwidth="300", maxheight="200").json
    assert (small["width"], small["height"]) == (300, 200) and 'height="200"' in small["html"]


def test_a_picture_that_has_no_room_is_left_out():
    page = f"http://localhost{ADDRESSES[0]}"
    assert "thumbnail_url" not in oembed(page, maxwidth="600").json
    assert "thumbnail_url" in oembed(page, maxwidth="1200", maxheight="630").json


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://elsewhere.example/zh/overview/luoding-2022", 404),
        ("http://localhost/zh/overview/nothing-1990", 404),
        ("http://localhost/zh/data", 404),
        ("", 404),
    ],
)
def test_what_is_no_page_with_data_is_not_shown(url, status):
    assert oembed(url).status_code == status
    assert oembed(f"http://localhost{ADDRESSES[0]}", format="xml").status_code == 501
