"""Means beside what they are the mean of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page

from .amounts import Amount, Sentence
from .model import Prompt
from .rounding import last_digit
from .sums import plain_number

# 平均每个镇20件, 每名调解员平均办理12件
MEAN = re.compile(
    r"平均(?:每(?:一?(?P<by>[个名家位支所户场次件宗期]))?|一?[个名家位支所户场次件宗])?(?P<of>[\u4e00-\u9fff]{0,6}?)(?:办理|调解|受理|办案|开展|培训|为|达到|达|约|有)*$"
    r"|(?P<of3>[户村镇乡县所院站季])均(?:办理|调解|受理|办案|开展|培训|为|达到|达|约|有)*$"
    r"|每(?:一?[个名家位支所户场次件宗])?(?P<of2>[\u4e00-\u9fff]{1,6}?)平均(?:[\u4e00-\u9fff]{0,4})$"
)
LEAST_PARTS, REACH = 2, 6


def checks(page: Page, sentences: list[Sentence]) -> Iterator[Prompt]:
    """Every mean that its parts, or its sum and its number of bearers, do not make."""
    for before, sentence in pairwise([None, *sentences]):
        if sentence is None:
            continue
        plain = [amount for amount in sentence.amounts if not amount.inside]
        for at, mean in enumerate(plain):
            named = MEAN.search(mean.label)
            if not named or not mean.is_exact or mean.is_change or mean.is_share:
                continue
            known = plain[:at] or (list(before.amounts) if before else [])
            yield from _outside(page, known, mean)
            of = named["of"] or named["of2"] or named["of3"] or ""
            yield from _divided(known, mean, of, named["by"] or "")


def _outside(page: Page, known: list[Amount], mean: Amount) -> Iterator[Prompt]:
    """分别12件、15件、18件，平均20件: a mean above all its parts, or below them."""
    parts: list[Amount] = []
    for amount in reversed(known):
        joined = not parts or page.plain[amount.stated.end : parts[0].stated.start].strip("、和及与,") == ""
        if amount.unit != mean.unit or not amount.is_exact or amount.is_change or not joined:
            break
        parts.insert(0, amount)
    if len(parts) < LEAST_PARTS:
        return
    values = [part.value for part in parts]
    if not min(values) <= mean.value <= max(values):
        shown = "＋".join(plain_number(value) for value in values)
        total = Decimal(sum(values))
        yield _prompt(f"({shown})", total, Decimal(len(values)), [*parts], mean)


def _divided(known: list[Amount], mean: Amount, of: str, by: str) -> Iterator[Prompt]:
    """12个镇办理120件，平均每个镇20件: the one sum and the one number of bearers before it.

    of, by: the noun of the bearers and their measure word, each perhaps empty (8场，平均每场60人).
    """
    sums = [a for a in known if a.unit == mean.unit and not a.is_change]
    borne = [a for a in known if a.value and not a.is_change]
    bearers = [a for a in borne if (_bears(a, of) if of else a.unit == by and a.unit != mean.unit)]
    if len(sums) != 1 or len(bearers) != 1 or sums[0] is bearers[0]:
        return
    total, bearer = sums[0], bearers[0]
    computed = total.value / bearer.value
    if total.is_exact and bearer.is_exact and abs(computed - mean.value) >= _step(mean):
        yield _prompt(plain_number(total.value), total.value, bearer.value, [total, bearer], mean)


def _step(mean: Amount) -> Decimal:
    return last_digit(mean.stated) * max(Decimal(1), mean.high - mean.value)


def _bears(amount: Amount, of: str) -> bool:
    """Whether a number counts what the mean is taken over: 12个镇 for 每个镇, 48名调解员 for 每名调解员."""
    return amount.after.startswith(of) or (len(of) == 1 and of in amount.after[:REACH])


def _prompt(shown: str, total: Decimal, number: Decimal, figures: list[Amount], mean: Amount) -> Prompt:
    computed = (total / number).quantize(Decimal("0.1"))
    values = (
        ("total", shown),
        ("number", plain_number(number)),
        ("computed", plain_number(computed)),
        ("stated", mean.stated.words),
        ("total_meant", plain_number(mean.value * number)),
    )
    amounts = (mean, *figures)
    spans = tuple((amount.stated.start, amount.stated.end) for amount in amounts)
    return Prompt("mean_differs", "to_check", spans, tuple(a.stated for a in amounts), values)
