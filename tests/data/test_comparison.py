"""What a comparison answers: which figures, in which order, and what of a question means nothing."""

from dataclasses import replace

import pytest

from data.select import comparison as module
from data.select.comparison import comparison, refused_of_others
from data.select.comparison_rows import Pick, Question
from data.select.sum_check import sum_check

ADMITTED = "reconsideration_admitted_count"
PROVINCES = Question(ADMITTED, (2019,), "province")
HUBEI, WUHAN, LUOPING = "420000", "420100", "530324"


pytestmark = pytest.mark.usefixtures("all_reports")


def drawn(question):
    return [one.source.place_zh for one in comparison(question).own.drawn]


def test_without_an_indicator_what_most_places_state_is_offered():
    answer = comparison(Question())
    first = answer.crowds[0]
    assert (first.id, first.year, first.level, first.places) == (ADMITTED, 2019, "province", 32)
    assert [one.places for one in answer.crowds] == sorted(
        (one.places for one in answer.crowds), reverse=True
    )
    assert all(one.figures > 1 for one in answer.offered)


def test_the_rows_of_a_table_sum_to_its_whole_which_is_not_drawn():
    answer = comparison(PROVINCES)
    assert answer.rows == len(answer.own.drawn) == 32
    check = answer.check
    assert (check.rows, check.total, check.whole.name_zh, check.agrees) == (32, 183_489, "全国", True)
    assert "全国" not in drawn(PROVINCES)


def test_rows_that_are_not_all_there_sum_to_another_number_which_is_said():
    check = comparison(Question(ADMITTED, (2020,), "prefecture")).check
    assert (check.rows, check.whole.name_zh, check.agrees) == (6, "湖北省", False)


def test_parts_of_a_unit_add_up_as_on_paper():
    answer = comparison(PROVINCES)
    places = [one for one in answer.held if one.level == "province"][:2]
    whole = next(one for one in answer.held if one.level == "nation")
    tenths = [*(one._replace(value=value) for one, value in zip(places, (0.1, 0.2), strict=True))]
    check = sum_check([whole._replace(value=0.3), *tenths], answer.own.drawn)
    assert check is not None and check.agrees


def test_shares_are_not_added_up():
    answer = comparison(PROVINCES)
    shares = [one._replace(figure=one.figure._replace(kind="share")) for one in answer.own.drawn]
    assert sum_check(answer.held, shares) is None


def test_the_country_is_refused_beside_provinces():
    answer = comparison(replace(PROVINCES, picks=(Pick("cn-china"),)))
    (refused,) = answer.own.refused
    assert refused.pair.reasons[0] == "whole_and_part"
    assert answer.rows == 32


def test_order_is_by_code_or_by_value_or_by_name():
    assert drawn(PROVINCES)[:3] == ["北京市", "天津市", "河北省"]
    assert drawn(replace(PROVINCES, sort="value"))[:2] == ["广东省", "上海市"]
    assert drawn(replace(PROVINCES, sort="pinyin"))[:2] == ["安徽省", "北京市"]
    assert drawn(replace(PROVINCES, sort="pinyin", by_english=True))[-1] == "浙江省"


def test_a_place_without_the_indicator_is_refused_with_the_nearest_that_it_has():
    answer = comparison(replace(PROVINCES, picks=(Pick(LUOPING),)))
    (refused,), others = refused_of_others(answer)
    assert refused.figure.figure.indicator == "reconsideration_concluded_count"
    assert refused.pair.reasons == ("other_indicator", "other_level")
    assert others == ()


def test_a_place_with_nothing_near_is_named():
    answer = comparison(replace(PROVINCES, picks=(Pick("110101"),)))
    assert [one.name_zh for one in answer.lacking] == ["东城区"]


def test_a_place_is_found_by_its_name_its_pinyin_and_its_initials():
    for words in ("江苏", "jiangsu", "Jiangsu", "江苏省"):
        answer = comparison(replace(PROVINCES, level="", add=words))
        assert answer.question.picks == (Pick("320000"),), words
        assert answer.question.add == ""


def test_words_that_mean_several_places_add_none_and_name_them():
    answer = comparison(replace(PROVINCES, add="xj"))
    assert answer.question.picks == ()
    assert {one.name_zh for one in answer.found} == {"新疆维吾尔自治区", "新疆生产建设兵团"}
    assert comparison(replace(PROVINCES, add="没有这个地方啊")).unknown == ("没有这个地方啊",)


def test_places_like_one_are_those_of_its_level_in_its_province():
    answer = comparison(Question(ADMITTED, (2020,), "prefecture", HUBEI))
    assert {one.source.place_parent for one in answer.own.drawn} == {HUBEI}
    assert WUHAN in {one.source.place for one in answer.own.drawn}


def test_what_means_nothing_is_named_and_left_out():
    asked = replace(
        PROVINCES, years=(2019, 1999), province="999999", picks=(Pick("nowhere"), Pick(HUBEI, 1999))
    )
    answer = comparison(asked)
    assert answer.unknown == ("1999", "nowhere", f"{HUBEI}@1999", "999999")
    assert answer.question.years == (2019,)
    assert answer.question.picks == ()
    assert comparison(Question("nothing_count")).unknown == ("nothing_count",)


def test_without_a_year_it_is_the_one_with_most_places():
    assert comparison(Question(ADMITTED)).question.years == (2019,)
    assert comparison(Question(ADMITTED, level="prefecture")).question.years == (2020,)


def test_a_place_without_a_figure_of_the_year_has_its_newest_marked_as_of_another():
    answer = comparison(
        Question("reconsideration_applications_count", (2020,), picks=(Pick(WUHAN), Pick("442000")))
    )
    of_another = [one for one in answer.own.drawn if answer.is_of_another_year(one)]
    assert [(one.source.place_zh, one.figure.year) for one in of_another] == [("中山市", 2024)]


def test_more_places_than_a_page_holds_are_paged(monkeypatch):
    monkeypatch.setattr(module, "ROWS_A_PAGE", 10)
    answer = comparison(replace(PROVINCES, page=4))
    assert answer.pages == 4
    assert len(answer.page()) == 2
    assert comparison(replace(PROVINCES, page=9)).question.page == 4
    both = comparison(replace(PROVINCES, years=(2019, 2012)))
    assert both.rows_a_page == 5
