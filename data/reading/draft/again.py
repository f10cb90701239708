"""The same step of the same work stated again in other words: 复议审结82宗, and 审结行政复议案件86宗.

Rules about the same words stated again are in `twice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.reading.page import Page
from data.reading.words import any_of, column, letters, mapping

from .amounts import Amount
from .model import Prompt
from .outline import Outline
from .twice import NARROWED, bare, counted_again, of_one_year, stated_twice

# Words between a step and its number that narrow nothing: 审结行政复议案件共86宗.
PLAIN = r"(?:各类|各项|的|了|共|申请|案件|案|纠纷|事项|数量|数|量|总数|总量|件数)"
CAME = "收到"
LEVEL = rf"[{letters('hedging')}]{{0,2}}[{letters('level_words')}]{{0,2}}"
# 为农民工办理…, 市场监管领域立案…, 经调解结案…
FOR_SOME = re.compile(r"[为对由经因](?!$)|领域|专项|行动|结案的|办理的")
TAIL = re.compile(r"(?:总?[数量])$")
# What is wanting may tell this year's figures, too.
AHEAD = ("plan", "both")
SUBJECT, SUFFIX, LEAST_DIGITS = 60, 4, 2


def checks(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """Every step of one work that has another number elsewhere, and numbers whose digits changed places."""
    yield from _steps(page, outline, amounts)
    yield from _swapped(page, outline, amounts)


def _steps(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    first: dict[tuple[str, ...], Amount] = {}
    reported: set[tuple[str, ...]] = set()
    for amount in amounts:
        key = _step_of(page, outline, amount)
        if not key:
            continue
        known = first.setdefault(key, amount)
        differs = known.sentence != amount.sentence and known.value != amount.value
        differs = differs and of_one_year(outline, known, amount)
        if differs and key not in reported:
            reported.add(key)
            yield stated_twice(known, amount, f"{key[0]}{key[1]}")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A step with at most its work behind it, up to the number; and the work alone."""
    topics = any_of(column("draft_topics"))
    steps = any_of(column("draft_steps"))
    # 复议申请215宗: what came in, without its verb
    came = rf"(?P<came>{topics})(?:案件)?申请{PLAIN}{{0,2}}{LEVEL}$"
    step = rf"(?P<step>{steps}){PLAIN}{{0,3}}(?P<topic>{topics})?{PLAIN}{{0,3}}{LEVEL}$"
    return re.compile(rf"{step}|{came}"), re.compile(topics)


def _step_of(page: Page, outline: Outline, amount: Amount) -> tuple[str, str, str] | None:
    """Which work, which step of it, and the unit; None where that is not plain."""
    if amount.is_share or not counted_again(page, outline, amount, AHEAD):
        return None
    start = max(amount.sentence[0], amount.stated.start - SUBJECT)
    before = page.plain[start : amount.stated.start]
    step, work = _patterns()
    found = step.search(amount.label)
    named = found and (found["topic"] or found["came"])
    known = mapping("draft_topics", "word", "topic")
    topics = {known[match.group()] for match in work.finditer(before)}
    if not found or len(topics) != 1 or NARROWED.search(amount.label) or NARROWED.search(amount.after[:6]):
        return None
    clause = page.plain[max(page.clause(amount.stated.start)[0], start) : amount.stated.start]
    opening = clause[: len(clause) - len(found.group())]
    if (
        NARROWED.search(clause)
        or FOR_SOME.search(opening)
        or (not named and NARROWED.search(before.rpartition(";")[2]))
    ):
        return None
    return topics.pop(), mapping("draft_steps", "word", "step").get(found["step"], CAME), amount.unit


def _swapped(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """27件 and 72件 of what ends in the same words: one is likely the other with digits changed."""
    first: dict[tuple[str, ...], Amount] = {}
    for amount in amounts:
        if amount.is_share or not counted_again(page, outline, amount, AHEAD):
            continue
        if NARROWED.search(amount.label) or FOR_SOME.search(amount.label):
            continue
        words = TAIL.sub("", bare(amount.label))
        digits = "".join(sorted(plain for plain in amount.stated.words if plain.isdigit()))
        if len(words) < SUFFIX or len(digits) < LEAST_DIGITS:
            continue
        known = first.setdefault((words[-SUFFIX:], amount.unit, digits), amount)
        differs = known.value != amount.value and known.sentence != amount.sentence
        if differs and of_one_year(outline, known, amount):
            yield stated_twice(known, amount, words[-2 * SUFFIX :])
