"""Phrases: a page and a picture each draw what the words are, neither what the other made of them."""

from datetime import date
from typing import get_args

import pytest

from components.charts.plan import charts
from components.charts.runs import markup, set_lines
from components.charts.theme import ACCENT, DATA
from components.figures import phrase_html
from components.figures.phrase_html import as_children, as_component
from components.pictures.picture import picture
from components.text import LANGUAGES, joined, phrases, text
from components.text.phrases import Kind, Phrase
from components.web.first_html import as_html
from data import select

REPORT = "luoding-2022"
OVER = "legal_adviser_opinions_issued_count"


def row(indicator: str = OVER):
    return select.whole_report(REPORT).figures[indicator]


def test_a_figure_knows_its_hedge_and_where_it_comes_from():
    figure = phrases.figure(row(), "en")
    assert phrases.plain(figure) == "over 190"
    assert figure.origin == {"observation": row().id}
    assert [word.kind for word in figure.words if isinstance(word, Phrase)] == ["hedge"]


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_page_writes_every_kind_with_its_words_and_origin(kind):
    html = as_html(as_component(Phrase(kind, ("9", phrases.hedge("多")), {"count": "figures"})))
    assert 'data-count="figures"' in html and ">9<em" in html
    assert ("class=" in html.split(">")[0]) == (kind not in ("plain", "date"))


def test_words_without_a_kind_stay_words():
    assert as_children(["over ", phrases.date("2022")])[0] == "over "


@pytest.mark.parametrize(
    ("phrase", "style"),
    [
        (phrases.hedge("余"), f"color:{ACCENT}"),
        (Phrase("stated", "190份"), f"color:{DATA};font-weight:600;text-decoration:underline"),
        (Phrase("stated_claim", "全部"), f"color:{DATA};font-weight:600;text-decoration:underline"),
        (Phrase("sum", "1 + 1"), "font-weight:600"),
        (Phrase("comma", ","), "letter-spacing:0.3em"),
    ],
    ids=lambda found: found.kind if isinstance(found, Phrase) else "",
)
def test_a_picture_sets_a_kind_in_its_style(phrase, style):
    assert style in markup([phrase]) and phrases.plain(phrase) in markup([phrase])


def test_a_share_stands_behind_a_dot_in_a_picture():
    assert markup([Phrase("name", "replaced"), Phrase("share", ("67.8%",))]) == "replaced · 67.8%"


def test_a_phrase_with_an_origin_is_never_broken():
    words = ["altogether ", Phrase("number", "more than 14 million yuan", {"observation": "1"})]
    assert set_lines(words, 12) == ["altogether", "more than 14 million yuan"]
    assert set_lines(phrases.plain(words), 12) == ["altogether more than 14", "million yuan"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_picture_stays_as_it_is_whatever_the_page_calls_its_classes(monkeypatch, language):
    drawn = charts(select.whole_report(REPORT))
    before = [picture(chart, language, date(2026, 1, 1)).to_json() for chart in drawn]
    monkeypatch.setattr(phrase_html, "CLASSES", dict.fromkeys(phrase_html.CLASSES, "x"))
    assert [picture(chart, language, date(2026, 1, 1)).to_json() for chart in drawn] == before
    assert any(ACCENT in figure for figure in before)


def test_parts_are_joined_with_what_stands_between_and_a_list_is_one_part():
    assert joined(iter(["a", ["b", "c"], "d"]), ", ") == ["a", ", ", "b", "c", ", ", "d"]
    assert joined([], ", ") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_without_a_day_says_that_it_shows_none(language):
    assert phrases.published("2023-01-05", language) == phrases.date("2023-01-05")
    assert phrases.plain([phrases.published("", language)]) == text("frame.no_date", language)
