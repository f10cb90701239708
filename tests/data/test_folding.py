"""Folding: forms of a character are one, numbers are whole, and every place leads back to the text."""

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.folding import folded, number_words, places_of, singular, with_singulars
from data.query import words_of

LETTERS = st.text(alphabet="法治罗定市普調解糾紛ａＢcé　 ,.，2７%·\n\u200b\ufb01", max_size=40)


def typed(number: int, form: str) -> str:
    plain = {"bare": f"{number}", "commas": f"{number:,}", "wide commas": f"{number:,}".replace(",", "，")}
    return plain.get(form) or "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


@given(LETTERS, LETTERS)
def test_a_piece_of_a_text_is_found_where_it_stands(before, after):
    word = "罗定普法"
    text = f"{before}{word}{after}"
    found = [text[place.start : place.end] for place in places_of([folded(word)], text)]
    assert found and all(folded(words) == folded(word) for words in found)
    assert len(found) == folded(text).count(folded(word))


@given(LETTERS)
def test_places_are_those_of_the_folded_text_for_every_word_of_it(text):
    for hit in re.finditer(r"[^\W\d_]{2,4}", text):
        word = folded(hit[0])
        if " " in word or not word:
            continue
        found = places_of([word], text)
        assert len(found) == folded(text).count(word) >= 1
        assert all(folded(text[place.start : place.end]) == word for place in found)


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["bare", "commas", "wide commas", "wide"]))
def test_a_number_is_one_however_it_is_typed(number, form):
    (word,) = words_of(typed(number, form))
    assert word.number == str(number)
    text = f"全年{typed(number, form)}宗"
    (place,) = places_of([folded(str(number))], text)
    assert text[place.start : place.end] == typed(number, form)


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=0, max_value=9))
def test_a_number_is_not_found_in_a_longer_one(number, digit):
    longer = f"共{digit + 1}{number}项、{number}{digit}件、{number}.{digit + 1}%。"
    assert folded(str(number)) not in folded(longer)
    assert not places_of([folded(str(number))], longer)


@pytest.mark.parametrize(
    ("query", "number", "unit"),
    [
        ("2487", "2487", ""),
        ("2,487", "2487", ""),
        ("２，４８７宗", "2487", "宗"),
        ("98.1%", "98.1%", ""),
        ("98.10 ％", "98.1%", ""),
        ("1400万", "14000000", ""),
        ("1,400 万元", "14000000", "元"),
        ("1400多万元", "14000000", "元"),
        ("14 million", "14000000", ""),
        ("1.4 million", "1400000", ""),
        ("1.93亿元", "193000000", "元"),
        ("190余份", "190", "份"),
        ("190+", "190", ""),
        ("≥190", "190", ""),
        ("近60%", "60%", ""),
        ("38个部门", "38", "个部门"),
        ("3.0", "3", ""),
    ],
)
def test_a_number_is_read_as_people_type_it(query, number, unit):
    (word,) = words_of(query)
    assert (word.number, word.unit) == (number, unit)


@pytest.mark.parametrize("query", ["普法", "第一责任人", "iso9001", "38个部门1697项", "2022.12.31", "三级"])
def test_what_is_no_number_alone_is_a_word(query):
    assert [word.number for word in words_of(query)] == [""]


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_value_is_the_same_words_with_and_without_zeros_at_its_end(value):
    assert number_words(value) == number_words(Decimal(f"{value}00")) and "E" not in number_words(value)


PLURALS = {
    "cases": "case",
    "certificates": "certificate",
    "opinions": "opinion",
    "parties": "party",
    "bodies": "body",
    "branches": "branch",
    "addresses": "address",
    "laws": "law",
    "ties": "tie",
}


@pytest.mark.parametrize(("plural", "one"), PLURALS.items())
def test_plural_and_singular_are_one_word(plural, one):
    assert singular(plural) == one == singular(one)
    for said in (plural, one):
        line = with_singulars(folded(f"All {said.title()} were heard."))
        assert singular(plural) in line and singular(one) in line


@pytest.mark.parametrize("word", ["process", "status", "analysis", "news", "gas", "this", "调解", "people's"])
def test_what_ends_like_a_plural_and_is_none_stays(word):
    assert singular(word) == word


@given(st.text(alphabet="abcdehinosxyz", min_size=1, max_size=9))
def test_whatever_is_taken_for_a_plural_finds_itself(word):
    assert singular(word) in with_singulars(word)


def test_width_case_accents_forms_and_unseen_characters_make_no_difference():
    for one, other in {
        "羅定市": "罗定市",
        "ＬＤＳ": "lds",
        "Luódìng": "luoding",
        "法\u200b治": "法治",
    }.items():
        assert folded(one) == folded(other)
    assert folded(unicodedata.normalize("NFD", "é")) == "e"


def test_words_are_cut_at_blanks_and_freed_of_punctuation_around_them():
    assert [word.folded for word in words_of("“普法”， 羅定　（調解）")] == ["普法", "罗定", "调解"]
    assert [word.typed for word in words_of("普法 普法 ")] == ["普法"]
    assert [word.folded for word in words_of("，")] == [","]
