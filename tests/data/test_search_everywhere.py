"""What the search finds beside figures, what it does about typing errors, and how texts are counted."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import store
from data.folding import folded, letters_and_numbers, places_of
from data.query import words_of
from data.select.nearest import nearest_words, search_nearest
from data.select.nowhere import stands_nowhere
from data.select.search import search
from data.select.snippets import CUT, around, snippet
from data.spelling import spelt
from tests.thorough import tried

OWN = Path(__file__).parents[2] / "data" / "reports" / "luoding-2022"
TEXT = (OWN / "text.txt").read_text(encoding="utf-8")
LINE = folded(TEXT)


@pytest.mark.parametrize(
    "words", ["罗定 2022", "luoding", "2022", "法治政府建設", "law-based government", "罗定市2022年"]
)
def test_a_report_goes_by_its_title_its_place_and_its_year(words):
    found = search(words).reports
    assert found[["report", "total"]].values.tolist() == [["luoding-2022", 1]]


@pytest.mark.parametrize("words", ["2021", "广州", "uoding", "ld", "罗定 2021", ""])
def test_a_report_that_lacks_a_word_is_not_found(words):
    assert search(words).reports.empty


def test_so_few_letters_are_a_word_or_the_initials_of_a_place():
    found = search("ld")
    assert found.places["name_zh"].tolist() == ["罗定市"]
    # Beside the place neither building nor should.
    assert found.indicators.empty and found.total == 0


def test_what_is_cut_off_is_counted():
    found = search("数")
    assert len(found.indicators) == 20 < found.indicators["total"].iloc[0]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("reconsideraton", "reconsideration"),
        ("certifcate", "certificate"),
        ("luodng", "luoding"),
        ("loudingshi", "luodingshi"),
        ("luodng mediaton", "luoding mediation"),
        ("mediaton 2,487", "mediation 2,487"),
    ],
)
def test_where_nothing_is_found_the_nearest_words_are_searched_and_named(typed, shown):
    assert search(typed).is_empty
    found = search_nearest(typed)
    assert found.shown == shown and not found.results.is_empty
    assert [word.typed for word in found.results.words] == shown.split()


@pytest.mark.parametrize("typed", ["reconsideraton", "luodng"])
def test_whoever_wants_the_words_as_typed_gets_nothing_else(typed):
    found = search_nearest(typed, as_typed=True)
    assert found.shown == "" and found.results.is_empty


@pytest.mark.parametrize("typed", ["mediation", "mediat", "调解", "2487", "zzzzzz", "abcd", "9999", "", "lo"])
def test_words_that_are_known_or_like_none_stay_as_typed(typed):
    assert search_nearest(typed).shown == ""
    assert nearest_words(words_of(typed)) == ""


def test_an_empty_answer_names_what_is_called_alike_and_what_was_looked_through():
    found = search_nearest("合法性审察意见书")
    assert len(found.names) and found.results.passages.searched == 1 and found.results.passages.total == 0
    assert search_nearest("罗定县").places["name_zh"].tolist() == ["罗定市"]


def test_a_text_is_shown_by_the_sentence_that_holds_the_word_first():
    snippet = search_nearest("第一責任人").snippets["luoding-2022"]
    assert "第一责任人" in snippet and snippet.strip(CUT) in TEXT
    assert search_nearest("zzzzzz").snippets == {}


@given(data=st.data())
@settings(max_examples=tried(40, 400), deadline=None)
def test_the_sentence_shown_is_that_of_the_first_place(data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    words = words_of(TEXT[start : start + data.draw(st.integers(1, 12))])
    found = places_of([word.folded for word in words], TEXT)
    shown = snippet(TEXT, " ".join(word.typed for word in words))
    assert shown == (around(TEXT, found[0].start, found[0].end) if found else "")


@given(data=st.data())
@settings(max_examples=tried(40, 400), deadline=None)
def test_a_word_that_stands_somewhere_is_looked_for(data):
    said = store.current().frame("SELECT folded || ' ' || folded_en AS line FROM observations")["line"]
    letters = re.findall("[a-z]{3,}", " ".join([LINE, *said]))
    begin = data.draw(st.integers(0, 3))
    (word,) = words_of(data.draw(st.sampled_from(letters))[begin:] or "app")
    assert not stands_nowhere([word])


def test_a_mistyped_word_is_known_at_once_and_says_as_much_as_a_search():
    search("nowhere")
    asked = []
    end = store.watch_statements(asked.append)
    try:
        nothing = search("zzzzzz 2022")
    finally:
        end()
    assert stands_nowhere(words_of("zzzzzz 2022")) and len(asked) == 1
    searched = search("量子计算机")
    assert nothing.is_empty and nothing.passages.searched == searched.passages.searched == 1
    for name in ("places", "indicators", "reports", "observations"):
        assert list(getattr(nothing, name).columns) == list(getattr(searched, name).columns)


def test_a_sentence_is_whole_where_it_is_short_and_cut_where_it_is_long():
    assert around("甲。乙丙丁。戊", 3, 4) == "乙丙丁。"
    long = "甲" * 100 + "乙" + "丙" * 100
    assert around(long, 100, 101) == f"{CUT}{'甲' * 40}乙{'丙' * 60}{CUT}"
    assert around("甲乙", 0, 2) == "甲乙"


@pytest.mark.parametrize(
    ("letters", "span"),
    [
        *(("luo", (0, 1)), ("luod", (0, 2)), ("luoding", (0, 2)), ("luodings", (0, 3)), ("ld", (0, 2))),
        *(("lds", (0, 3)), ("ding", (1, 2)), ("dingshi", None), ("uo", None), ("", None), ("罗", None)),
    ],
)
def test_letters_spell_the_characters_of_a_name(letters, span):
    assert spelt(letters, "luo ding shi") == span


@given(data=st.data())
@settings(max_examples=tried(40, 400), deadline=None)
def test_any_stretch_of_a_text_is_counted_as_a_reader_counts_it(data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    stretch = TEXT[start : start + data.draw(st.integers(1, 12))].split()
    words = words_of(stretch[0]) if stretch else ()
    if len(words) != 1 or not words[0].folded or words[0].folded not in LINE:
        return
    found = search(stretch[0]).passages
    assert (found.total, found.places) == (1, LINE.count(words[0].folded))


@pytest.mark.parametrize(
    "word", ["的", "人人", "一一", "法治政府建设", "2022年", "app", "2022", "98.1%", "98.1%,"]
)
def test_words_of_every_kind_are_counted_alike(word):
    (one,) = words_of(word)
    assert search(word).passages.places == LINE.count(one.folded)


def test_the_letters_of_a_line_hold_a_word_as_often_as_the_line():
    line = folded("用App办理2,487件，App又App")
    assert letters_and_numbers(line).count("app") == line.count("app") == 3
    assert letters_and_numbers(line).count("\x022487\x03") == 1


def test_places_of_pairs_are_those_of_the_text():
    rows = store.current().frame("SELECT place, pair FROM pairs WHERE report = 'luoding-2022'")
    told = dict(zip(rows["place"], rows["pair"], strict=True))
    follows = [*map(ord, LINE[1:]), 0]
    wanted = {at: ord(sign) * 2**21 + follows[at] for at, sign in enumerate(LINE) if ord(sign) >= 0x3400}
    assert told == wanted
