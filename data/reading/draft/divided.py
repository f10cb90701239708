"""Wholes that are divided: shares that make more than 100 %, two parts that are all there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate, pairwise

from data.reading.page import Page
from data.reading.words import column, rows

from .amounts import Amount, Sentence
from .model import Prompt
from .rounding import last_digit
from .sums import PARTS, TOTAL, parts_prompt, plain_number

HUNDRED = Decimal(100)
SHARE = re.compile(r"占(?:比|总数|全部|其)?[\u4e00-\u9fff]{0,8}$")
# Shares of a make-up need no verb; those of several bodies do not make a whole, and are far above it.
MADE_UP = re.compile(r"分布|构成|结构|组成|来源|类型|[类型种]$")
FAR = Decimal(130)
RATED = re.compile(r"率|度|增|降|升|减|完成|达")
# A share of another whole, such as that of the province.
ELSEWHERE = re.compile(r"全[国省市]|同比|较|上年|去年|同期")
# 婚姻类占45%、邻里类38%: the verb is not said again.
JOINED = re.compile(r"[、,和及与]{1,2}[^、,。;率升降增减高低于]{0,10}")
KIND = re.compile(r"[类型种](?:占比?)?$")
APART = re.compile(r"分别")
LEAST_ALONE, LEAST_CUED, PREVIOUS_REACH = 3, 2, 60
# A count this near before the first share is its own part.
BESIDE, LEAD = 10, 16


def checks(page: Page, sentences: list[Sentence]) -> Iterator[Prompt]:
    """Every division that its printed parts do not make."""
    for before, sentence in pairwise([None, *sentences]):
        if sentence is None:
            continue
        yield from _shares(page, sentence)
        yield from _halves(page, before, sentence)


def _shares(page: Page, sentence: Sentence) -> Iterator[Prompt]:
    """婚姻类占45%、邻里类占38%、土地类占27%: more than the whole."""
    run: list[Amount] = []
    counts = [amount for amount in sentence.amounts if not amount.is_share]
    for amount in sentence.amounts:
        if not amount.is_share:
            # Beside their whole, shares are reckoned one by one.
            if not run or counts[0].stated.start < run[0].stated.start - BESIDE:
                yield from _judged(page, sentence, run)
                run = []
            continue
        joined = bool(run) and bool(JOINED.fullmatch(page.plain[run[-1].stated.end : amount.stated.start]))
        made_up = MADE_UP.search(
            page.plain[max(sentence.start, amount.stated.start - LEAD) : amount.stated.start]
        ) and not RATED.search(amount.label)
        if not amount.is_exact or amount.is_change or not (SHARE.search(amount.label) or joined or made_up):
            yield from _judged(page, sentence, run)
            run = []
        else:
            run.append(amount)
    yield from _judged(page, sentence, run)


def _judged(page: Page, sentence: Sentence, run: list[Amount]) -> Iterator[Prompt]:
    if len(run) < LEAST_CUED:
        return
    before = page.plain[sentence.start : run[0].stated.start]
    of_kinds = all(KIND.search(share.label) for share in run)
    are_sides = len(run) == LEAST_CUED and _are_sides(*run)
    is_cued = bool(PARTS.search(before) or APART.search(run[0].label) or of_kinds or are_sides)
    words = page.plain[sentence.start : run[-1].stated.end]
    total = Decimal(sum(share.value for share in run))
    overlaps = "男" not in words and any(mark in words for mark in column("draft_overlaps"))
    overlaps |= total > FAR and not any(SHARE.search(share.label) for share in run)
    slack = Decimal(sum(last_digit(share.stated) for share in run)) / 2
    if len(run) < (LEAST_CUED if is_cued else LEAST_ALONE) or overlaps or ELSEWHERE.search(words):
        return
    # 占60%、30%、10%，调解结案占45%: what makes the whole already has something else behind it.
    is_whole = any(abs(sum_ - HUNDRED) <= slack for sum_ in accumulate(share.value for share in run))
    if total - slack > HUNDRED and not is_whole and all(share.value < HUNDRED for share in run):
        values = (
            ("sum", "＋".join(plain_number(share.value) for share in run)),
            ("computed", plain_number(total)),
            ("difference", plain_number(total - HUNDRED)),
        )
        figures = tuple(share.stated for share in run)
        spans = tuple((stated.start, stated.end) for stated in figures)
        yield Prompt("shares_above", "to_check", spans, figures, values)


def _halves(page: Page, before: Sentence | None, sentence: Sentence) -> Iterator[Prompt]:
    """文件7份，县政府4份、部门2份: two parts alone make the whole, however small it is."""
    plain = [a for a in sentence.amounts if not a.is_share and not a.inside]
    for first, second in pairwise(plain):
        if not _are_halves(first, second):
            continue
        known = plain[: plain.index(first)]
        if not known and before is not None and sentence.start - before.end < PREVIOUS_REACH:
            known = list(before.amounts)[-1:]
        whole = known[-1] if known else None
        behind = plain[plain.index(second) + 1 :]
        goes_on = any(a.unit == first.unit and not a.is_change and not TOTAL.match(a.label) for a in behind)
        if whole is None or whole.unit != first.unit or whole.is_change or goes_on:
            continue
        if PARTS.search(page.plain, whole.sentence[0], whole.stated.start):
            continue  # it is a part itself
        total = first.value + second.value
        if all(a.is_exact for a in (whole, first, second)) and max(first.value, second.value) <= whole.value:
            below = total < whole.value
            # What falls short by more than the smaller part is another matter.
            near = whole.value - total <= min(first.value, second.value) if below else total > whole.value
            if near:
                yield parts_prompt("parts_below" if below else "parts_above", whole, [first, second])


def _are_halves(first: Amount, second: Amount) -> bool:
    """Whether the words of two numbers of one unit are two sides of one thing: 男 and 女, 线上 and 线下."""
    if first.unit != second.unit or first.is_change or second.is_change or not second.label:
        return False
    return _are_sides(first, second)


def _are_sides(first: Amount, second: Amount) -> bool:
    """Whether the words say so, whatever the numbers."""
    return any(
        row["one"] in mine and row["other"] in other
        for row in rows("draft_halves")
        for mine, other in ((first.label, second.label), (second.label, first.label))
    )
