"""Full coverage beside a part of the whole: 236个村中211个已聘请, and 实现全覆盖."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data.reading.claims import claims, counts
from data.reading.page import Page

from .amounts import Amount, Sentence
from .model import Prompt
from .outline import Outline
from .rounding import shown_whole
from .sums import PARTS, plain_number

# What has been done to the part: 已建成211个, 211个村聘请了法律顾问.
DONE = re.compile(
    r"已|完成|建成|建立|设立|成立|配备|聘请|聘任|签约|签订|接入|入驻|开通|落实|覆盖|录入|评查|培训|开展|达标"
)
# A part that is chosen for another quality: 211个为示范村.
OTHER = re.compile(
    r"示范|优秀|星级|试点|先进|民主法治|女|新增|今年|本年|优化|提升|升级|改建|首批|特色|以上|达到|获"
)
# What may stand between a claim and its clause's beginning without naming what is covered.
FILLING = re.compile("[ ,实现了基本已]*")
FULL, NEAR, REACH, SHARED = "full", 120, 40, 2


def checks(page: Page, outline: Outline, sentences: list[Sentence]) -> Iterator[Prompt]:
    """Every such claim, with the whole and the part that stand in its sentence or beside it."""
    pairs = [pair for sentence in sentences for pair in _pairs(page, sentence)]
    at = 0
    for claim in claims(page, counts(page)):
        while at < len(pairs) and pairs[at][1].stated.end < claim.start - NEAR:
            at += 1
        if claim.reason or claim.extent != FULL or outline.part(claim.start) not in ("front", "measures"):
            continue
        for whole, part in pairs[at : at + 3]:
            if whole.stated.start - NEAR < claim.end and _is_of(page, claim.start, claim.end, whole, part):
                yield _prompt(page, claim.start, claim.end, whole, part)
                break


def _pairs(page: Page, sentence: Sentence) -> Iterator[tuple[Amount, Amount]]:
    """A whole, and right behind it the part of it to which something was done."""
    for whole, part in pairwise(sentence.amounts):
        same = whole.unit == part.unit and not whole.is_share and whole.is_exact and part.is_exact
        if not same or part.is_change or not 0 < part.value < whole.value or part.value * 2 < whole.value:
            continue
        beside = page.plain[whole.stated.end : part.stated.end] + part.after
        # 其中211个村建有工作室 tells something else of the part.
        among = PARTS.search(beside) and "已" not in beside
        if DONE.search(beside) and not OTHER.search(beside) and not among:
            yield whole, part


def _is_of(page: Page, start: int, end: int, whole: Amount, part: Amount) -> bool:
    """Whether the claim is about what the whole counts: 村 in 村(社区)法律顾问全覆盖."""
    opening, closing = page.clause(start)
    words = page.plain[max(opening, start - REACH) : min(closing, end + REACH)]
    between = page.plain[min(end, whole.stated.start) : max(start, part.stated.end)]
    if whole.stated.start < start < part.stated.start or "\n" in between or between.count("。") > 1:
        return False
    noun = whole.after[:1] or part.after[:1]
    is_alone = FILLING.fullmatch(page.plain, max(opening, start - REACH), start) is not None
    named = {a + b for a, b in pairwise(whole.label + part.label)}
    return (
        is_alone or bool(noun and noun in words) or sum(a + b in named for a, b in pairwise(words)) >= SHARED
    )


def _prompt(page: Page, start: int, end: int, whole: Amount, part: Amount) -> Prompt:
    share = part.value * 100 / whole.value
    opening = max(page.clause(start)[0], start - REACH)
    values = (
        ("words", page.text[opening:end].strip()),
        ("part", plain_number(part.value)),
        ("whole", plain_number(whole.value)),
        ("computed", f"{share:.1f}"),
        ("difference", shown_whole(whole.value - part.value)),
        ("unit", whole.stated.unit),
    )
    figures = (whole.stated, part.stated)
    spans = ((start, end), *((stated.start, stated.end) for stated in figures))
    return Prompt("covered_part", "to_check", spans, figures, values)
