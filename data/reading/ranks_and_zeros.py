"""Numbers that carry no measure word of their own: ranks, streaks and stated zeros.

全省排名第5 is a rank, 连续3年获评优秀 a streak, 无一人上访 and 败诉率为零 are zeros. 第5次会议 and 零突破 are
none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from data.reading.numbers import NUMERALS, value_of
from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column, cue, letters

N = rf"(?:[0-9]{{1,4}}|[{NUMERALS}]{{1,5}})"
RANK = re.compile(
    rf"第(?P<number>{N})(?P<unit>[位名])?(?=[、,;。()!?\n ”]|$|和|及|与|的(?!是)|并列|水平|位次|以)"
)
RANKED = re.compile(rf"(?:{cue('rank')}|全[{letters('wide_place')}]|{N})[^,;。]{{0,24}}$")
STREAK = re.compile(rf"连续[ \n]?第?(?P<number>{N})[ \n]?个?(?P<unit>年|届|个月|月|季度|次|轮)(?:度)?")
HELD = re.compile(rf"(?:{cue('rank')})")
STREAK_RANK = re.compile(rf"连续[ \n]?第?{N}")
# 未引发一起, 没有酿成一例; 没有形成一套 is no count of what happened
NONE_DONE = re.compile(r"(?:未曾?|没有?)(?!能|有|来|必|完)[\u4e00-\u9fff]{2}过?$")
HAPPENED = frozenset(letters("happened"))
# 连续7年未发生事故 states how long, and no zero beside it
OF_STREAK = re.compile(rf"{STREAK.pattern}(?:均|都|实现|保持|以来)?$")
LONGEST_STREAK = 16
NOT_ONE = re.compile(r"(?:无|未发生|未出现|没有|没有发生|未有|未接到|未产生|未收到|从未发生|均未发生|零)$")
EVENTS = any_of((*column("events", how="any"), *column("events", how="zero")))
EVENT, KNOWN = re.compile(EVENTS), re.compile(rf"[“”]?(?:{EVENTS})")
BLOCKED = tuple(column("events", how="block"))
BAD = any_of((*column("events", how="any"), *column("events", how="none")))
NONE = re.compile(
    rf"(?:(?P<none>无)(?!(?!罪犯)[{letters('not_none_after')}])(?P<gap>[^,。;、\n0-9无“”]{{0,6}}?)|(?P<never>未发生|未出现|没有发生|未产生|未接到|未收到)"
    rf"(?!一|过?1|0)[^,。;、\n0-9]{{0,12}}?|(?P<single>无一))(?P<event>(?:{BAD})+)"
)
AFTER_NONE = ("案件", "事件", "情况", "情形", "现象", "案", "发生")
ZERO_NEXT = re.compile(rf"[“”]?(?:{EVENTS})|[\u4e00-\u9fff]{{2,4}}(?:[、,;。”!\n]|$)")
ROW, IN_A_ROW = 24, re.compile("零[\u4e00-\u9fff]{1,4}(?:、零[\u4e00-\u9fff]{1,4}){1,5}")
PLAN_NOT = frozenset("如若凡有")
# 败诉率为零, 投诉0: what there was none of stands before.
SAID = any_of(column("bare", kind="said"))
BEFORE_ZERO = re.compile(
    rf"(?:率|数量?|{EVENTS}|案件|事件)(?:发生|数量?|件数|次数)?(?:{SAID}|保持为?){{0,2}}[“\"]?$"
)
ENDS = re.compile(r"[”\"]?(?:[,;。、)!\n]|$)")
FROM_ZERO = frozenset(letters("before_zero_word"))
OF_THOSE = re.compile(r"(?:对|凡|若|如|除)[^,。;]{0,8}$")


def ranks_and_zeros(page: Page) -> Iterator[Token]:
    """Ranks, streaks and zeros; the rest of a number at the same place is then left alone."""
    text = page.plain
    for m in STREAK.finditer(text):
        yield _token(
            m.start("number"), m.end(), value_of(m["number"]), m["unit"].replace("个月", "月"), "streak"
        )
    for m in RANK.finditer(text):
        start, _ = page.clause(m.start())
        left = text[max(start, m.start() - 40) : m.start()]
        # 连续三年列优秀等级、2023年居全省第4: what stands behind 、 has a verb of its own
        own = left.rpartition("、")[2]
        if RANKED.search(left) and (not STREAK_RANK.search(left) or (own != left and HELD.search(own))):
            yield _token(m.start(), m.end(), value_of(m["number"]), "位", "rank")
    for m in NONE.finditer(text):
        if m["never"] and OF_STREAK.search(text, max(0, m.start() - LONGEST_STREAK), m.start()):
            continue
        if m["never"] or _is_claim(text, m):
            yield _token(m.start(), m.end(), Decimal(0), "", "zero")


def _is_claim(text: str, m: re.Match[str]) -> bool:
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 3]
    if before in PLAN_NOT or (after[:1] == "的" and OF_THOSE.search(text, max(0, m.start() - 9), m.start())):
        return False
    return not after or after[0] in ",;。、!\n的 " or after.startswith(AFTER_NONE)


def _token(start: int, end: int, value: Decimal | None, unit: str, form: str) -> Token:
    return Token(start, end, start, end, value, unit, "exact", form)


def zero(page: Page, token: Token) -> Token | None:
    """A number that says there was none: 零激化, 无一人, 未发生一起."""
    text = page.plain
    if text[token.start : token.end] == "一" and token.unit:
        match = NOT_ONE.search(text, max(0, token.start - 5), token.start)
        if not match and token.unit in HAPPENED:
            match = NONE_DONE.search(text, max(0, token.start - 5), token.start)
        return _token(match.start(), token.right, Decimal(0), token.unit, "zero") if match else None
    if text[token.start : token.end] == "零" and not token.unit:
        return _zero_said(text, token) or _zero_word(text, token)
    if token.value == 0 and token.form == "digits" and not token.unit:
        match = EVENT.match(text, token.end)
        return _token(token.start, match.end(), Decimal(0), "", "zero") if match else _zero_said(text, token)
    return None


def _is_in_slogan(text: str, token: Token) -> bool:
    """Whether one of the zeros that stand in a row is no count: 零上门、零审批、零投资."""
    for row in IN_A_ROW.finditer(text, max(0, token.start - ROW), token.start + ROW):
        if row.start() <= token.start < row.end():
            return any(word[1:].startswith(BLOCKED) for word in row.group().split("、"))
    return False


def _zero_said(text: str, token: Token) -> Token | None:
    """败诉率为零, 投诉0: a zero that ends its clause, behind what there was none of."""
    if not ENDS.match(text, token.end) or not BEFORE_ZERO.search(text, max(0, token.start - 24), token.start):
        return None
    return _token(token.start, token.end, Decimal(0), "", "zero")


def _zero_word(text: str, token: Token) -> Token | None:
    rest = text[token.end : token.end + 8]
    if _is_in_slogan(text, token):
        return None
    if rest.lstrip("”“的").startswith(BLOCKED) or text[token.start - 1 : token.start] in FROM_ZERO:
        return None
    if not (match := ZERO_NEXT.match(rest)):
        return None
    known = KNOWN.match(rest)
    end = token.end + (known.end() if known else len(match.group().rstrip("、,;。”!\n")))
    return _token(token.start, end, Decimal(0), "", "zero")
