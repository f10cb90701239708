"""Do a step and a per cent follow from the two values they lie between, and do words and values agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page

from .amounts import CHANGED, Amount, Sentence
from .model import Prompt, Stated
from .rounding import last_digit, shown, shown_whole
from .sums import plain_number

FROM_TO = re.compile(r"[由从](?P<when>[^,;。]{0,12})$")
TO = re.compile(
    r"(?P<verb>减少|降低|降|下降|压减|压缩|精简|增加|增|上升|升|提升|提高|增长|缩短|减|缩|变|变化|)了?(?:至|到|为)$"
)
DOWN, UP = re.compile(r"减|降|缩|压|精|少|回落"), re.compile(r"增|升|提高|多")
BEFORE = re.compile(r"[较比与同](?:上年|去年|上一年|20\d\d年)度?(?:同期)?的?$")
# 上年为214件, 去年同期214件: the value before stands for itself.
PRIOR = re.compile(r"(?:上年|去年|上一年)度?(?:同期)?(?:的|为|是|有|共|仅)?$")
THIS_YEAR = re.compile(
    r"^(?:而|至)?(?:今年|本年|本年度|当年)|(?:今年|本年|本年度|当年|20[0-9]{2}年)(?:度)?(?:的|为|是|有|共)?$"
)
NAMED = re.compile(r"(?<![0-9])(20[0-9]{2})年")
LAST_YEAR = re.compile(r"(?:上年|去年|上一年|20[0-9]{2}年)(?!以来|底|末)")
HAN = re.compile(r"[\u4e00-\u9fff]+")
FILLERS = re.compile(
    r"同比|环比|[较比与]?(?:上年|去年|上一年|20\d\d年)(?:度)?(?:同期)?(?:相比)?|总量|数量|总数|累计|分别"
)
YEAR_BEFORE = re.compile(r"上年|去年|上一年|同比|20\d\d年")
POINTS = frozenset(("个百分点", "百分点"))
# 增加47: a step whose measure word is left out.
BARE = re.compile(
    r"[,(]{0,1}(?:同比|净|较上年|比上年|较去年|比去年)?(?P<verb>增加|减少|增|减|多|少)了?(?P<step>[0-9]{1,9})(?=[,。;)\n])"
)


def checks(page: Page, sentences: list[Sentence]) -> Iterator[Prompt]:
    """Every change whose two values are told, whether it agrees or not."""
    for sentence in sentences:
        yield from _between(page, sentence)
        yield from _reckoned_back(sentence)


def _between(page: Page, sentence: Sentence) -> Iterator[Prompt]:
    """由24份减至11份，减少13份: do the step and the per cent follow from the two values?"""
    amounts = sentence.amounts
    for at in range(len(amounts) - 1):
        old, new = amounts[at], amounts[at + 1]
        if old.unit != new.unit or not (old.is_exact and new.is_exact):
            continue
        way = TO.search(new.label) if FROM_TO.search(old.label) else None
        if way:
            yield from _direction(way["verb"], old, new)
        elif (BEFORE.search(new.label) or PRIOR.search(new.label)) and not old.is_change:
            old, new = new, old  # 2317件，较上年的2890件减少573件
        elif (years := _years(old, new)) and abs(years[0] - years[1]) == 1 and not new.is_change:
            old, new = (old, new) if years[0] < years[1] else (new, old)
        elif not (_is_before(old) and THIS_YEAR.search(new.label)):
            continue
        for step in (*amounts[at + 2 : at + 4], *_bare_step(page, amounts[at + 1])):
            is_value = step.unit == new.unit and not step.is_change
            if is_value or _has_own_subject(step, amounts[at], amounts[at + 1]):
                break
            if step.is_exact and step.is_change:
                yield from _direction(step.label, old, new)
                yield from _step_checked(old, new, step)


def _is_before(value: Amount) -> bool:
    """Whether a value says that it is of another year than this: 去年办理214件, 2023年办理214件."""
    return bool(LAST_YEAR.match(value.label) or PRIOR.search(value.label)) and not value.is_change


def _years(*values: Amount) -> tuple[int, ...]:
    """The years of two values (2023年收案214件，2024年收案251件); empty where one names none."""
    named = [NAMED.findall(value.label) for value in values]
    return tuple(int(years[0]) for years in named) if all(len(years) == 1 for years in named) else ()


def _has_own_subject(step: Amount, *values: Amount) -> bool:
    """Tell a change of something else: 材料由24份减至11份，办理时限压缩32%."""
    verb = CHANGED.search(step.label)
    subject = "".join(HAN.findall(FILLERS.sub("", step.label[: verb.start()] if verb else "")))
    known = "".join(value.lead for value in values)
    return len(subject) > 2 and not any(a + b in known for a, b in pairwise(subject))


def _bare_step(page: Page, last: Amount) -> Iterator[Amount]:
    """The step right behind two values that has no measure word of its own: theirs is meant."""
    found = BARE.match(page.plain, last.stated.end)
    if found:
        value = Decimal(found["step"])
        start, end = found.span("step")
        stated = Stated(start, end, page.text[start:end], value, last.stated.unit, "exact")
        yield replace(last, stated=stated, low=value, high=value, label=found["verb"], inside=False)


def _reckoned_back(sentence: Sentence) -> Iterator[Prompt]:
    """87份，比上年增加17份，增长24.3%: the value before follows from the step, the per cent from both."""
    plain = [amount for amount in sentence.amounts if not amount.inside]
    for at in range(1, len(plain) - 1):
        step, share = plain[at], plain[at + 1]
        changed = step.is_change and share.is_change and share.is_share and step.is_exact and share.is_exact
        new = next((a for a in plain[at - 1 :: -1][:2] if a.unit == step.unit and not a.is_change), None)
        if not changed or new is None or not new.is_exact or not YEAR_BEFORE.search(step.label):
            continue
        before = new.value + (step.value if DOWN.search(step.label) else -step.value)
        told = (FROM_TO, BEFORE, PRIOR)
        if before > 0 and not any(words.search(new.label) for words in told):
            old = replace(new, stated=replace(new.stated, value=before))
            yield from _step_checked(old, new, share)


def _direction(verb: str, old: Amount, new: Amount) -> Iterator[Prompt]:
    """Whether 增 or 减 is what happened from one value to the other."""
    if (DOWN.search(verb) and new.value > old.value) or (UP.search(verb) and new.value < old.value):
        values = (
            ("old", plain_number(old.value)),
            ("new", plain_number(new.value)),
            ("verb", verb[-6:]),
            ("@meant", "up" if new.value > old.value else "down"),
        )
        figures = (old.stated, new.stated)
        spans = tuple((stated.start, stated.end) for stated in figures)
        yield Prompt("direction", "to_check", spans, figures, values)


def _step_checked(old: Amount, new: Amount, step: Amount) -> Iterator[Prompt]:
    moved = abs(new.value - old.value)
    if step.is_share and old.is_share:
        return
    if step.is_share and old.value:
        computed, by = moved * 100 / old.value, old.value * step.value / 100
        fits = abs(computed - step.value) < last_digit(step.stated)
    elif step.unit == old.unit or (old.is_share and step.unit in POINTS):
        computed, by, fits = moved, step.value, moved == step.value
    else:
        return
    meant = old.value + (by if new.value >= old.value else -by)
    values = (
        ("old", plain_number(old.value)),
        ("new", plain_number(new.value)),
        ("computed", shown(computed, step)),
        ("stated", step.stated.words),
        ("unit", step.stated.unit),
        ("new_meant", plain_number(meant) if old.is_share else shown_whole(meant)),
    )
    # A value that was reckoned back shares its place with the one it was reckoned from.
    figures = {amount.stated.start: amount.stated for amount in (step, old, new)}
    yield Prompt(
        "change_agrees" if fits else "change_differs", "agrees" if fits else "to_check",
        tuple((stated.start, stated.end) for stated in figures.values()), tuple(figures.values()), values,
    )  # fmt: skip
