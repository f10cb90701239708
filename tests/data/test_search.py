"""The site's one search: every word counts, in either language, and forms of a character are one."""

from pathlib import Path

import pytest

from data import store
from data.query import words_of
from data.select.near_names import near_names
from data.select.observation_rows import FEW, Question, observation_rows
from data.select.search import MOST, search
from tests.data.copies import change, copy_of_data, sign, text_of

OWN = Path(__file__).parents[2] / "data" / "reports" / "luoding-2022"
TEXT = (OWN / "text.txt").read_text(encoding="utf-8")


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


@pytest.mark.parametrize(
    ("words", "indicator"),
    [
        ("98.1%", "mediation_successful_share"),
        ("98.1", "mediation_successful_share"),
        ("1400万", "mediation_disputed_amount"),
        ("1,400万元", "mediation_disputed_amount"),
        ("14000000", "mediation_disputed_amount"),
        ("14 million", "mediation_disputed_amount"),
        ("1400", "mediation_disputed_amount"),
        ("190余", "legal_adviser_opinions_issued_count"),
        ("190+", "legal_adviser_opinions_issued_count"),
        ("38", "service_centre_departments_count"),
        ("行政执法证 518", "enforcement_certificates_new_applications_count"),
    ],
)
def test_a_number_finds_the_figures_of_that_value_and_no_others(words, indicator):
    assert search(words).observations["indicator"].tolist() == [indicator]


@pytest.mark.parametrize("words", ["24", "248", "4000000", "8.1%", "98", "14 billion", "2487份", "1"])
def test_a_number_is_no_part_of_another(words):
    own = {"1": ["department_normative_documents_issued_count"]}
    assert search(words).observations["indicator"].tolist() == own.get(words, [])


@pytest.mark.parametrize(
    ("one", "many"), [("case", "cases"), ("certificate", "certificates"), ("party", "parties")]
)
def test_english_plural_and_singular_find_the_same(one, many):
    assert search(one).total == search(many).total > 0
    assert search(one).indicators["id"].tolist() == search(many).indicators["id"].tolist()


@pytest.mark.parametrize("words", ["罗定 调解", "luoding 调解", "2022 mediation", "調解 2022年 羅定市"])
def test_words_may_stand_in_the_name_the_place_and_the_year(words):
    found = search(words)
    assert found.total == 4 and set(found.observations["category"]) == {"mediation"}


def test_a_place_or_a_year_of_nothing_here_finds_nothing():
    assert search("广州 调解").total == search("2021 调解").total == 0


@pytest.mark.parametrize("words", ["普法", "纠纷", "第一责任人", "糾紛", "2025"])
def test_words_of_the_text_are_found_there(words):
    found = search(words).passages
    assert (found.searched, found.without_text, found.total) == (1, 0, 1)
    (row,) = found.reports.itertuples()
    assert row.report == "luoding-2022" and row.number == found.places > 0 and row.find == words


def test_a_word_that_the_place_answers_is_not_counted_in_the_text():
    alone, both = search("普法").passages, search("罗定 普法").passages
    assert both.places == alone.places and both.reports["find"].tolist() == ["普法"]
    assert search("罗定").passages.places == TEXT.count("罗定")
    assert search("普法 调解").passages.places == TEXT.count("普法") + TEXT.count("调解")
    assert search("普法 广州").passages.total == 0


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


def test_an_answer_is_short_and_takes_at_most_five_statements():
    asked = []
    store.current()
    end = store.watch_statements(asked.append)
    try:
        found = search("的")
    finally:
        end()
    assert 1 < len(asked) <= 5 and all(
        len(frame) <= MOST for frame in (found.places, found.indicators, found.observations)
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [("合法性审察意见书", "合法性审查意见书"), ("mediaton", "mediat"), ("certificats", "ertificate")],
)
def test_a_word_misspelt_leads_to_names_like_it(words, name):
    near = near_names(words_of(words))
    assert 0 < len(near) <= 5
    assert any(name in words for words in [*near["short_zh"], *near["short_en"]])


@pytest.mark.parametrize("words", ["zzz", "普法", "2487", "", "量子计算机"])
def test_a_word_like_no_name_leads_to_none(words):
    assert near_names(words_of(words)).empty


def test_where_filters_leave_no_row_the_rows_without_them_are_counted():
    asked = {"words": "调解", "kind": "amount", "report": "luoding-2022"}
    assert observation_rows(Question(**asked)).offer.without_filters == 0
    found = observation_rows(Question(**asked | {"categories": ("legality_review",)}))
    assert (found.total, found.offer.without_filters) == (0, 4)
    assert observation_rows(Question(words="zzz", kind="amount")).offer.without_filters == 0
    assert observation_rows(Question(words="zzz")).offer.without_filters == 0


def test_an_offer_comes_with_few_rows_and_only_to_words():
    assert observation_rows(Question(words="调解")).total <= FEW
    assert observation_rows(Question(words="调解")).offer.passages.total == 1
    assert observation_rows(Question(kind="rank")).offer is None
    assert observation_rows(Question(words="2022")).offer is None


def test_letters_in_a_chinese_sentence_and_the_year_of_the_report_find_figures(tmp_path, monkeypatch):
    """The sentence of 2487宗 begins with letters in a copy that states the figure for the year before."""
    folder, name = copy_of_data(tmp_path / "shipped"), "mediation_cases_count"
    words = text_of(folder).read_bytes().decode()
    text_of(folder).write_bytes(words.replace("全年共调解案件2487宗", "Zwq调解案件2487宗").encode())
    sign(folder)
    change(folder, "observations", lambda row: row["id"] == name, year="2021", period="2021")
    monkeypatch.setenv("DATA_FOLDER", str(folder))
    store.clear_cache()
    assert store.current().left_out == ()
    for asked in ("zwq", "2487 2022", "2487 2021"):
        assert name in set(search(asked).observations["id"]), asked
