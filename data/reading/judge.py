"""Whether a number says how much of something the report's own body did, has or reached; if not, why."""

from __future__ import annotations

import re

from data.reading.numbers import NUMERALS
from data.reading.page import Page
from data.reading.timing import Times
from data.reading.tokens import Token
from data.reading.words import any_of, column, letters

N = "[0-9]"


def cue(kind: str) -> str:
    """A pattern of the words of one kind in the table of cues."""
    return any_of(column("cues", kind=kind))


# How far back a word is looked for. A stretch without bound would be tried anew from each such word.
BESIDE, BEFORE = 40, 160
REPEATED = re.compile(
    rf"每(?:个|一|[0-9{NUMERALS}]{{1,2}}个?)?(?:年|月|季度|季|周|半年|学期|日|天|双月|两周|两月|两年|半月|期|旬)[^,。;]{{0,16}}$"
)
RHYTHM_UNITS = frozenset(column("rhythm_units"))
EACH = re.compile(r"每(?:隔|满)?$")
SOON = re.compile(rf"(?:{cue('target')}|{cue('norm')}|{cue('floor')})[^。;]{{0,{BESIDE}}}$")
AS_ASKED = re.compile(r"(?:按照?|根据|依照|对照|落实)[^,;。]{0,16}要求")
LATER = re.compile(rf"(?:{cue('future')}|{cue('target')}|到20[0-9][0-9]年底?,)[^。]{{0,{BEFORE}}}$")
DONE = re.compile(cue("done"))
LIMIT = re.compile(rf"(?:{cue('limit')})(?:为|是|的)?$")
CASE = re.compile(r"某[\u4e00-\u9fff]|[×XＸ]{2}")
ASPECT = re.compile(rf"大|(?:主要|核心|重要|关键)?(?:{cue('aspect')})")
ASPECT_AFTER = re.compile(rf"大?[^,。;、0-9]{{0,4}}?(?:{cue('aspect')})")
DURATION = re.compile(cue("duration"))
TIME_UNITS = frozenset(column("time_units"))
GROUP = re.compile(r"[^,。;0-9]{0,8}?(?:均|分别|都|之间|各(?!类|级|项))")
AMONG = re.compile(r"[^,。;0-9]{1,16}中[^,。;]{0,6}(?:排|名列|位居|位列|位次|居|列第)")
ONE_OF = re.compile(r"[^,。;0-9]{0,24}之一")
CRITERION = re.compile(rf"的?[\u4e00-\u9fff“”]{{1,10}}?[0-9{NUMERALS}]+[^,。;年月]{{0,3}}")
VAGUE = frozenset(letters("not_counting_before"))
BOUND = frozenset(letters("word_before"))
ENDS = frozenset(",;。、)和及与等!?\n ”")
TAKING = re.compile(any_of((*column("taking"), "了", "过")) + "$")


def trap(page: Page, token: Token, times: Times) -> str | None:
    """The reason why a number is no figure, or None. Ranks, streaks and zeros are looked at before."""
    text = page.plain
    if reason := _by_place(page, token, times):
        return reason
    if token.value is None or LEADING_ZERO.match(text, token.start):
        return "name"
    start, _ = page.clause(token.start)
    left = text[max(start, token.left - BESIDE) : token.left]
    right = text[token.right : token.right + 30]
    return (
        _by_form(text, token, left, right)
        or _by_left(page, token, left)
        or _by_right(text, token, left, right)
    )


def _by_place(page: Page, token: Token, times: Times) -> str | None:
    if mask := page.masks.at(token.start, token.end):
        return mask.reason
    if time := times.inside(token.start, token.end):
        return "date" if "月" in page.plain[time.start : time.end] else "year"
    quote = page.quotes.at(token.start, token.end)
    if quote and (quote.end - quote.start <= QUOTE_LENGTH or token.form == "han" or not token.unit):
        return "set_phrase"
    return None


QUOTE_LENGTH, FEW = 22, 12
LEADING_ZERO = re.compile("0[0-9]")


def _by_form(text: str, token: Token, left: str, right: str) -> str | None:
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if not token.unit:
        return _without_unit(text, token, left, right)
    if token.form == "digits":
        joined = (before + after).isascii() and any(c.isalpha() or c in "+-/_" for c in before + after)
        return "name" if joined and not token.unit.isascii() else None
    if token.form == "han" and token.left == token.start:
        if before in VAGUE or before in BOUND:
            return "term"
        if text[token.start : token.end] in ("百", "千", "万", "亿"):
            return "set_phrase"
        if token.value == 1 and token.end - token.start == 1:
            return None if right[:1] in ("", *ENDS) and left and not TAKING.search(left) else "article"
    return None


def _without_unit(text: str, token: Token, left: str, right: str) -> str | None:
    if right.startswith(("年", "月", "日")) or text.startswith(("年", "月", "日"), token.end):
        return "duration"
    if text.startswith("大", token.end) or ASPECT.match(right):
        return "aspects" if (token.value or 0) <= FEW else "name"
    return "term" if token.form == "han" else "name"


def _by_left(page: Page, token: Token, left: str) -> str | None:
    if EACH.search(left):
        return "rhythm"
    if token.unit in RHYTHM_UNITS and REPEATED.search(left):
        return "rhythm"
    stated = page.plain[token.left : token.start]
    if stated.startswith(column("cues", kind="floor")):
        return "norm"
    if (found := SOON.search(left)) and not _reached(left[: found.end()]):
        return "target"
    if LIMIT.search(left):
        return "norm"
    start, _ = page.sentence(token.start)
    whole = page.plain[max(start, token.left - BEFORE) : token.left]
    if (found := LATER.search(whole)) and not DONE.search(found.group()):
        return "target"
    return "case" if CASE.search(whole) else None


def _reached(words: str) -> bool:
    """要求 and 保证 behind which something is reported as done."""
    return "已" in words or bool(AS_ASKED.search(words))


def _is_heading(token: Token, right: str) -> bool:
    """7个方面, 三项重点: the parts of a plan, not things done."""
    if token.unit not in ("个", "项", "类", "种") or (token.value or 0) > FEW:
        return False
    return bool((ASPECT_AFTER if token.unit == "个" else ASPECT).match(right))


def _measures_time(text: str, token: Token) -> bool:
    """Whether a span of time says how long something took, not how long a course or a shift is."""
    floor = max(0, token.left - 40)
    start = max(text.rfind(end, floor, token.left) for end in "。;\n") + 1
    return bool(DURATION.search(text, max(start, floor), token.right + 12))


def _by_right(text: str, token: Token, left: str, right: str) -> str | None:
    if _is_heading(token, right):
        return "aspects"
    if token.form == "han" and (token.value or 0) <= FEW and GROUP.match(right):
        return "scope"
    if ONE_OF.match(right) or (left.endswith(("在", "从")) and AMONG.match(right)):
        return "other_place"
    if token.unit in TIME_UNITS and not _measures_time(text, token):
        return "duration"
    hedged = text[token.right - 2 : token.right] in ("以上", "以下")
    return "scope" if hedged and CRITERION.match(right) else None
