"""Words in a language that is not the page's are marked, and each language has its own signs and forms."""

from copy import deepcopy

import pytest
from dash import html

from components.text import languages
from components.text.languages import form_of, key_for, localised
from components.text.table_words import TableWords
from components.web.first_html import as_html
from components.web.static_html import with_static_parts

ENGLISH = TableWords("Years", "en", "zh")
OWN = TableWords("Years", "en", "en")
# Polish: 1 rok, 2 lata, 5 lat.
RULES = {
    "language.forms": "one=^1$ few=(?<!1)[2-4]$",
    "language.group": "\u00a0",
    "language.point": ",",
    "x.years": "{count} lat",
    "x.years_few": "{count} lata",
}


@pytest.fixture
def polish(monkeypatch):
    monkeypatch.setattr(languages, "words", {"pl": RULES}.__getitem__)


def test_an_element_that_holds_foreign_words_alone_is_marked_itself():
    assert as_html(html.Option(ENGLISH, value="1")) == '<option value="1" lang="en">Years</option>'
    assert as_html(html.Option(OWN)) == "<option>Years</option>"


def test_foreign_words_among_others_are_marked_apart():
    assert as_html(html.P(["2022 ", ENGLISH])) == '<p>2022 <span lang="en">Years</span></p>'
    assert as_html(html.P(ENGLISH, lang="zh-CN")) == '<p lang="zh-CN"><span lang="en">Years</span></p>'


def test_what_dash_draws_is_marked_too():
    (part,) = with_static_parts([html.H1(ENGLISH, className="a")])
    assert part.attributes == {"className": "a", "lang": "en"}
    alive = with_static_parts(html.Button([ENGLISH], id={"part": "chip"}))
    assert as_html(alive) == '<button><span lang="en">Years</span></button>'


def test_words_with_something_before_them_stay_marked():
    assert ENGLISH.after("2 ") == "2 Years"
    assert as_html(html.B(ENGLISH.after("2 "))) == '<b lang="en">2 Years</b>'


def test_a_copy_stays_marked():
    assert as_html(html.B(deepcopy(ENGLISH))) == '<b lang="en">Years</b>'


@pytest.mark.parametrize(("number", "form"), [(1, "one"), (2, "few"), (12, ""), (24, "few"), (5, "")])
def test_a_number_takes_the_form_of_its_language(polish, number, form):
    assert form_of(number, "pl") == form


def test_two_folders_of_one_language_are_an_error(monkeypatch, tmp_path):
    for name in ("en", "fr"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "language.json").write_text('{"language.tag": "en"}', encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    monkeypatch.setattr(languages, "words", lambda name: {"language.tag": "en"})
    with pytest.raises(ValueError, match="two folders say the same"):
        languages._tags()


def test_a_sentence_without_that_form_is_the_usual_one(polish):
    assert [key_for("x.years", number, "pl") for number in (1, 3, 5)] == ["x.years", "x.years_few", "x.years"]


def test_a_number_has_the_signs_of_its_language(polish):
    assert localised("1,234.5", "pl") == "1\u00a0234,5"
