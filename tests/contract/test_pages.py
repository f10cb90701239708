"""Every page: built from any query, whole in its first HTML, alike in both languages."""

import json
import re
from collections import Counter
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import app
from components import pages as modules
from components.site.dash_app import view_of
from components.site.opening import from_url
from components.web.callback_body import LONGEST
from tests.contract.seen import body_of, words_of
from tests.contract.site import (
    CHOSEN,
    LANGUAGES,
    PLACES,
    addresses,
    addresses_of_places,
    callback_body,
    client,
    first_html,
    pages,
)
from tests.contract.tables import REPORT, by_id, rows, stated
from tests.thorough import tried

LANG = {"zh": "zh-CN", "en": "en"}
# What Dash or Python might take for its own: arguments, path variables, names of ours.
KEYS = (
    *("language", "path", "view", "page", "self", "report", "area", "indicator", "statement", "category"),
    *("kind", "place", "year", "q", "missing", "numbers", "utm_source", "filters", "unknown", "pathname", ""),
)
VALUES = (
    "",
    "zh",
    "en",
    REPORT,
    "4",
    "4.2",
    "mediation",
    "mediation,,x",
    "shown",
    "count",
    "2022",
    "0",
    "-1",
    "None",
)
MOST_CHARTS = 8
NOT_LOST = [address for address in addresses() if "nowhere" not in address]


def attribute(html: str, pattern: str) -> str:
    found = re.search(pattern, html)
    assert found, pattern
    return found[1]


def is_whole(html: str, language: str) -> bool:
    """Say whether an answer is a page: its language, its words, no traceback."""
    main = body_of(html).css_first("main")
    told = f'<html lang="{LANG[language]}"' in html and "Traceback" not in html
    return told and main is not None and len(words_of(main).strip()) > 40


@pytest.mark.parametrize("address", [*addresses(), *addresses_of_places()])
def test_a_page_is_whole_in_its_first_html(address):
    language = address.split("/")[1]
    answer = client().get(address)
    assert answer.status_code == (404 if "nowhere" in address else 200)
    assert answer.content_type == "text/html; charset=utf-8"
    assert is_whole(first_html(address), language)


@pytest.mark.parametrize("address", [*NOT_LOST, *addresses_of_places()])
def test_a_page_says_what_it_is_to_whoever_shares_it(address):
    html = first_html(address)
    for pattern in (
        "<title>(.+?)</title>",
        'name="description" content="(.+?)"',
        'og:image" content="(.+?)"',
    ):
        assert attribute(html, pattern).strip()
    canonical = attribute(html, 'rel="canonical" href="(.+?)"').removeprefix("http://localhost")
    assert canonical.startswith("/" + address.split("/")[1])
    assert client().get(canonical.replace("&amp;", "&")).status_code == 200
    assert set(re.findall('hreflang="([^"]+)" href="http', html)) == set(LANG.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_that_is_shared_with_a_page_exists(language):
    picture = attribute(
        first_html(f"/{language}/overview/{REPORT}"), 'og:image" content="http://localhost(.+?)"'
    )
    answer = client().get(picture)
    assert (answer.status_code, answer.content_type) == (200, "image/png")


def test_no_two_pages_have_the_same_title():
    titles = Counter(attribute(first_html(f"/zh/{page}"), "<title>(.+?)</title>") for page in pages())
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("address", [*addresses(), *addresses_of_places()])
def test_ids_are_unique_and_what_refers_to_one_finds_it(address):
    body = body_of(first_html(address))
    ids = Counter(node.attributes["id"] for node in body.css("[id]"))
    assert [name for name, times in ids.items() if times > 1] == []
    referring = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
    named = {
        name
        for attribute in referring
        for node in body.css(f"[{attribute}]")
        for name in node.attributes[attribute].split()
    }
    named |= {node.attributes["href"][1:] for node in body.css("a[href^='#']")}
    assert named <= set(ids)


@pytest.mark.parametrize("page", [*pages(), *CHOSEN, *PLACES])
def test_both_languages_have_the_same_structure(page):
    assert structure("zh", page) == structure("en", page)


def structure(language: str, page: str) -> dict[str, list]:
    """Return what must be alike: headings, marks, links, fields and buttons, each in its order."""
    main = body_of(first_html(f"/{language}/{page}")).css_first("main")
    # English glosses stand beside the report's Chinese, which needs none.
    for gloss in main.css(".gloss"):
        gloss.decompose()
    inside = re.compile(rf"^/((?:download|card|print)/)?{language}(?=[/?]|$)|(?<=language=){language}\b")
    return {
        "headings": [node.tag for node in main.css("h1,h2,h3,h4")],
        "ids": [node.attributes["id"] for node in main.css("[id]")],
        "quantities": sorted(
            str(node.attributes.get(f"data-{mark}"))
            for mark in ("observation", "derived", "count")
            for node in main.css(f"[data-{mark}]")
        ),
        "links": [
            inside.sub(lambda hit: f"/{hit[1] or ''}", node.attributes["href"])
            for node in main.css("a[href]")
        ],
        "fields": [
            (node.tag, node.attributes.get("name")) for node in main.css("input,select,button,textarea")
        ],
    }


def of_kind(page, kind: str) -> list:
    return [part for part in page._traverse() if getattr(part, "_type", "") == kind]


@pytest.mark.parametrize("page", [*pages(), *CHOSEN])
def test_a_page_has_eight_plotly_figures_at_most(page):
    path, _, query = page.partition("?")
    told = dict(pair.split("=") for pair in query.split("&") if pair)
    assert len(of_kind(modules.layout(from_url(f"/zh/{path}", told)), "Graph")) <= MOST_CHARTS


def _as_named(id):
    """Return an id as Dash names it where it says what a callback needs."""
    return json.dumps(id, separators=(",", ":")) if isinstance(id, dict) else id


def ids_of(tree) -> set:
    found = {_as_named(getattr(part, "id", None)) for part in [tree, *tree._traverse()]}
    return {name for name in found if isinstance(name, str)}


def test_every_id_that_a_callback_names_exists():
    built = ids_of(app.layout)
    for page in pages():
        built |= ids_of(modules.layout(from_url(f"/zh/{page}", {})))
    assert named_by_callbacks() <= built


def named_by_callbacks() -> set[str]:
    told = client().get("/_dash-dependencies").get_json()
    outputs = {part.rsplit(".", 1)[0] for each in told for part in each["output"].strip(".").split("...")}
    return outputs | {part["id"] for each in told for part in [*each["inputs"], *each["state"]]}


queries = st.dictionaries(
    st.one_of(st.sampled_from(KEYS), st.text(max_size=8)),
    st.one_of(st.sampled_from(VALUES), st.text(max_size=40), st.just("x" * 9000)),
    max_size=4,
)
KINDS = (
    f"overview/{REPORT}",
    f"area/{REPORT}",
    f"area/{REPORT}/4",
    "indicator",
    f"text/{REPORT}",
    "data",
    "about",
)
KINDS += ("indicator/mediation_cases_count", "check")
paths = st.sampled_from([f"/{language}/{page}" for language in LANGUAGES for page in KINDS])


@settings(max_examples=50, deadline=None)
@given(path=paths, query=queries)
def test_a_page_is_built_from_any_query(path, query):
    answer = client().get(path, query_string=query)
    assert answer.status_code == 200
    assert is_whole(answer.text, path.split("/")[1])


@settings(max_examples=25, deadline=None)
@given(path=paths, query=queries)
def test_dash_builds_the_same_page_from_any_query(path, query):
    # As a browser writes it, and no longer than any that it would send.
    search = ("?" + urlencode(query))[:LONGEST]
    answer = client().post("/_dash-update-component", json=callback_body(path, search))
    assert answer.status_code == 200
    main = json.dumps(answer.get_json()["response"]["site-page"]["children"])
    assert "data-path" in main and "Traceback" not in main


@settings(max_examples=15, deadline=None)
@given(path=paths, query=queries)
def test_a_slash_too_many_leads_to_the_page(path, query):
    answer = client().get(path + "/", query_string=query)
    assert answer.status_code == 308
    assert answer.headers["Location"].split("?")[0] == path


def test_every_page_of_the_navigation_and_every_link_inside_leads_somewhere():
    links = {
        node.attributes["href"].split("#")[0]
        for address in addresses()
        for node in body_of(first_html(address)).css("a[href^='/']")
    }
    pages_inside = {link for link in links if link.startswith(("/zh", "/en"))}
    assert len(pages_inside) > 100
    # Most differ by one value of a query alone.
    looked_at = sorted(pages_inside)[:: tried(9, 1)]
    assert [link for link in looked_at if is_lost(link)] == []
    # What is in each kind of file is another test's rule; pictures take long to draw.
    files = sorted(links - pages_inside)[:: tried(7, 1)]
    assert [link for link in files if client().get(link).status_code != 200] == []


def is_lost(link: str) -> bool:
    view = view_of(*link.partition("?")[::2])
    return view.page == "missing" or bool(view.unknown)


def test_every_indicator_and_area_has_its_page():
    assert {f"indicator/{name}" for name in stated()} <= set(pages())
    # Most differ by their name alone.
    looked_at = sorted(by_id("indicators"))[:: tried(5, 1)]
    assert [name for name in looked_at if is_lost(f"/zh/indicator/{name}")] == []
    assert sum(row["kind"] == "area" for row in rows("sections")) == 6
