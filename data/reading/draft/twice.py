"""The same thing stated twice: with different values, or in different units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page
from data.reading.words import column, letters, rows

from .amounts import Amount
from .model import Prompt
from .outline import Outline
from .sums import PARTS, TOTAL

HAN = re.compile(r"[\u4e00-\u9fff]+")
OTHER_TIME = re.compile(
    rf"(?<![0-9〇零○])(?:[{letters('numerals')}两]{{1,3}}|[0-9]{{1,2}})年(?![0-9])|(?:期间|时期|任期|五年)|上年|去年|上半年|下半年|季度|\d月|同期|往年|历年|以来|20\d\d年(?=.*20\d\d年)|每|平均|人均|各(?!级|类|项)|计划|目标|要求"
)
RATE = re.compile(
    rf"[\u4e00-\u9fff]{{2,12}}率(?=(?:[{letters('hedging')}]*[{letters('level_words')}]*"
    r"|[下上]?[降升](?:至|到)|提[高升](?:至|到))$)"
)
# One body, one kind or one time of several: another figure than that of the whole.
NARROWED = re.compile(
    r"本级|部门|局|乡|镇|街道|法院|村|社区|其中|类|涉|首|新增|直接|当场|简易|普通|听证|线上|网上|窗口|占|一审|二审|上诉|结转|不予|未"
)
YEAR = re.compile(r"20[0-9]{2}年")
LEAST_KEY, LEAST_RATE = 5, 4
CONTEXT = 24
KINDS = {"件": "件", "宗": "件", "起": "件"}
PEOPLE = {"人": "人", "人次": "人"}


def checks(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """Every figure of what was done that is stated again, elsewhere, with another value or another unit."""
    first: dict[tuple[str, ...], Amount] = {}
    reported: set[tuple[str, str]] = set()
    for amount in amounts:
        key = _key(page, outline, amount)
        if not key:
            continue
        known = first.setdefault((key, amount.unit), amount)
        if known is amount or known.sentence == amount.sentence or not of_one_year(outline, known, amount):
            continue
        if known.value != amount.value and (key, amount.unit) not in reported:
            reported.add((key, amount.unit))
            yield stated_twice(known, amount, key)
    yield from _units(page, amounts)
    yield from _people(page, outline, amounts)


NOT_DONE = ("problems", "plan", "both")


def counted_again(page: Page, outline: Outline, amount: Amount, not_in: tuple[str, ...] = NOT_DONE) -> bool:
    """Whether it is an exact figure of the whole of this year, which may be stated again.

    not_in: the parts of the draft that tell of other things.
    """
    if not amount.is_exact or amount.is_change or amount.inside:
        return False
    return outline.part(amount.stated.start) not in not_in and not _is_elsewhere(page, amount)


def of_one_year(outline: Outline, *amounts: Amount) -> bool:
    """Whether the headings over figures name no two years."""
    headings = (outline.heading(amount.stated.start) for amount in amounts)
    return len({year for heading in headings for year in YEAR.findall(heading)[-1:]}) < 2


def _key(page: Page, outline: Outline, amount: Amount) -> str:
    """What an exact figure of this year counts, without the words that vary; empty where unclear."""
    if not counted_again(page, outline, amount):
        return ""
    if amount.is_share:
        return _rate_key(amount)
    words = bare(amount.lead)
    if len(words) < LEAST_KEY:
        start = max(page.clause(amount.stated.start)[0], amount.stated.start - 2 * CONTEXT)
        words = bare(page.plain[start : amount.stated.start]) + bare(amount.after[:12])
    if len(words) < LEAST_KEY:
        start = max(amount.sentence[0], amount.stated.start - CONTEXT)
        words = bare(page.plain[start : amount.stated.start].rpartition(";")[2])
    # Meetings and trainings happen several times over: only a total of them is one figure.
    adds_up = amount.unit in column("draft_events") and not TOTAL.search(amount.label)
    return "" if adds_up or len(words) < LEAST_KEY else words


def _rate_key(amount: Amount) -> str:
    """The name of a rate: one that every report knows, however it is introduced, else as it is worded."""
    rate = RATE.search(amount.label)
    if not rate:
        return ""
    known = next((name for name in column("draft_rate_names") if rate.group().endswith(name)), "")
    if known and NARROWED.search(amount.label[: amount.label.rindex(known)]):
        return ""
    words = known or bare(rate.group())
    return words if known or len(words) >= LEAST_RATE else ""


def bare(words: str) -> str:
    """The words without fillers: 全县各级人民调解组织共调解矛盾纠纷 → 调解矛盾纠纷."""
    bare = "".join(HAN.findall(words))
    for row in rows("draft_fillers"):
        bare = bare.replace(row["word"], row["as"])
    return bare


def _is_elsewhere(page: Page, amount: Amount) -> bool:
    """Tell a figure of another time, a part, or a mean."""
    start = max(amount.sentence[0], amount.stated.start - 2 * CONTEXT)
    before = page.plain[start : amount.stated.start]
    clause = page.plain[max(page.clause(amount.stated.start)[0], start) : amount.stated.start]
    return bool(OTHER_TIME.search(clause) or PARTS.search(before) or re.search(r"[较比]", clause))


def stated_twice(known: Amount, amount: Amount, key: str) -> Prompt:
    """Two places that give one thing, named by `key`, two values."""
    pair = (known, amount)
    values = (("name", key), ("first", known.stated.words), ("second", amount.stated.words))
    return Prompt(
        "stated_twice", "to_check", tuple((a.stated.start, a.stated.end) for a in pair),
        tuple(a.stated for a in pair), values,
    )  # fmt: skip


def _units(page: Page, amounts: list[Amount]) -> Iterator[Prompt]:
    """One kind of case counted in 件 here and in 宗 there; the rarer unit is pointed at, once a kind."""
    for row in rows("draft_counted"):
        counted = [a for a in amounts if a.stated.unit in KINDS and row["word"] in _clause(page, a)]
        used: dict[str, list[Amount]] = {}
        for amount in counted:
            used.setdefault(amount.stated.unit, []).append(amount)
        if len(used) > 1:
            usual, rare = sorted(used.values(), key=lambda group: (-len(group), group[0].stated.start))[:2]
            yield _unit_prompt(row["word"], rare[0], usual[0])


def _clause(page: Page, amount: Amount) -> str:
    return amount.label + amount.after


def _people(page: Page, outline: Outline, amounts: list[Amount]) -> Iterator[Prompt]:
    """The same number of the same thing, once in 人 and once in 人次."""
    first: dict[tuple[str, str], Amount] = {}
    for amount in amounts:
        words = bare(amount.label)[-4:]
        if amount.stated.unit not in PEOPLE or len(words) < 2 or amount.value < 10:
            continue
        known = first.setdefault((words, str(amount.value)), amount)
        if known.stated.unit != amount.stated.unit:
            yield _unit_prompt(words, amount, known)


def _unit_prompt(name: str, rare: Amount, usual: Amount) -> Prompt:
    pair = (rare, usual)
    values = (("name", name), ("first", usual.stated.words), ("second", rare.stated.words))
    return Prompt(
        "unit_changes", "to_check", tuple((a.stated.start, a.stated.end) for a in pair),
        tuple(a.stated for a in pair), values,
    )  # fmt: skip
