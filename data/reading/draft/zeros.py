"""None of a thing in one place, some of it in another: 行政诉讼零败诉 beside 败诉3件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.reading.page import Page
from data.reading.words import any_of, column, letters, mapping

from .amounts import Amount
from .model import Prompt
from .outline import Outline
from .twice import counted_again

# 投诉, 信访 and 纠纷 are also what comes in and is dealt with.
TAKEN = frozenset(
    ("投诉", "信访", "上访", "舆情", "违法", "违规", "违纪", "申诉", "复议", "诉讼", "应诉", "发生", "遗漏")
)
CASES = r"(?:案件|事件|情况|情形|案|数|件数)?"
NARROWED = re.compile(
    r"重大|特大|重特|一般|较大|恶性|群体|安全|刑事|民事|涉|一审|二审|本级|乡|镇|街道|村|局|部门|类|首次"
)
YEAR = re.compile(r"20[0-9]{2}年")
# 无一人脱管: the number is of the zero itself.
# 纠正差错3件: what was found and dealt with is no contradiction.
DEALT_WITH = re.compile(r"纠正|整改|化解|排查|处置|受理|查处|发现|处理|预防|避免|减少|下降")
NONE_OF = re.compile(r"(?:无|没有|没有发生|未发生|未出现|未有)$")
REACH, DONE = 30, ("front", "measures")


def checks(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """Every stated zero whose thing has a number elsewhere."""
    some = _numbered(page, outline, amounts)
    reported: set[str] = set()
    for match in _none().finditer(page.plain):
        event, start = match["event"] or match["before"], match.start()
        amount = some.get(event)
        if (
            not amount
            or event in reported
            or outline.part(start) not in DONE
            or page.quotes.at(start, start + 1)
        ):
            continue
        here = page.plain[max(page.clause(start)[0], start - REACH) : match.end()]
        there = page.plain[max(page.clause(amount.stated.start)[0], amount.stated.start - REACH) :][:REACH]
        if len(_years(page, start) | _years(page, amount.stated.start)) > 1:
            continue
        if _narrowed(here) == _narrowed(there) and _works(page, start) & _works(page, amount.stated.start):
            reported.add(event)
            words = page.text[start : match.end()]
            values = (("words", words), ("name", event), ("stated", amount.stated.words))
            spans = ((start, match.end()), (amount.stated.start, amount.stated.end))
            yield Prompt("zero_beside", "to_check", spans, (amount.stated,), values)


@cache
def _events() -> str:
    return any_of(event for event in column("events", how="any") if event not in TAKEN and event[0] != "被")


@cache
def _none() -> re.Pattern[str]:
    return re.compile(
        rf"(?:零|无一[件起宗例名人]?|未发生(?:一[件起宗例])?|没有发生(?:一[件起宗例])?|未出现|无)[\u4e00-\u9fff]{{0,6}}?"
        rf"(?P<event>{_events()})"
        rf"|(?P<before>{_events()}){CASES}(?:发生|为|是)?(?:零|0[件起宗例人名次])(?=[,。;、\n]|$)"
    )


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<event>{_events()}){CASES}(?P<rate>率)?(?:[{letters('hedging')}]{{0,2}}[{letters('level_words')}]{{0,2}}|有|共)$"
    )


def _numbered(page: Page, outline: Outline, amounts: list[Amount]) -> dict[str, Amount]:
    """The first number above zero of each such thing: 败诉3件, 3件败诉."""
    some: dict[str, Amount] = {}
    behind = re.compile(rf"(?:被)?(?P<event>{_events()})")
    for amount in amounts:
        if not amount.value or NONE_OF.search(amount.label) or not counted_again(page, outline, amount):
            continue
        if DEALT_WITH.search(amount.label):
            continue
        found = _counted().search(amount.label) or behind.match(amount.after)
        # 败诉率3.1%: some of a thing, as a share of it
        rate = "rate" in found.re.groupindex and bool(found["rate"]) if found else False
        if found and rate == amount.is_share:
            some.setdefault(found["event"], amount)
    return some


def _years(page: Page, at: int) -> frozenset[str]:
    """The years that the clauses up to a place name, within its sentence."""
    start = max(page.sentence(at)[0], at - 2 * REACH)
    return frozenset(YEAR.findall(page.plain[start:at])[-1:])


def _narrowed(words: str) -> frozenset[str]:
    return frozenset(NARROWED.findall(words))


def _works(page: Page, at: int) -> frozenset[str]:
    """The works that a sentence names, up to a place; a sentence that names none may be of any."""
    start, end = page.sentence(at)
    named = mapping("draft_topics", "word", "topic")
    words = page.plain[max(start, at - 2 * REACH) : min(end, at + REACH)]
    return frozenset(topic for word, topic in named.items() if word in words) or frozenset(named.values())
