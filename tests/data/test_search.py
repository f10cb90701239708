"""The site's one search: every word counts, in either language, and forms of a character are one."""

import pytest

from data import store
from data.select.search import MOST, search


@pytest.fixture(autouse=True)
def shipped(tmp_path_factory, monkeypatch):
    """The shipped data alone, compiled once."""
    folder = tmp_path_factory.getbasetemp() / "search"
    monkeypatch.setenv("LOCAL_DATA", str(folder / "local"))
    monkeypatch.setenv("STORE", str(folder / "store"))


@pytest.mark.parametrize("words", ["罗定", "羅定市", "luoding", "luo ding", "LDS", "ｌｄｓ", "Luoding"])
def test_a_place_goes_by_name_pinyin_and_initials(words):
    found = search(words).places
    assert found["name_zh"].tolist() == ["罗定市"]
    assert found[["report", "reports", "parent_zh"]].values.tolist() == [["luoding-2022", 1, "云浮市"]]


@pytest.mark.parametrize("words", ["uoding", "ingshi", "广州", "luoding 2487"])
def test_letters_begin_a_name_and_all_words_count(words):
    assert search(words).places.empty


@pytest.mark.parametrize("words", ["调解成功率", "調解 成功率", "党组会议学法议题"])
def test_an_indicator_goes_by_its_names_and_aliases(words):
    found = search(words).indicators
    assert len(found) and found["reports"].iloc[0] == 1


def test_an_indicator_goes_by_its_subject_too_and_those_stated_come_first():
    found = search("学法与培训").indicators
    assert len(found) > 5 and not found["name_zh"].str.contains("学法与培训").any()
    assert found["reports"].is_monotonic_decreasing and found["reports"].iloc[0] == 1


@pytest.mark.parametrize("words", ["2487", "2,487", "２４８７", "2487宗", "调解 2,487"])
def test_a_figure_goes_by_its_number_as_typed(words):
    found = search(words)
    assert found.observations["indicator"].iloc[0] == "mediation_cases_count" and found.total >= 1


def test_figures_go_by_their_sentences_in_both_languages():
    for words in ("公共法律服务 镇", "party members group", "行政执法证 518"):
        found = search(words)
        assert 0 < found.total == len(found.observations) < 20, words


def test_a_report_narrows_what_it_may():
    assert search("调解", "luoding-2022").total == search("调解").total == 4
    assert search("调解", "nowhere").total == 0 and search("调解", "nowhere").observations.empty


@pytest.mark.parametrize("words", ["", "  ", "\0", "zzz", "_", "'; --"])
def test_nothing_asked_and_nothing_found_are_empty(words):
    found = search(words)
    assert found.places.empty and found.indicators.empty and found.observations.empty and found.total == 0


def test_an_answer_is_short_and_takes_at_most_four_statements():
    asked = []
    store.current()
    end = store.watch_statements(asked.append)
    try:
        found = search("的")
    finally:
        end()
    assert 1 < len(asked) <= 4 and all(
        len(frame) <= MOST for frame in (found.places, found.indicators, found.observations)
    )
