"""Each rule alone: what it points at, and what it leaves in peace."""

import time
from itertools import groupby

import pytest

from data.reading.draft import COSTLY, message, readings, review
from data.reading.draft.review import look_through
from data.reading.files import read_text
from data.reading.words import column, rows

HEAD = "甲县2024年法治政府建设年度报告\n一、主要做法\n"


def kinds(text: str, groups: tuple[str, ...] = COSTLY, year: int | None = None) -> list[str]:
    answer = review(text if year else HEAD + text, year=year)
    return [prompt.kind for prompt in answer.prompts if prompt.group in groups and prompt.is_open]


POINTED_AT = [
    ("审结86件，其中撤销9件、确认违法2件、维持50件、终止21件。", "parts_below"),
    ("审结86件，其中撤销9件、确认违法2件、维持58件、终止21件。", "parts_above"),
    ("受理案件86件。其中，维持50件，撤销40件。", "parts_above"),
    ("评查案卷86件，其中优秀95件。", "part_above_whole"),
    ("新申领20个、换发30个、注销5个，合计65个。", "parts_below"),
    ("制定文件9件：县政府4件、部门6件。", "parts_above"),
    ("调解纠纷1204件，调解成功1172件，成功率98.9%。", "rate_differs"),
    ("受理120件，其中工伤类30件，占28%，其他90件，占75%。", "share_differs"),
    ("调解纠纷120件，成功130件。", "success_above"),
    ("材料由24份减至11份，减少14份。", "change_differs"),
    ("案件由240件下降到180件，下降35%。", "change_differs"),
    ("材料由11份减至24份。", "direction"),
    ("全年办理行政复议案件321件。\n二是加强应诉。办理行政复议案件312件。", "stated_twice"),
    ("行政复议案件收到93件。行政复议案件审结86宗。", "unit_changes"),
    ("2023年，县政府常务会议学法5次。", "year_opening"),
    ("案件量较2024年增长5%。", "year_compared"),
    ("实施《法治政府建设实施纲要（2020—2025年）》。", "year_of_plan"),
    ("在20224年完成改革。", "year_unlikely"),
    ("落实规划（2025—2021年）。", "year_range"),
    ("推进推进改革。", "word_twice"),
    ("开展合法性审审查。", "sign_twice"),
    ("完善机制，，提升效能。", "mark_twice"),
    ("落实《行政处罚法。", "bracket_half"),
    ("落实“放管服“改革。", "bracket_half"),
    ("坚持严格规范公平文明执法。", "look_alike"),
    ("领导干部述法实现全覆盖。", "coverage_claim"),
    ("案卷质量明显提升。", "change_claim"),
    ("负责人出庭应诉率100%。", "hundred_claim"),
]  # fmt: skip
LEFT_IN_PEACE = [
    "审结82件，其中撤销9件、确认违法2件、维持50件、终止21件。",
    "现有调解员3924人，其中专职调解员480人。",
    "办理案件25.7万件，其中线上19.7万件、线下6万件。",
    "干部300人，其中女干部120人、党员250人。",
    "审结86件，其中撤销9件、维持70件等。",
    "召开会议4次，开展督导3次，全年共学习17次。",
    "调解纠纷1204件，调解成功1172件，成功率97.3%。",
    "调解纠纷1204件，调解成功1172件，成功率97.4%。",
    "审结2755件，审结率93.8%。",
    "甲组平均得分617分，乙组平均得分597分，得分率59.7%。",
    "上半年办理行政复议案件120件。\n下半年办理行政复议案件150件。",
    "办理行政复议案件321件。\n2022年以来办理行政复议案件912件。",
    "2023年，调解纠纷100件，2024年调解纠纷120件。",
    "实施《甲县贯彻落实法治政府建设实施纲要工作方案（2022—2025年）》。",
    "举办法治培训5期。\n举办法治培训3期。",
    "2023年的材料为31份，今年减至17份。",
    "在2023年度考评中排名第三。",
    "实施《法治政府建设实施纲要（2021—2025年）》和《甲县法治政府建设实施方案（2022—2026年）》。",
    "人民调解调解成功率较高，推进依法行政行政执法一体化。",
    "1）明确责任；2）加强考核。",
    "落实《关于印发〈行政处罚法〉的通知》（国办发〔2024〕5号）。",
    "全市监管事项已全部录入系统，共计2734项。",
    "以多层次、全覆盖的专题学习会组织学习。",
    "人人参与，层层落实，各部门部署到位，政府府院联动。",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), POINTED_AT)
def test_a_fault_is_pointed_at_by_its_own_rule(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize("text", LEFT_IN_PEACE)
def test_what_is_in_order_is_left_in_peace(text):
    assert kinds(text) == []


def test_a_plan_speaks_of_the_next_year():
    assert kinds("学法5次。\n二、2024年工作计划\n继续推进。") == ["year_plan"]
    assert kinds("学法5次。\n二、2025年工作计划\n2025年，我县将继续推进。") == []
    assert kinds("学法5次。\n二、下一步打算\n2024年，我县将继续推进。") == ["year_plan"]


def test_words_of_problems_and_plans_claim_nothing():
    assert (
        kinds("学法5次。\n二、存在问题\n覆盖面不广。\n三、2025年计划\n实现法律顾问全覆盖，满意度明显提升。")
        == []
    )


def test_a_year_that_is_given_is_held_against_the_title():
    assert kinds("甲县2023年法治政府建设年度报告\n学法5次。", year=2024) == ["year_title"]


def test_radicals_are_pointed_at_where_they_stood():
    document = read_text(HEAD + "⼈民调解⼯作有序。")
    answer = review(document.text, radicals=document.radicals)
    found = [prompt for prompt in answer.prompts if prompt.kind == "radicals"]
    assert [answer.text[slice(*span)] for span in found[0].spans] == ["人", "工"]
    assert dict(found[0].values)["count"] == "2"


def test_words_of_a_draft_are_never_taken_for_keys_or_templates():
    answer = review(HEAD + "@甲镇{key}实现法律顾问全覆盖《半个。\n二、@存在问题{0}\n明显提升。")
    assert all(message(prompt, language) for prompt in answer.prompts for language in ("zh", "en"))


def test_prompts_of_one_sort_come_to_an_end():
    assert len(review("（" * 2000, year=2024).prompts) < 500


MIXED = "全年受理行政复议申请93件，审结86件，其中撤销9件、维持50件、终止27件，办结率92.5%。"


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", [MIXED, "12件、", "（", "《“", "法法", "2024年，", "其中3件、", "占5%，", "严格规范", "一、甲\n"]
)
def test_four_times_the_text_takes_about_four_times_as_long(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        look_through(text, 2024)
        return time.process_time() - began

    look_through(unit * 100, 2024)
    small = max(min(seconds(5_000), seconds(5_000)), 0.03)
    long = seconds(20_000)
    # Once more before it fails: others may have taken their share of the cache.
    assert long <= 7 * small or seconds(20_000) <= 7 * small


def test_prompts_are_ordered_by_what_they_would_cost():
    slips = "完善完善机制。2023年，学法5次。负责人出庭应诉率100%。"
    assert kinds(slips + "审结86件，其中撤销9件、确认违法2件、维持58件、终止21件。") == [
        "parts_above",
        "year_opening",
        "word_twice",
        "hundred_claim",
    ]


def test_a_wrong_sum_anywhere_stands_before_a_doubled_word_and_numbers_follow():
    answer = review(
        HEAD + "完善完善机制。负责人出庭应诉率100%。\n审结86件，其中撤销9件、维持58件、终止27件。"
    )
    asked = [prompt for prompt in answer.open_prompts if prompt.spans]
    assert [prompt.kind for prompt in asked] == ["parts_above", "word_twice", "hundred_claim"]
    assert [prompt.number for prompt in asked] == [1, 2, 3]


def test_kinds_of_one_group_stand_together_among_the_costs():
    groups = [group for group, _ in groupby(column("draft_costs", "group"))]
    assert groups == list(COSTLY)


def test_every_kind_of_prompt_has_its_place_among_the_costs():
    written = {row["key"].removesuffix("_why") for row in rows("draft_words") if row["key"].endswith("_why")}
    others = ("agree", "agrees", "listed", "depends", "sheet")
    asking = {kind for kind in written if not kind.endswith(others)}
    assert sorted(column("draft_costs", "kind")) == sorted(asking)


def test_a_prompt_says_how_the_draft_would_read_if_either_side_were_right():
    answer = review(HEAD + "审结86件，其中撤销9件、确认违法2件、维持58件、终止21件。")
    [prompt] = [prompt for prompt in answer.open_prompts if prompt.kind == "parts_above"]
    assert message(prompt, "zh") == "9＋2＋58＋21＝90，写作86"
    assert readings(prompt, "zh") == ("若分项无误：总数应读作90件", "若总数无误：分项合计应为86件，现为90")
    assert readings(prompt, "en") == (
        "If the parts are right, the whole reads 90",
        "If the whole is right, the parts make 86, now 90",
    )


def test_a_fall_is_told_from_the_old_value_to_the_new():
    answer = review(HEAD + "收案由214件增至187件。")
    [prompt] = [prompt for prompt in answer.open_prompts if prompt.kind == "direction"]
    assert message(prompt, "zh") == "由214到187，写作“增”"
    assert readings(prompt, "zh") == ("若两数无误：应读作“减少”", "若文字无误：两数应对调，由187到214")


def test_a_heading_that_its_text_runs_on_from_opens_the_plan():
    assert kinds("学法5次。\n二、下一步工作安排。2024年将继续推进。") == ["year_plan"]
    assert kinds("学法5次。\n二、下一步工作安排。2025年将继续推进，实现法律顾问全覆盖。") == []
