"""Numerals that sum up who or what was just named, and those that say how it went.

公安、住建、交通三个部门联合检查12次 counts checks, not departments; 分三批取消 tells in how many steps,
平均12天审结一宗 how long each takes, 翻了近两番 how much more there is.
"""

from __future__ import annotations

import re

from data.reading.tokens import Token
from data.reading.words import any_of, column

# The names before the numeral, from the last mark on: 公安、住建、交通
NAMES = re.compile(r"(?:^|[,;:]|[由与和同])?(?P<names>[^,;:。0-9]{1,40})$")
BETWEEN = re.compile("[、和与及]")
SUMMED_UP = re.compile(rf"[^,。;、0-9]{{0,6}}?(?:{any_of(column('summed_up'))})")
STEPS = frozenset(["批", "步", "类", "级", "组", "路", "片", "块", "档", "段", "层"])
IN_STEPS = re.compile("(?<![积得评占部百千万])分(?:成|为)?$")
# 平均12天审结一宗: how long one takes
FOR_EACH = re.compile(
    r"(?:平均|每)[^,;。]{0,8}[0-9][^,;。0-9]{0,3}(?:天|日|小时|分钟|个月|工作日)[^,;。0-9]{1,4}$"
)
TIMES_MORE = re.compile("翻了?$")
MOST = 12


def together(text: str, token: Token, left: str, right: str) -> str | None:
    """The reason why a numeral counts nothing of its own; None if it counts."""
    if token.unit == "番" and TIMES_MORE.search(left):
        return "no_count"
    if token.unit in STEPS and IN_STEPS.search(left):
        return "scope"
    if token.form != "han":
        return None
    if token.value == 1 and FOR_EACH.search(left):
        return "article"
    return "scope" if _sums_up(token, left, right) else None


def _sums_up(token: Token, left: str, right: str) -> bool:
    """Whether as many names stand right before the numeral as it says, and bodies or lines of work behind."""
    named = NAMES.search(left)
    if token.left != token.start or not named or not SUMMED_UP.match(right):
        return False
    marks = len(BETWEEN.findall(named["names"]))
    return 0 < marks < MOST and marks + 1 == token.value
