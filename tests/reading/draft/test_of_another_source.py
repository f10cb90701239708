"""Kinds of fault that a passage alone does not show: of the file, the given year, the earlier report."""

import pytest

from data.reading.draft import Review, beside, earlier_from, review
from data.reading.files import read_text

REPORT = "青石县{year}年法治政府建设年度报告\n一、主要举措和成效\n{text}\n"


def kinds(answer: Review) -> list[str]:
    return [prompt.kind for prompt in answer.open_prompts if prompt.group not in ("contents", "claims")]


@pytest.mark.parametrize(
    ("title", "year", "is_fault"),
    [
        ("青石县2023年法治政府建设年度报告", 2024, True),
        ("青石县2025年度法治政府建设工作情况报告", 2024, True),
        ("关于青石县2022年法治政府建设情况的报告", 2024, True),
        ("青石县司法局2023年法治政府建设工作总结", 2024, True),
        ("青石县2024年法治政府建设年度报告", 2024, False),
        ("青石县2024年度法治政府建设工作情况报告", 2024, False),
        ("关于青石县法治政府建设情况的报告", 2024, False),
        ("青石县司法局2024年工作总结和2025年工作安排", 2024, False),
    ],
)
def test_a_title_of_another_year_than_the_given_one_is_pointed_at(title, year, is_fault):
    answer = review(f"{title}\n一、主要举措和成效\n办理案件86件。\n", year=year)
    assert kinds(answer) == (["year_title"] if is_fault else [])


@pytest.mark.parametrize(
    ("text", "radicals"),
    [
        ("⼈民调解工作有序。", "人"),
        ("落实⾏政执法公示。", "行"),
        ("⺠主决策机制健全。", "民"),
        ("⽴案⼀批案件。", "立一"),
        ("人民调解工作有序。", ""),
        ("落实行政执法公示。", ""),
        ("收到“一”字标识的材料。", ""),
        ("设置“㊀号窗口”和①号通道。", ""),
    ],
)
def test_radicals_in_the_place_of_characters_are_pointed_at(text, radicals):
    document = read_text(REPORT.format(year=2024, text=text))
    answer = review(document.text, radicals=document.radicals)
    spans = [span for prompt in answer.open_prompts if prompt.kind == "radicals" for span in prompt.spans]
    assert "".join(answer.text[slice(*span)] for span in spans) == radicals


@pytest.mark.parametrize(
    ("before", "now", "is_large"),
    [
        ("调解矛盾纠纷640件。", "调解矛盾纠纷1640件。", True),
        ("受理行政复议申请210件。", "受理行政复议申请21件。", True),
        ("出庭应诉率为81%。", "出庭应诉率为98%。", True),
        ("举办法治培训班20期。", "举办法治培训班45期。", True),
        ("调解矛盾纠纷640件。", "调解矛盾纠纷702件。", False),
        ("受理行政复议申请210余件。", "受理行政复议申请21件。", False),
        ("出庭应诉率为93%。", "出庭应诉率为98%。", False),
        ("举办法治培训班4期。", "举办法治培训班9期。", False),
    ],
)
def test_a_large_change_on_the_earlier_report_is_pointed_at(before, now, is_large):
    answer = review(REPORT.format(year=2024, text=now))
    answer = beside(answer, earlier_from(REPORT.format(year=2023, text=before), 2024))
    assert [row.now for row in answer.compared] != [""]
    assert kinds(answer) == (["earlier_large"] if is_large else [])
