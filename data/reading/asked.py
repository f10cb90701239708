"""Numbers that say what is asked, not what was done.

评查低于60分的单位要约谈 and 缺课两次以上的不得评优 are bounds with what follows from them, 总分100分 is
the scale of a test; 省厅提出5年建成2000个站点 and 法律规定期限为60日 are set from above, 原定的6场 was once
planned.
"""

from __future__ import annotations

import re

from data.reading.tokens import Token
from data.reading.words import any_of, column

BOUNDS = tuple(column("criterion_words", kind="bound"))
SIDES = ("以上", "以下", "以内", "之内")
# 3人以上10人以下的由市级调查: the other end of a range may stand between a bound and what follows
OTHER_END = r"(?:[0-9.]{1,7}万?[\u4e00-\u9fff%]{1,3}以[上下])?"
FOLLOWS = re.compile(
    rf"{OTHER_END}(?:的[^,;。0-9]{{0,12}}?)?(?:一律|均|也|还)?(?:{any_of(column('follows', kind='then'))})"
)
GRADE = re.compile(
    rf"{OTHER_END}(?:的|者)?(?:即|均|评)?(?:视?为|是)?(?:{any_of(column('follows', kind='grade'))})"
)
# 总分100分,75分以下不合格: a round sum of points is the scale itself
SCALE, SCALES = re.compile("(?:总分|满分|分值)(?:为|共|是)?$"), frozenset({100, 120, 150, 200, 1000})
ABOVE = any_of(column("follows", kind="above"))
# 省厅提出, 国家规定企业开办须…; 按照省厅要求开展核查 and 法律顾问提出 tell what was done
NOT_ABOVE = "(?!顾问|援助|服务|明白|意见|工作|监督|专家)"
SET_ABOVE = re.compile(
    rf"(?:^|[,;])(?:{ABOVE}){NOT_ABOVE}[^,;。0-9]{{0,10}}?"
    rf"(?:{any_of(column('follows', kind='sets'))})(?!的|了)(?P<what>[^,;。]{{0,40}})$"
)
OURS = re.compile("[我本][省市县区州旗盟镇乡局]|已|实际")
# 考核办法分6类、38个小项: how a scheme is laid out
SCHEME = re.compile(
    "(?:办法|细则|评分表|评分标准|考评标准|考核标准)(?:共|总)?(?:分为|分成|分|设置?|下设|包括|包含|涵盖)[^。;]{0,30}$"
)
SCHEME_UNITS = frozenset(["个", "项", "类", "条", "大类", "分"])
# 县里下达的调解任务是80件
TASK_OF_OURS = re.compile(
    rf"(?:{ABOVE})[^,;。0-9]{{0,4}}下达的?[^,;。0-9]{{0,10}}(?:任务|目标|指标|计划)[数量]?(?:是|为)?$"
)
# 全年任务数为200件; 重点任务36项 counts the tasks themselves
TASKS = re.compile(rf"(?<!完成)(?<!完成了)(?:{any_of(column('follows', kind='task'))})(?:为|是|共)?$")
TASK_UNITS = frozenset(["项", "条", "类"])
ONCE_PLANNED = re.compile(rf"(?:{any_of(column('follows', kind='once'))})的?[^,;。0-9]{{0,8}}$")


def asked(text: str, token: Token, left: str, right: str) -> str | None:
    """The reason why a number is what somebody asks for: norm or target; None if it is not."""
    if _has_consequence(text, token, left, right):
        return "norm"
    if token.unit == "分" and token.value in SCALES and SCALE.search(left):
        return "norm"
    if token.unit in SCHEME_UNITS and SCHEME.search(left):
        return "norm"
    if token.unit not in TASK_UNITS and TASKS.search(left):
        return "target"
    if ONCE_PLANNED.search(left) or TASK_OF_OURS.search(left):
        return "target"
    above = SET_ABOVE.search(left)
    if not above or OURS.search(above["what"]):
        return None
    # 市里要求报送的26份材料: asked for, and counted here
    return None if above["what"].endswith("的") else "norm"


def _has_consequence(text: str, token: Token, left: str, right: str) -> bool:
    """Whether a bound is told for what follows from it: 低于60分的予以通报."""
    stated = text[token.left : token.right]
    if stated.endswith(SIDES) or stated.startswith(BOUNDS) or left.endswith(BOUNDS):
        return bool(FOLLOWS.match(right) or (token.unit in ("分", "%") and GRADE.match(right)))
    return False
