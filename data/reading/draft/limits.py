"""Values that cannot be: a share above its whole, a count with a fraction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page
from data.reading.words import any_of, column, letters

from .amounts import Amount
from .model import Prompt

HUNDRED = 100
# What a share of a whole is called: …率, 满意度, 占(比).
OF_WHOLE = re.compile(
    # 占总投入的120%
    r"(?P<share>占(?:全|总|其|所有|全部)[\u4e00-\u9fff]{1,8}?的?)$"
    rf"|(?P<name>[\u4e00-\u9fff]{{0,8}}(?:率|满意度|测评度|知晓度|占比?|比重|比例|覆盖面))"
    rf"(?:[{letters('hedging')}]{{0,2}}[{letters('level_words')}]{{0,2}}|(?:[下上]?[降升]|提[高升]|增[长加]?)(?:至|到|为))$"
)
RISEN = re.compile(r"(?:上升|提升|提高|增长|增加|增|升|下降|降低|降)(?:至|到|为)")
# Of these there is more than all: 完成率120%, 增长率130%.
ABOVE = re.compile(any_of(column("draft_above_hundred")))
FRACTION = re.compile(r"^[^0-9]*[0-9]+\.[0-9]+[余多]?")
SCALED = re.compile(r"[万亿千百]")
MEAN = re.compile(
    r"平均|[人户村镇县企所院件日月周年]均|每|均|折合|相当于|[倍比率]|得分|评分|计分|积分|指数|压|减|缩|降|精简"
)
# 2.5个小时, 3.2个百分点: what is measured, and not counted.
MEASURED = re.compile(r"(?:小时|百分|月|点|工作日|学分|学时|课时|标|单位|G|g|T|亿|万)")


def checks(page: Page, amounts: list[Amount]) -> Iterator[Prompt]:
    """Every such value."""
    whole_units = frozenset((*column("whole_units"), *column("draft_whole_units")))
    for before, amount in zip([None, *amounts], amounts, strict=False):
        if amount.is_share:
            yield from _above(amount, before)
        elif amount.stated.unit in whole_units:
            yield from _fraction(page, amount)


def _above(amount: Amount, before: Amount | None) -> Iterator[Prompt]:
    label = amount.label
    if before and before.is_share and RISEN.fullmatch(label):
        label = before.label.rpartition("由")[0] + label  # 合格率由91%提升至109.1%
    named = OF_WHOLE.search(label)
    if not named or amount.value <= HUNDRED or amount.is_change or ABOVE.search(label):
        return
    values = (
        ("words", (named["name"] or named["share"]) + amount.stated.words),
        ("stated", amount.stated.words),
    )
    yield _prompt("share_above", amount, values)


def _fraction(page: Page, amount: Amount) -> Iterator[Prompt]:
    words = page.plain[amount.stated.start : amount.stated.end]
    if not FRACTION.match(words) or SCALED.search(words) or MEASURED.match(amount.after):
        return
    clause = page.clause(amount.stated.start)[0]
    if MEAN.search(page.plain[clause : amount.stated.start][-24:]):
        return
    number = words.removesuffix(amount.stated.unit).strip()
    values = (
        ("words", amount.label[-8:] + amount.stated.words),
        ("number", number),
        ("unit", amount.stated.unit),
    )
    yield _prompt("count_fraction", amount, values)


def _prompt(kind: str, amount: Amount, values: tuple[tuple[str, str], ...]) -> Prompt:
    span = amount.stated.start, amount.stated.end
    return Prompt(kind, "to_check", (span,), (amount.stated,), values)
