"""Whatever the draft, there is a review, and all its prompts can be said."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.reading.draft import message, review, why

PIECES = [
    "一、主要做法\n",
    "二、存在问题\n",
    "三、2025年计划\n",
    "2024年，",
    "办理案件120件，",
    "其中",
    "维持50件、",
    "撤销9件、",
    "合计65个。",
    "成功率98.1%",
    "占比3%",
    "由24份减至11份，",
    "减少14份。",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "的的",
    "推进推进",
    "全覆盖",
    "明显提升",
    "1.2万余",
    "0件",
    "零",
    "0%",
    "%",
    "百分",
    "20224年",
    "，，",
    "⼈",
    "\n",
    "甲县",
    "(2025—2021)年",
    "共",
    "件",
    "、",
    "；",
    "：",
    "较2024年增长5%",
]
DRAFTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(DRAFTS, st.sampled_from([None, 2024]))
def test_any_draft_is_reviewed(text, year):
    answer = review(text, year=year)
    for prompt in answer.prompts:
        assert message(prompt, "zh") and why(prompt, "en")
        assert all(0 <= start < end <= len(text) for start, end in prompt.spans)
