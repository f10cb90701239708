"""Do shares and rates agree with the numbers they are made of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page
from data.reading.words import column, letters, rows

from .amounts import Amount, Sentence
from .model import Prompt
from .rounding import last_digit, shown, shown_whole
from .sums import PARTS, lists, name_of, plain_number

RATE = re.compile(
    rf"([\u4e00-\u9fff]{{2,8}})率(?:[{letters('hedging')}]*[{letters('level_words')}]*|持续保持|保持在)$"
)
# 维持60件，占50%; 维持60件（50%）
SHARE = re.compile(r"占(?:比|总数|全部|其)?[\u4e00-\u9fff]{0,8}$|^\($")
COMPARES = re.compile(r"较|(?<!占)比|同期|上升|下降|提高|提升|增长|百分点|降低|减少|增加")
# 加上上年结转的共调解成功83件
CARRIED = re.compile(r"上年|去年|往年|历年|结转|累计")
REACH, LEAST_PARTS = 12, 2
# A rate of points (得分率) has a full mark for its whole, which nobody prints.
SCORES = frozenset("分")


def checks(page: Page, sentences: list[Sentence]) -> Iterator[Prompt]:
    """Every rate, share and change that can be computed from the draft, whether it agrees or not."""
    known = Known(sentences)
    for before, sentence in pairwise([None, *sentences]):
        if sentence is None:
            continue
        yield from _rates(sentence, known)
        yield from _successes(sentence)
        yield from _parts_with_shares(page, sentence, known)
        for whole, parts in lists(page, before, sentence):
            yield from _list_rates(sentence, whole, parts, known)
            yield from _shares(page, sentence, whole, parts, known)


class Known:
    """The exact numbers of a draft by unit, to ask whether some other whole explains a share."""

    def __init__(self, sentences: list[Sentence]) -> None:
        by_unit: dict[str, set[Decimal]] = {}
        for sentence in sentences:
            for amount in sentence.amounts:
                by_unit.setdefault(amount.unit, set()).add(amount.value)
        self._values = {unit: sorted(values) for unit, values in by_unit.items()}

    def explain(self, part: Amount, share: Amount) -> bool:
        """Whether part ÷ some number of the draft is the share."""
        step = last_digit(share.stated)
        low, high = share.value - step, share.value + step
        if low <= 0:
            return True
        least, most = part.low * 100 / high, part.high * 100 / low
        values = self._values.get(part.unit, [])
        at = bisect_right(values, least)
        return at < len(values) and values[at] < most


def _fits(part: Amount, whole: Amount, share: Amount) -> bool:
    if not whole.low or not whole.value:
        return True
    step, low, high = last_digit(share.stated), part.low * 100 / whole.high, part.high * 100 / whole.low
    return share.value - step < high and low < share.value + step


def _rates(sentence: Sentence, known: Known) -> Iterator[Prompt]:
    """调解2487宗，成功2440宗，成功率98.1%: the rate names its numerator, before it stands the whole."""
    for at, share in enumerate(sentence.amounts):
        named = RATE.search(share.label)
        if not share.is_share or not share.is_exact or not named or COMPARES.search(share.label):
            continue
        pair = _pair(named[1], list(sentence.amounts[max(0, at - REACH) : at]))
        if pair is None:
            continue
        part, whole = pair
        if _fits(part, whole, share):
            yield _prompt("rate_agrees", part, whole, share, "agrees")
        elif not known.explain(part, share):
            yield _prompt("rate_differs", part, whole, share)


def _pair(name: str, before: list[Amount]) -> tuple[Amount, Amount] | None:
    """Numerator and whole of a rate among the numbers before it."""
    counts = [
        amount for amount in before if not amount.is_share and not amount.is_change and not amount.inside
    ]
    stems = (name[-2:], *(row["stem"] for row in rows("draft_stems") if row["rate"] in name))
    for whole, part in list(pairwise(counts))[::-1]:
        same = part.unit == whole.unit and part.unit not in SCORES and part.low <= whole.high
        if same and any(stem in part.label for stem in stems) and part.is_exact and whole.is_exact:
            return part, whole
    return None


def _shares(
    page: Page, sentence: Sentence, whole: Amount, parts: list[Amount], known: Known
) -> Iterator[Prompt]:
    """Shares behind the parts of a 其中 list: 其中维持1691件，占61.4%."""
    followers = {a.stated.start: b for a, b in pairwise(sentence.amounts)}
    for part in parts:
        share = followers.get(part.stated.start)
        if share is None or not share.is_share or not share.is_exact or not SHARE.search(share.label):
            continue
        if COMPARES.search(share.label) or not part.is_exact or not whole.is_exact:
            continue
        if _fits(part, whole, share):
            yield _prompt("share_agrees", part, whole, share, "agrees")
        elif not known.explain(part, share):
            yield _prompt("share_differs", part, whole, share)


def _parts_with_shares(page: Page, sentence: Sentence, known: Known) -> Iterator[Prompt]:
    """受理840件，婚姻类210件、占28%，邻里类…: no word marks the parts, but a share follows each."""
    amounts = sentence.amounts
    pairs = [
        (part, share)
        for part, share in pairwise(amounts)
        if not part.is_share and share.is_share and part.is_exact and share.is_exact
        and SHARE.search(share.label) and not COMPARES.search(share.label) and not part.is_change
    ]  # fmt: skip
    if len(pairs) < LEAST_PARTS:
        return
    first = pairs[0][0]
    before = [a for a in amounts if a.stated.end <= first.stated.start and a.unit == first.unit]
    whole = before[-1] if before else None
    if whole is None or not whole.is_exact or PARTS.search(page.plain, sentence.start, first.stated.start):
        return
    for part, share in pairs:
        fits = part.unit != whole.unit or part.low > whole.high or _fits(part, whole, share)
        if not fits and not known.explain(part, share):
            yield _prompt("share_differs", part, whole, share)


def _list_rates(sentence: Sentence, whole: Amount, parts: list[Amount], known: Known) -> Iterator[Prompt]:
    """审结139件，其中撤销15件、…，纠错率10.8%: some kinds of outcome are what the rate counts."""
    for share in sentence.amounts:
        named = RATE.search(share.label)
        behind = share.stated.start > parts[-1].stated.end
        if (
            not behind
            or not share.is_share
            or not share.is_exact
            or not named
            or COMPARES.search(share.label)
        ):
            continue
        outcomes = [row["outcome"] for row in rows("draft_outcomes") if row["rate"] == named[1][-2:]]
        counted = [part for part in parts if any(outcome in part.label for outcome in outcomes)]
        if not counted or not whole.is_exact or not all(part.is_exact for part in counted):
            continue
        if any(_fits(part, whole, share) or known.explain(part, share) for part in counted):
            continue
        total = Decimal(sum(part.value for part in counted))
        summed = replace(counted[0], stated=replace(counted[0].stated, value=total), low=total, high=total)
        if not _fits(summed, whole, share) and not known.explain(summed, share):
            figures = tuple(amount.stated for amount in (share, *counted, whole))
            spans = tuple((stated.start, stated.end) for stated in figures)
            yield replace(_prompt("rate_differs", summed, whole, share), figures=figures, spans=spans)


def _successes(sentence: Sentence) -> Iterator[Prompt]:
    """A number of successes above the number of tries that stands right before it."""
    for whole, part in pairwise(sentence.amounts):
        marked = any(mark in part.label for mark in column("draft_successes"))
        same = part.unit == whole.unit and part.is_exact and whole.is_exact and not part.is_share
        tried = any(verb in whole.label for verb in column("draft_successes", "whole"))
        carried = CARRIED.search(part.lead)
        if marked and same and tried and not whole.is_change and not carried and part.low > whole.high:
            yield _prompt("success_above", part, whole, part)


def _prompt(kind: str, part: Amount, whole: Amount, share: Amount, verdict: str = "to_check") -> Prompt:
    """part, whole: the two numbers; share: what is printed, a rate or, of two counts, the part itself."""
    computed = part.value * 100 / whole.value if whole.value else Decimal(0)
    values = (
        ("part", plain_number(part.value)), ("whole", plain_number(whole.value)),
        ("computed", shown(computed, share)), ("stated", share.stated.words), ("name", name_of(share)),
        ("part_meant", shown_whole(whole.value * share.value / 100)),
    )  # fmt: skip
    amounts = dict.fromkeys((share, part, whole))
    spans = tuple((amount.stated.start, amount.stated.end) for amount in amounts)
    return Prompt(kind, verdict, spans, tuple(amount.stated for amount in amounts), values)
