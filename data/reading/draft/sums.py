"""Do parts make their whole: 其中 lists, lists that end in a total, totals that open a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page
from data.reading.words import column, letters

from .amounts import Amount, Sentence, run_of, separator
from .model import Prompt

PARTS = re.compile(rf"其中(?!之|一)|(?<=[{letters('units_before')}])中(?=,)")
OPENS_LIST = re.compile(r"包括|分为|分别[为是有]|[:：](?=[^:：]{0,30}$)")
TOTAL = re.compile(
    rf"(?<![公一])(?:(?:以上|上述)?[{letters('item_numerals')}2-9]?[项类者部])?"
    r"(?:共计|共(?!同|享|建|治|商|性|识|有制|赢)|合计|总计|总数|总共|一共|累计)"
)
TAKEN_IN = re.compile(r"收到|接收|收件|新收|受理|登记|申请|接到|清理|抽查|评查|审查|排查")
APART = re.compile(r"分别[为是有]?")
OPEN_LIST = re.compile(r"等(?![级次待])|主要")
# A list that names its parts and nothing else comes this near to its whole before anybody calls it a slip.
NEAR = Decimal("0.9")
VERY_NEAR = Decimal("0.95")
# "合计65个" with nothing else in its clause can only mean the list before it.
BARE_NEAR = Decimal("0.5")
SURE, MOST_SURE = Decimal("0.97"), 50
LEAST_TOTAL, CANDIDATES = 20, 3
STATUS = re.compile(r"^(?:已|均已|正在|尚|未|仍|其余|剩余)")
ADDS_UP = {"件次": frozenset(letters("small_units"))}
PREVIOUS_REACH = 60
MOST_PARTS = 60
# 受理、审结分别为120件和110件: steps of the same cases are no parts.
LEAST_STEPS = 2
COMMA = 2


def checks(page: Page, sentences: list[Sentence]) -> Iterator[Prompt]:
    """Every list of parts that stands beside its whole, whether they agree or not."""
    for before, sentence in pairwise([None, *sentences]):
        if sentence is None:
            continue
        yield from _after_parts(page, before, sentence)
        yield from _before_total(page, sentence)
        yield from _after_opening(page, sentence)
        yield from _next_sentence(page, before, sentence)
        yield from _unmarked(page, sentence)


def lists(page: Page, before: Sentence | None, sentence: Sentence) -> Iterator[tuple[Amount, list[Amount]]]:
    """Every whole that 其中 divides (or 中 right behind it: 审结的139件中，…), with the parts that follow."""
    cues = list(PARTS.finditer(page.plain, sentence.start, sentence.end))
    for cue, following in pairwise([*cues, None]):
        if cue is None or (
            cue.group() == "中" and not any(a.stated.end == cue.start() for a in sentence.amounts)
        ):
            continue
        end = following.start() if following else sentence.end
        bracket = _bracket_end(page, sentence.start, cue.start())
        listed = [a for a in sentence.amounts if cue.end() <= a.stated.start < min(end, bracket or end)]
        listed = [a for a in listed if a.inside == bool(bracket) and not a.is_change]
        while listed and listed[0].is_share:
            listed.pop(0)
        parts = list(run_of(page, listed))
        whole = parts and _whole(before, sentence, cue.start(), parts)
        if whole:
            yield whole, parts


def _bracket_end(page: Page, start: int, at: int) -> int:
    """Where the bracket closes that a place stands in; 0 for none."""
    opened = page.plain.rfind("(", start, at)
    return page.plain.find(")", at) if opened > page.plain.rfind(")", start, at) else 0


def _whole(before: Sentence | None, sentence: Sentence, at: int, parts: list[Amount]) -> Amount | None:
    """The nearest number before 其中 in the parts' unit; where 其中 opens a sentence, in the one before."""
    before_list = [amount for amount in sentence.amounts if amount.stated.end <= at]
    if not before_list and before is not None and at - before.end < PREVIOUS_REACH:
        before_list = list(before.amounts)
    fitting = [a for a in before_list if a.unit == parts[0].unit and not a.is_change][-CANDIDATES:]
    # 调处318起，成功309起，其中…: the one that agrees is meant, else the nearer.
    return next((a for a in fitting if _agree(a, parts)), fitting[-1] if fitting else None)


def _after_parts(page: Page, before: Sentence | None, sentence: Sentence) -> Iterator[Prompt]:
    for whole, parts in lists(page, before, sentence):
        if len(parts) == 1 and _is_above(parts[0], whole):
            yield parts_prompt("part_above_whole", whole, parts)
        elif len(parts) > 1:
            # 线上420件、窗口190件，上门2件: a stronger mark may part the last of them.
            agreeing = (longer for longer in _longer(page, sentence, parts) if _agree(whole, longer))
            yield from _judged(whole, next(agreeing, parts), _least(page, parts))


def _longer(page: Page, sentence: Sentence, parts: list[Amount]) -> Iterator[list[Amount]]:
    """The parts, then the parts with each further number of their unit behind commas."""
    yield parts
    for amount in sentence.amounts:
        if amount.stated.start <= parts[-1].stated.start or amount.is_share:
            continue
        if amount.unit != parts[0].unit or amount.is_change or separator(page, parts[-1], amount) > COMMA:
            return
        parts = [*parts, amount]
        yield parts


def _least(page: Page, parts: list[Amount]) -> Decimal:
    """How near the parts must come to their whole before a difference is worth a look."""
    tail = page.plain[parts[-1].stated.end : parts[-1].stated.end + 6]
    is_open = any(OPEN_LIST.search(part.label) for part in parts[:1]) or OPEN_LIST.match(tail)
    return Decimal(2) if is_open else NEAR


def _before_total(page: Page, sentence: Sentence) -> Iterator[Prompt]:
    """Lists that end in their total: A 3件、B 4件，共7件."""
    plain = [amount for amount in sentence.amounts if not amount.is_share and not amount.inside]
    for at, total in enumerate(plain):
        if at < 2 or not TOTAL.match(total.label) or total.is_change:
            continue
        parts = _backwards(page, plain[max(0, at - MOST_PARTS) : at], total)
        if len(parts) < 2 or _holds_whole(plain[max(0, at - MOST_PARTS) : at], parts):
            continue
        bare = bool(TOTAL.fullmatch(total.label))
        least, sure = (BARE_NEAR, True) if bare else (NEAR, total.value >= LEAST_TOTAL)
        apart = APART.search(parts[0].label) and _are_parts(parts, total)
        if _agree(total, parts) or apart or (sure and least <= _ratio(total, parts) <= 1 / least):
            yield from _judged(total, parts, least)


def _backwards(page: Page, before: list[Amount], total: Amount) -> list[Amount]:
    """The list that ends right before a total, read from its end."""
    parts: list[Amount] = []
    strongest = separator(page, *before[-2:])
    for amount in reversed(before):
        if not _adds(amount, total) or amount.is_change:
            break
        if parts and separator(page, amount, parts[0]) > strongest:
            break
        parts.insert(0, amount)
    return parts


def _are_parts(parts: list[Amount], total: Amount) -> bool:
    """分别为100件和57件，共收案134件: each is less than the whole, together they are more."""
    steps = sum(step in parts[0].lead for step in set(column("draft_steps")))
    above = sum(part.value for part in parts) > total.value
    return steps < LEAST_STEPS and above and all(part.value < total.value for part in parts)


def _adds(amount: Amount, total: Amount) -> bool:
    """Whether a number may be part of a total: 件 and 份 make 件次."""
    return amount.unit == total.unit or amount.unit in ADDS_UP.get(total.unit, ())


def _holds_whole(before: list[Amount], parts: list[Amount]) -> bool:
    """Tell a list whose whole stands before it: the "total" behind it opens another matter."""
    return any(amount.value == sum(part.value for part in parts) for amount in before if amount not in parts)


def _after_opening(page: Page, sentence: Sentence) -> Iterator[Prompt]:
    """A total that opens its list: 共9件：A 4件、B 5件; 共9件，分别为…."""
    for at, whole in enumerate(sentence.amounts[:-2]):
        after = sentence.amounts[at + 1 : at + MOST_PARTS]
        between = page.plain[whole.stated.end : after[0].stated.start]
        opened = OPENS_LIST.search(between) or all(STATUS.match(part.label) for part in after[:2])
        if whole.is_share or not opened or PARTS.search(between):
            continue
        parts = list(run_of(page, [amount for amount in after if not amount.inside]))
        if len(parts) > 1 and parts[0].unit == whole.unit and 1 / _ratio(whole, parts) >= NEAR:
            yield from _judged(whole, parts, NEAR)


def _next_sentence(page: Page, before: Sentence | None, sentence: Sentence) -> Iterator[Prompt]:
    """A total alone in its sentence, and three parts and more in the next, that come very near to it."""
    if before is None or len(before.amounts) != 1 or PARTS.search(page.plain, sentence.start, sentence.end):
        return
    whole, parts = before.amounts[0], list(sentence.amounts)
    same = all(part.unit == whole.unit and not part.is_change for part in parts)
    if len(parts) < 3 or not same or not TOTAL.search(whole.label) or whole.value < LEAST_TOTAL:
        return
    if VERY_NEAR <= _ratio(whole, parts) <= 1 / VERY_NEAR and not _has_rest(page, sentence):
        yield from _judged(whole, parts, VERY_NEAR)


def _unmarked(page: Page, sentence: Sentence) -> Iterator[Prompt]:
    """收到165件，立案147件，不予受理12件，撤回8件: no word says so, but the parts all but make the whole."""
    plain = [a for a in sentence.amounts if not a.is_share and not a.inside]
    for at, whole in enumerate(plain[:-3]):
        if not TAKEN_IN.search(whole.label) or whole.value < MOST_SURE:
            continue
        parts = list(run_of(page, plain[at + 1 : at + MOST_PARTS]))
        cued = PARTS.search(page.plain, sentence.start, parts[-1].stated.start)
        if len(parts) < 3 or cued or any(p.unit != whole.unit or p.is_change for p in parts):
            continue
        if SURE <= _ratio(whole, parts) <= 1 / SURE and not _has_rest(page, sentence):
            yield from _judged(whole, parts, SURE)


def _has_rest(page: Page, sentence: Sentence) -> bool:
    return bool(OPEN_LIST.search(page.plain, sentence.start, sentence.end))


def _judged(whole: Amount, parts: list[Amount], least: Decimal) -> Iterator[Prompt]:
    if _agree(whole, parts):
        yield parts_prompt("parts_agree", whole, parts, "agrees")
        return
    if not whole.is_exact or any(part.stated.qualifier in ("about", "at_most") for part in parts):
        return
    above = sum(part.value for part in parts) > whole.value
    if any(not part.is_exact for part in parts) and not above:
        return
    if (above and not _may_overlap(parts)) or (not above and _ratio(whole, parts) >= least):
        yield parts_prompt("parts_above" if above else "parts_below", whole, parts)


def _agree(whole: Amount, parts: list[Amount]) -> bool:
    exact = whole.is_exact and all(part.is_exact for part in parts)
    return exact and abs(sum(part.value for part in parts) - whole.value) <= _tolerance(whole, parts)


def _tolerance(whole: Amount, parts: list[Amount]) -> Decimal:
    """What rounding to 万 may shift a sum by: half a unit of each number's last digit."""
    return sum((amount.high - amount.value for amount in (whole, *parts)), Decimal(0))


def _ratio(whole: Amount, parts: list[Amount]) -> Decimal:
    total = Decimal(sum(part.value for part in parts))
    return total / whole.value if whole.value and total else Decimal("0.0001")


def _is_above(part: Amount, whole: Amount) -> bool:
    return part.is_exact and whole.is_exact and part.low > whole.high


def _may_overlap(parts: list[Amount]) -> bool:
    """Tell parts that are no division: one person is a woman, a member and a graduate."""
    marks = column("draft_overlaps")
    if any("男" in part.label for part in parts):
        return False
    return parts[0].unit == "人" and any(mark in part.label + part.after for part in parts for mark in marks)


def parts_prompt(kind: str, whole: Amount, parts: list[Amount], verdict: str = "to_check") -> Prompt:
    total = Decimal(sum(part.value for part in parts))
    values = (
        ("sum", "＋".join(plain_number(part.value) for part in parts)),
        ("computed", plain_number(total)),
        ("stated", plain_number(whole.value)),
        ("difference", plain_number(abs(total - whole.value))),
        ("unit", whole.stated.unit),
        ("count", str(len(parts))),
        ("name", name_of(whole)),
    )
    amounts = (whole, *parts)
    spans = tuple((amount.stated.start, amount.stated.end) for amount in amounts)
    return Prompt(kind, verdict, spans, tuple(amount.stated for amount in amounts), values)


def name_of(amount: Amount) -> str:
    """What a number counts, in a few of the draft's words."""
    return (amount.label or amount.after)[-12:].strip('"“”()') or amount.stated.words


def plain_number(value: Decimal) -> str:
    """1172 → 1,172; 97.30 → 97.3."""
    words = f"{value:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
