"""Claims without a number: 全覆盖, 明显提升, 大幅下降, and rates of 100 % whose cases are not told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from data.reading.claims import claims as coverage
from data.reading.claims import counts
from data.reading.page import Page
from data.reading.words import letters, rows

from .amounts import Amount
from .model import Prompt
from .outline import Outline

STRONG = re.compile(
    r"(?:明显|显著|大幅度?|大大|成倍|大为|极大|较大幅度)(?:地)?"
    r"(?:提升|提高|下降|降低|减少|增长|上升|增加|改善|增强|好转|缩短|压缩|优化|压减|提速|精简)"
    r"|(?:提升|提高|下降|降低|减少|增长|上升|增加|改善|增强)(?:明显|显著)"
)
STEP = re.compile(r"(?:增|升|降|减|缩|压|提)[\u4e00-\u9fff]{0,2}(?:至|到)$")
WISH = re.compile(r"(?:力争|确保|争取|努力|目标|计划|旨在|为了|以期|将|要|推动|促进)[^。;,]{0,16}$")
MARK = re.compile(rf"^(?:[(（]?[{letters('numerals')}\d]{{1,3}}[)）.、是])+")
# 按照…达到100%的目标
AIM = re.compile("的(?:目标|要求|任务|标准)")
WISHED = 24
SUBJECT = 16
REACH, HEADLINE = 40, 20
EVERYWHERE = {"行政", "法治", "政府", "工作", "建设", "全县", "全市", "全区"}


def checks(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """Every claim of what was done, in a clause that has no number in it or beside it."""
    places = [amount.stated.start for amount in amounts if not _is_hundred(amount)]
    steps = [amount.stated.start for amount in amounts if amount.is_change or STEP.search(amount.label)]
    for claim in coverage(page, counts(page)):
        if (
            not claim.reason
            and _is_done(page, outline, claim.core)
            and not _has_number(page, places, claim.core)
        ):
            yield _claim(page, claim.start, claim.end, "coverage_claim")
    for match in STRONG.finditer(page.plain):
        start, _ = page.clause(match.start())
        if (
            not _is_wished(page, start, match.start())
            and _is_done(page, outline, match.start())
            and not _has_number(page, steps, match.start())
        ):
            yield _claim(page, *match.span(), "change_claim")
    yield from _hundreds(page, outline, amounts)


def _is_hundred(amount: Amount) -> bool:
    return amount.is_share and amount.value == 100


def _is_done(page: Page, outline: Outline, at: int) -> bool:
    """Whether it says what was reached; in problems and plans such words say what is wanted."""
    return outline.part(at) not in ("problems", "plan", "both") and page.masks.at(at, at + 2) is None


def _is_wished(page: Page, start: int, at: int) -> bool:
    """Tell what is to be reached: 力争…, 确保…, within the clause that starts at `start`."""
    return bool(WISH.search(page.plain[max(start, at - WISHED) : at]))


def _has_number(page: Page, places: list[int], at: int) -> bool:
    """Whether a number stands in the claim's clause or in one of its neighbours in the sentence.

    A short sentence may be the headline of the next (合法性审核应审尽审。审核文件268件).
    """
    first, last = page.sentence(at)
    if last - first < HEADLINE and last < len(page.text):
        following = page.sentence(last)[1]
        last = following if _same_subject(page.plain[first:at], page.plain[last:following]) else last
    start, end = page.clause(at)
    start = page.clause(start - 1)[0] if start - 1 >= first else start
    end = page.clause(end)[1] if end < last else end
    start, end = max(start, first, at - 2 * REACH), min(end, last, at + 2 * REACH)
    nearest = bisect_left(places, start)
    return nearest < len(places) and places[nearest] < end


def _same_subject(headline: str, following: str) -> bool:
    """Whether two sentences share a word of two signs, other than those that every report is full of."""
    return any(a + b in following for a, b in pairwise(headline) if a + b not in EVERYWHERE)


def _claim(page: Page, start: int, end: int, kind: str) -> Prompt:
    opening = max(page.clause(start)[0], start - SUBJECT)
    words = MARK.sub("", page.text[opening:end].strip())
    return Prompt(kind, "not_listed", ((start, end),), (), (("words", words),))


def _hundreds(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """Rates of 100 % that rest on cases, where no number of cases stands near."""
    for at, amount in enumerate(amounts):
        start = amount.stated.start
        if not _is_hundred(amount) or not amount.is_exact or not _is_done(page, outline, start):
            continue
        if _is_wished(page, page.clause(start)[0], start) or AIM.match(amount.after):
            continue
        near = [
            a for a in amounts[max(0, at - 4) : at + 4] if not a.is_share and a.sentence == amount.sentence
        ]
        for row in rows("draft_rates"):
            if row["rate"] in amount.label and not near:
                span = amount.stated.start, amount.stated.end
                words = amount.label[amount.label.index(row["rate"]) :] + amount.stated.words
                values = (("words", words), ("@base", row["base"]))
                yield Prompt("hundred_claim", "not_listed", (span,), (amount.stated,), values)
                break
