"""Every number in a picture stands with its origin on the page too; a drawing holds none of its own."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from components import pages
from components.site.opening import from_url
from tests.contract import origins
from tests.contract.seen import body_of, has_digit, with_digits
from tests.contract.site import LANGUAGES, client, first_html, today
from tests.contract.site import pages as page_names
from tests.contract.tables import REPORT, by_id, rows, stated

TEXTS = ("text", "hovertext", "hovertemplate", "texttemplate", "ticktext", "name", "title")
TAG = re.compile(r"<[^>]+>")
# A picture's name -> where the page shows the same.
CARDS = {"map": "section.map", "plan": "[data-chart=problems]"}
PICTURES = [*CARDS, *(row["id"] for row in rows("charts"))]


def said(figure: Any, key: str = "") -> Iterator[str]:
    """Yield every text that a figure shows, also on hover, without its markup."""
    if isinstance(figure, dict):
        for name, part in figure.items():
            if name != "template":
                yield from said(part, name)
    elif isinstance(figure, list | tuple):
        for part in figure:
            yield from said(part, key)
    elif isinstance(figure, str) and key in TEXTS:
        yield unescape(TAG.sub("", figure.replace("<br>", " ")))


def shown(node: Any) -> set:
    """Return the numbers that an element of a page shows; every one of them is found anew elsewhere."""
    return {number for words in with_digits(node.html) for number in origins.numbers(words.words)}


def card(language: str, name: str) -> Any:
    """Return the part of the overview that shows what a picture draws."""
    page = body_of(first_html(f"/{language}/overview/{REPORT}"))
    return page.css_first(CARDS.get(name, f"[data-chart={name}]"))


def picture(language: str, name: str) -> dict:
    return client().get(f"/picture/{language}/{REPORT}/{name}.json").get_json()


def of_the_foot(language: str) -> set:
    """Return the numbers of the report's title and of the day that a picture names."""
    report = by_id("reports")[REPORT]
    words = [report["title"], report["title_en"], report["year"], today().isoformat()]
    return {number for part in words for number in origins.numbers(part)}


def is_page(path: str, language: str) -> bool:
    """Say whether a picture's address is a page of the report: one without a query."""
    return (path.startswith((f"/{language}/overview/", f"/{language}/area/")) and REPORT in path) and (
        "?" not in path and client().get(path).status_code == 200
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_every_number_in_a_picture_stands_on_the_page(language, name):
    made = picture(language, name)
    known = shown(card(language, name)) | of_the_foot(language)
    texts = [made["name"], made["title"], *said(made["figure"])]
    (where,) = [words for words in texts if words.startswith("localhost/")]
    assert is_page(where.removeprefix("localhost"), language)
    texts.remove(where)
    assert [words for words in texts if not set(origins.numbers(words)) <= known] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in PICTURES if name not in CARDS])
def test_a_picture_gives_every_figure_of_its_chart(language, name):
    words = " ".join(said(picture(language, name)["figure"]))
    for indicator in by_id("charts")[name]["indicators"].split():
        if stated()[indicator]["kind"] != "coverage":
            assert any(origins.figure_is_stated(indicator, part) for part in words_with(indicator, words)), (
                indicator
            )


def words_with(indicator: str, words: str) -> Iterator[str]:
    """Yield the figures that stand in words, each with what hedges it."""
    hedge = r"(?:over |more than |at least |≥ ?)?"
    yield from re.findall(rf"(?i){hedge}\d[\d,.]*\d?(?:余|多)?(?:万| million)?(?:余|多)?%?", words)


def charts_on_pages() -> Iterator[tuple[str, Any]]:
    """Yield every Plotly figure of the site with its address."""
    for language in LANGUAGES:
        for name in page_names():
            for section in _cards(pages.layout(from_url(f"/{language}/{name}", {}))):
                for graph in _of_kind(section, "Graph"):
                    yield f"/{language}/{name}", graph.figure.to_plotly_json()


def _cards(page: Any) -> list[Any]:
    return [part for part in _of_kind(page, "Section") if hasattr(part, "data-chart")]


def _of_kind(page: Any, kind: str) -> list[Any]:
    return [part for part in page._traverse() if getattr(part, "_type", "") == kind]


def test_no_drawing_on_a_page_holds_a_number_of_its_own():
    """What a mark means stands in the page, where every number has its origin."""
    found = list(charts_on_pages())
    assert len(found) > 20
    assert [(address, words) for address, figure in found for words in said(figure) if has_digit(words)] == []


def test_a_number_that_the_page_does_not_show_is_noticed():
    figure = {"data": [{"hovertext": ["调解案件2488宗"]}], "layout": {"annotations": [{"text": "<b>1</b>9"}]}}
    assert list(said(figure)) == ["调解案件2488宗", "19"]
    assert not set(origins.numbers("2488")) <= shown(card("zh", "mediation"))
