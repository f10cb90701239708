"""The page about the method: its anchors, its signs, whom to write to, which versions are shown."""

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from components import pages
from components.figures.error_report import LONGEST_LETTER, contact
from components.figures.quantity import figure_string
from components.pages.about import page as about
from components.site.opening import from_url
from components.text import text
from components.web.first_html import as_html
from components.web.view import href
from data import select

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


ADVISERS = "legal_adviser_opinions_issued_count"


def errors(language="zh", **query):
    shown = as_html(about.layout(from_url(f"/{language}/about", query)))
    return LexborHTMLParser(shown).css_first("section:has(#errors)")


@pytest.fixture
def nowhere(monkeypatch):
    for name in ("CONTACT", "REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_an_address_the_text_is_for_whoever_runs_the_site(nowhere, language):
    told = errors(language)
    assert text("error_report.nowhere", language) in told.text()
    assert not told.css("a")


def test_a_repository_is_linked_beside_the_operator_s_contact(nowhere, monkeypatch):
    monkeypatch.setenv("REPOSITORY", "https://example.org/dashboard/issues")
    assert [link.attributes["href"] for link in errors().css("a")] == ["https://example.org/dashboard/issues"]
    monkeypatch.setenv("CONTACT", "https://example.org/contact")
    assert [link.text() for link in errors().css("a")] == [
        "https://example.org/contact",
        "https://example.org/dashboard/issues",
    ]
    assert text("error_report.nowhere", "zh") not in errors().text()


def test_a_repository_that_is_no_address_is_no_link(nowhere, monkeypatch):
    monkeypatch.setenv("REPOSITORY", "javascript:alert(1)")
    assert not errors().css("a")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_a_figure_the_text_asks_for_page_words_and_source(language):
    lines = errors(language).css_first("[data-error-text]").text().splitlines()
    keys = ("page_open", "says_open", "right", "where")
    assert lines == [text(f"error_report.{key}", language) for key in keys]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_in_the_address_fills_the_text(language):
    row = select.whole_report("luoding-2022").figures[ADVISERS]
    told = errors(language, figure=ADVISERS, report="luoding-2022")
    words = told.css_first("[data-error-text]").text()
    assert f"/{language}/text/luoding-2022?figure={ADVISERS}" in words
    assert row.sentence in words and getattr(row, f"name_{language}") in words
    assert figure_string(row, language) in words
    assert words.splitlines()[-2] == text("error_report.right", language)
    assert len(told.css("button[data-copy]")) == len(told.css("[role=status][data-copied]")) == 1


def test_a_mailbox_gets_a_letter_with_the_same_text(nowhere, monkeypatch):
    monkeypatch.setenv("CONTACT", "data@example.org")
    told = errors(figure=ADVISERS, report="luoding-2022")
    (link,) = told.css("a")
    letter = urlsplit(link.attributes["href"])
    assert (letter.scheme, letter.path, link.text()) == ("mailto", "data@example.org", "data@example.org")
    written = {name: values[0] for name, values in parse_qs(letter.query, keep_blank_values=True).items()}
    assert written["subject"] == text("error_report.subject", "zh")
    assert written["body"].replace("\r\n", "\n") == told.css_first("[data-error-text]").text()


@pytest.mark.parametrize(("longest", "has_sentence"), [(LONGEST_LETTER, True), (1000, False)])
def test_a_letter_too_long_for_mail_programs_goes_without_the_sentence(
    nowhere, monkeypatch, longest, has_sentence
):
    monkeypatch.setenv("CONTACT", "data@example.org")
    monkeypatch.setattr("components.figures.error_report.LONGEST_LETTER", longest)
    (link,) = errors(figure=ADVISERS, report="luoding-2022").css("a")
    body = parse_qs(urlsplit(link.attributes["href"]).query)["body"][0]
    sentence = select.whole_report("luoding-2022").figures[ADVISERS].sentence
    assert len(link.attributes["href"]) <= longest
    assert (sentence in body) == has_sentence
    assert sentence in errors(figure=ADVISERS, report="luoding-2022").css_first("[data-error-text]").text()


def test_an_unknown_figure_is_named_and_the_open_text_stands():
    shown = LexborHTMLParser(as_html(about.layout(from_url("/zh/about", {"figure": "no_such"}))))
    assert "no_such" in shown.css_first(".notice").text()
    assert text("error_report.page_open", "zh") in shown.css_first("[data-error-text]").text()


def test_the_language_switch_keeps_the_figure():
    view = from_url("/zh/about", {"figure": ADVISERS, "report": "luoding-2022"})
    assert href(replace(view, language="en")) == f"/en/about?report=luoding-2022&figure={ADVISERS}"
    assert href(from_url("/zh/about", {})) == "/zh/about"


@pytest.mark.parametrize("path", ["/zh/text/luoding-2022", f"/zh/indicator/{ADVISERS}"])
def test_the_evidence_of_a_figure_leads_to_its_text(path):
    shown = LexborHTMLParser(as_html(pages.layout(from_url(path, {}))))
    links = [link.attributes["href"] for link in shown.css(".error-link a")]
    assert f"/zh/about?report=luoding-2022&figure={ADVISERS}#errors" in links
