"""The facts of a figure: the same words on its page and beside its sentence; nothing open is called exact."""

import re
from functools import cache

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from components import pages
from components.figures.figure_facts import FACTS, computed_as, figure_facts, reading, silence_facts
from components.pages.indicator.indicator_aside import FACTS as OF_THE_PAGE
from components.pages.report_text.evidence import FACTS as OF_THE_PANEL
from components.site.opening import from_url
from components.text import text
from components.web.first_html import as_html
from components.web.plain_words import words_of
from data import select
from data.select.rows import Observation

REPORT = "luoding-2022"
LANGUAGES = ("zh", "en")


@cache
def stated_rows() -> list[Observation]:
    return select.whole_report(REPORT).reported_rows


def open_row(stated: str, qualifier: str, value: float, below: float | None = None) -> Observation:
    exact = next(row for row in stated_rows() if row.qualifier == "exact" and row.kind == "count")
    return exact._replace(stated=stated, qualifier=qualifier, value=value, usage_below=below)


@cache
def drawn(address: str) -> LexborHTMLParser:
    path, _, figure = address.partition("#")
    return LexborHTMLParser(as_html(pages.layout(from_url(path, {"figure": figure} if figure else {}))))


def told(facts: LexborNode) -> dict[str, str]:
    return {term.text(): answer.text() for term, answer in zip(facts.css("dt"), facts.css("dd"), strict=True)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_figure_and_its_evidence_tell_a_fact_in_the_same_words(language):
    shared = {text(f"figure_facts.{key}", language) for key in {*OF_THE_PAGE} & {*OF_THE_PANEL}}
    panels = drawn(f"/{language}/text/{REPORT}#{stated_rows()[0].id}")
    for row in stated_rows():
        page = told(drawn(f"/{language}/indicator/{row.indicator}").css_first("dl.facts"))
        panel = told(panels.css_first(f"[data-evidence='{row.id}'] dl"))
        assert {key: page[key] for key in page if key in shared} == {
            key: panel[key] for key in panel if key in shared
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_read_and_no_claim_becomes_a_number(language):
    for row in stated_rows():
        read, computed = words_of(reading(row, language)), words_of(computed_as(row, language))
        assert (read == text("figure_facts.reading_exact", language)) == (row.qualifier == "exact")
        assert bool(computed) == (row.qualifier not in ("", "exact"))
        if row.kind == "coverage":
            assert read and not re.search(r"\d|%", read)


@pytest.mark.parametrize(
    ("row", "zh", "en"),
    [
        (
            open_row("190余件", "at_least", 190, 200),
            "超过190",
            "over 190; as 余 is generally used, below 200",
        ),
        (open_row("至少30件", "at_least", 30), "最多是多少没有写明", "no upper limit is stated"),
        (open_row("不超过5件", "at_most", 5), "最少是多少没有写明", "no lower limit is stated"),
        (open_row("约50件", "about", 50), "上下多少没有写明", "how far above or below is not stated"),
    ],
    ids=lambda value: value.stated if isinstance(value, Observation) else "",
)
def test_an_open_end_is_said_to_be_open(row, zh, en):
    assert zh in words_of(reading(row, "zh"))
    assert en in words_of(reading(row, "en"))


def test_what_the_sentence_does_not_state_is_said_to_be_not_stated():
    row = stated_rows()[0]._replace(actor="not_stated", period_basis="not_stated", scope_zh="", scope_en="")
    facts = {label: words_of(answer) for label, answer in figure_facts(row, "en", FACTS)}
    assert facts["Who"] == "not stated in the sentence"
    assert facts["Period"] == "not stated in the sentence (report for 2022)"
    assert "Scope" not in facts


def test_facts_come_in_the_order_that_a_page_asks_for():
    row = stated_rows()[0]
    assert [label for label, _ in figure_facts(row, "en", ("period", "stated"))] == ["Period", "As printed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_text_that_is_not_here_leaves_out_is_unknown(language):
    row = stated_rows()[0]._replace(status="not_reported")
    answers = [silence_facts(row, language, is_quoted)[0][1] for is_quoted in (True, False)]
    assert answers == [text("figure_facts.not_reported", language), text("cited.unknown", language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cited_figure_is_not_said_to_be_as_printed(language):
    cited = stated_rows()[0]._replace(start=None, end=None, actor="", actor_en="")
    labels = [label for label, _ in figure_facts(cited, language, FACTS)]
    assert text("figure_facts.stated", language) not in labels
    assert text("figure_facts.actor", language) not in labels
