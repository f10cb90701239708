"""A report of the year before that comes with the draft: its figures, and what became of its plan."""

import pytest

from data.reading.draft import beside, earlier_from, message, review, review_in_process
from data.reading.draft.apart import UnreadableEarlier
from data.reading.draft.model import FOLLOWED
from tests.reading.files.making import make_docx

BEFORE = """青石县2023年法治政府建设年度报告
一、主要举措和成效
全年受理行政复议申请93件，审结86件。制定行政规范性文件7份。举办法治培训12期。新增公共法律服务站21个。
二、存在的不足和原因
基层力量不足，原因是编制有限。
三、2024年主要安排
一是筹建综合行政执法监督平台，实现执法全过程记录。
二是修订县政府重大行政决策程序规定。
三是推进乡镇法律顾问轮训，提升基层法律服务能力。
四是改造青石博物馆周边停车场。
"""
NOW = """青石县2024年法治政府建设年度报告
一、主要举措和成效
全年受理行政复议申请230件，审结205件。制定行政规范性文件7份。新建公共法律服务站24个。
综合行政执法监督平台已建成并上线，实现执法全过程记录。印发新修订的县政府重大行政决策程序规定。
乡镇法律顾问轮训工作正在推进，基层法律服务能力得到加强。
二、存在的不足和原因
博物馆周边停车场改造资金不足，原因是财力有限。
三、2025年主要安排
继续推进行政复议规范化建设。
"""


def laid_beside(now: str = NOW):
    answer = review(now)
    return beside(answer, earlier_from(BEFORE, answer.year))


def rows():
    return {row.earlier: row for row in laid_beside().compared}


def test_a_change_is_told_with_the_sentences_of_both_years():
    row = rows()["93件"]
    assert (row.now, row.change) == ("230件", "earlier_large")
    assert row.earlier_sentence == "全年受理行政复议申请93件，审结86件。"
    assert row.now_sentence == "全年受理行政复议申请230件，审结205件。"


def test_a_large_change_is_a_prompt_and_another_is_not():
    asked = [prompt for prompt in laid_beside().open_prompts if prompt.group == "earlier"]
    assert [dict(prompt.values)["now"] for prompt in asked] == ["230件", "205件"]
    assert message(asked[0], "zh") == "比上一份报告增加137件，变动较大"
    assert rows()["7份"].change == "earlier_same"


def test_a_figure_that_is_gone_is_not_listed_and_stands_last():
    answer = laid_beside()
    assert answer.compared[-1].verdict == "not_listed" and not answer.compared[-1].now
    assert rows()["12期"].verdict == "not_listed"


def test_a_figure_of_another_year_is_not_this_years():
    text = NOW.replace("全年受理行政复议申请230件", "2023年受理行政复议申请93件，今年受理行政复议申请230件")
    assert {row.earlier: row.now for row in laid_beside(text).compared}["93件"] == "230件"


def test_what_was_planned_is_done_spoken_of_or_not_found():
    followed = laid_beside().followed
    assert [row.verdict for row in followed] == ["done", "done", "spoken_of", "not_found"]
    assert followed[0].passage.startswith("综合行政执法监督平台已建成")
    assert all(NOW[slice(*row.span)] == row.passage for row in followed[:3])
    assert all(0 < row.alike <= 100 for row in followed[:3])
    assert not followed[3].passage and not followed[3].alike


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("出台乡镇法律顾问轮训办法，开展轮训4期。", "done"),
        ("乡镇法律顾问轮训拟于明年完成。", "spoken_of"),
        ("乡镇法律顾问轮训有序推进。", "spoken_of"),
        ("旁听庭审活动有序开展。", "not_found"),
    ],
)
def test_words_near_it_say_whether_it_is_done(said, verdict):
    text = NOW.replace("乡镇法律顾问轮训工作正在推进，基层法律服务能力得到加强。", said)
    assert laid_beside(text).followed[2].verdict == verdict


def test_what_stands_under_problems_and_plans_was_not_done():
    moved = NOW.replace("印发新修订的县政府重大行政决策程序规定。", "").replace(
        "继续推进", "印发新修订的县政府重大行政决策程序规定。继续推进"
    )
    assert laid_beside(moved).followed[1].verdict == "not_found"


def test_a_report_without_a_plan_has_none_to_follow():
    answer = beside(review(NOW), earlier_from(BEFORE[: BEFORE.index("三、")], 2024))
    assert answer.followed == () and answer.compared


@pytest.mark.apart
def test_it_is_read_from_a_file_of_its_own_in_the_drafts_process():
    report = make_docx(*BEFORE.strip().split("\n")), "去年.docx"
    answer = review_in_process(NOW, earlier=report)
    assert answer.beside and answer.beside.is_sent and answer.beside.year == "2023"
    assert {row.verdict for row in answer.followed} == set(FOLLOWED)


def test_why_it_cannot_be_read_names_it():
    english = "only English words here. " * 9
    cut = make_docx(*BEFORE.strip().split("\n"))[:900]
    for content, reason in ((cut, "damaged"), (english, "not_chinese")):
        with pytest.raises(UnreadableEarlier) as refusal:
            review_in_process(NOW, earlier=(content, "b.docx"))
        assert refusal.value.reason == reason
