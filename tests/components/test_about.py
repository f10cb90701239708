"""The page about the method: its anchors, its signs, whom to write to, which versions are shown."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.about_parts import contact
from components.first import as_html
from components.pages import about
from components.pages.opening import from_url

ROOT = Path(__file__).parents[2]
# Digits may stand where they are no quantity, or where the page says of which quantity they are.
MARKED = (
    "[data-observation],[data-derived],[data-count],[data-verbatim],[data-date],[data-version],[data-address]"
)


def page(language="zh"):
    return LexborHTMLParser(as_html(about.layout(from_url(f"/{language}/about", {}))))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_has_an_anchor_and_a_line_in_the_contents(language):
    shown = page(language)
    anchors = [heading.attributes["id"] for heading in shown.css("main h2[id]")]
    assert [link.attributes["href"] for link in shown.css(".contents a")] == [f"#{name}" for name in anchors]
    assert {"cite", "errors", "symbols"} <= set(anchors)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_digits_stand_in_marks_only(language):
    main = page(language).css_first("main")
    for mark in main.css(MARKED):
        mark.decompose()
    assert not re.search(r"\d", main.text())


def test_the_three_slips_of_the_source_are_listed_as_printed():
    printed = [cell.text() for cell in page().css("#corrections ~ .table-scroll tbody tr td:first-child")]
    assert printed == ["(2021—2025)年", "悉法说理", "公平文明"]


def test_the_report_is_cited_in_three_styles_ready_to_copy():
    section = page().css_first("section:has(#cite)")
    assert len(section.css(".citation")) == len(section.css("button[data-copy]")) == 3
    assert "[R/OL]" in section.css_first(".citation").text()
    assert len(section.css("[role=status][data-copied]")) == 1


def test_versions_are_those_of_the_files():
    versions = [mark.text() for mark in page().css("section:has(#versions) dd [data-version]")]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    tables = json.loads((ROOT / "data/schema/package.json").read_text("utf-8"))["data_version"]
    assert versions == [project, tables]


@pytest.mark.parametrize(
    ("given", "href"),
    [
        ("data@example.org", "mailto:data@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("javascript:alert(1)", None),
        ("Room 5, Town Hall", None),
    ],
)
def test_a_contact_is_a_link_where_it_is_an_address(given, href):
    assert getattr(contact(given), "href", None) == href
    assert contact(given).children == given


def test_without_a_contact_the_project_says_how_to_report(monkeypatch):
    monkeypatch.delenv("CONTACT", raising=False)
    assert "CONTRIBUTING.md" in page().css_first("section:has(#errors)").text()
    monkeypatch.setenv("CONTACT", "data@example.org")
    told = page().css_first("section:has(#errors)")
    assert "CONTRIBUTING.md" not in told.text()
    assert told.css_first("a[data-address]").attributes["href"] == "mailto:data@example.org"
