"""How many things share one number: 参考率、合格率均达100% states two rates.

A list of things before 均, 都 or 各, or of rates alone, shares the number behind it; 各类纠纷 and 平均 do
not.
"""

from __future__ import annotations

import re

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column

AND = re.compile(r"、|和(?![解谐])|(?<!以)及(?![时其格])|(?<![参给])与(?!会)|以及|暨|(?<=”)(?=“)")
# 各类 and 各镇 are words of their own, and behind a mark 均 has nothing to share.
SHARING = re.compile(
    rf"(?:均|都|皆|双双|双(?=达|$)|同(?=[为达])|各(?!{any_of(column('not_each'))}))[^,;。]{{0,14}}$"
)
# Longer pieces are clauses, not names of things; more than six things share no number.
LONGEST, MOST, REACH = 12, 6, 60
OPEN_LIST = re.compile("等[^,;。、率]{0,6}(?:单位|部门|地区|机关|镇|街道|乡|县|区|市|企业|机构|行业|领域)")
# A rate of its own clause, and what it is of in the clause before.
OF_EACH = re.compile("[^,;。:、和及与]{2,8}率(?:均|都|皆)")
# 建议14件: a thing, its number and its measure word.
ITEM = re.compile(r"(?P<thing>[^,。;0-9]{2,24}?)[0-9][0-9,.]{0,8}[万亿余多]{0,2}[\u4e00-\u9fff]{1,3}")
NAME = rf"[^,;。:、和及与]{{0,{REACH}}}率"
# 满意率、办结率达98%: without 均 only rates share, since 率 says where each thing ends.
RATES = re.compile(
    rf"(?<![^,;。:、和及与])(?P<things>(?:{NAME}[、和及与]{{1,2}}){{1,{REACH // 2}}}{NAME})"
    r"(?:全部|全都|同时)?(?:达到|达|为|是|保持|保持在|持续保持)?[约近超]?$"
)


def things(page: Page, token: Token) -> list[tuple[int, int]]:
    """Where the things that share this number stand; empty where it is one thing's own."""
    start, _ = page.clause(token.start)
    start = max(start, token.left - REACH)
    words = page.plain[start : token.left]
    first, last = _sharing(words) or (_rates(words) if token.unit == "%" else None) or (0, 0)
    spans = _items(page.plain, start + first, start + last) if last else []
    if not spans and token.unit == "%" and OF_EACH.match(words):
        return _counted_before(page, start)
    return spans


def _counted_before(page: Page, start: int) -> list[tuple[int, int]]:
    """The things that the clause before counts, each with the rate: 建议14件、意见9件,回复率均达100%."""
    text = page.plain
    if text[start - 1 : start] != ",":
        return []
    at, spans = page.clause(start - 1)[0], []
    for mark in [*AND.finditer(text, at, start - 1), None]:
        item = ITEM.fullmatch(text, at, mark.start() if mark else start - 1)
        if not item:
            return []
        spans.append(item.span("thing"))
        at = mark.end() if mark else start
    return spans if 2 <= len(spans) <= MOST else []


def _sharing(words: str) -> tuple[int, int] | None:
    """Where the things before 均, 都 or 各 stand: from the mark before them."""
    match = SHARING.search(words)
    return match and (max(words.rfind(mark, 0, match.start()) for mark in ",;。:") + 1, match.start())


def _rates(words: str) -> tuple[int, int] | None:
    """Where rates stand that share one number without a word for it."""
    match = RATES.search(words)
    return match and match.span("things")


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    # brackets hold no things of their own; their length stays
    words = re.sub(r"\([^()]{0,20}\)", lambda m: "_" * len(m.group()), text[start:end])
    ends = [*((m.start(), m.end()) for m in AND.finditer(words)), (len(words), len(words))]
    spans, at = [], 0
    for stop, after in ends:
        spans += [(start + at, start + stop)] if words[at:stop].strip() else []
        at = after
    if not 2 <= len(spans) <= MOST or any(b - a > LONGEST for a, b in spans[1:]):
        return []
    if re.search(r"[0-9]", text[spans[1][0] : end]):
        return []
    # 城管、卫生等单位都在5分以内: an open list names the bodies of one thing
    if OPEN_LIST.search(words[spans[1][0] - start :]):
        return []
    # 省政府、市政府年度报告率、公开率: two rates, not three things; 一门进驻和一窗通办率 are two
    rates = [span for span in spans if text[span[1] - 1] == "率"]
    return rates if len(rates) > 1 and rates[-1] == spans[-1] else spans
