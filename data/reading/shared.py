"""How many things share one number: 参考率、合格率均达100% states two."""

from __future__ import annotations

import re

from data.reading.numbers import NUMERALS, value_of
from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column

AND = re.compile(r"、|和|及|与|以及|暨")
SHARING = re.compile(
    rf"(?P<things>[^,;。:]*?)(?P<word>均|都|各(?!{any_of(column('not_each'))}))(?P<verb>[^,;。]{{0,14}}?)$"
)
RATES = re.compile(
    r"(?P<things>(?:[^,;。:、和及与]*率[、和及与]{1,2})+[^,;。:、和及与]*率)(?:达到|达|为|是|保持|保持在|持续保持)?[约近超]?$"
)
COUNTED = re.compile(rf"(?P<number>[0-9]{{1,2}}|[{NUMERALS}]{{1,2}})(?:个|家|类|项)?[\u4e00-\u9fff]{{0,6}}$")
SAID = re.compile(rf"[{any_of(column('ours'))}]")
LONGEST = 12


def things(page: Page, token: Token) -> int:
    """The number of things that share this number; 1 where it is one thing's own."""
    start, _ = page.clause(token.start)
    left = page.plain[max(start, token.left - 60) : token.left]
    if found := SHARING.search(left):
        if found["word"] != "各" or _distributes(found["verb"]):
            return _count(found["things"])
        return 1
    if token.unit == "%" and (found := RATES.search(left)):
        return _count(found["things"])
    return 1


def _distributes(verb: str) -> bool:
    return "自" not in verb[1:]


def _count(words: str) -> int:
    words = re.sub(r"\([^()]{0,20}\)|等$", "", words)
    items = [item for item in AND.split(words) if item.strip()]
    if not 2 <= len(items) <= 6 or any(len(item) > LONGEST for item in items[1:]):
        return 1
    counted = COUNTED.search(items[-1])
    stated = value_of(counted["number"]) if counted else None
    # 甲、乙两镇 counts itself; any other number among the things belongs to them
    if any(re.search(r"[0-9]", item) for item in items):
        return 1
    return int(stated) if stated is not None and 2 <= stated <= 6 and stated == len(items) else len(items)
