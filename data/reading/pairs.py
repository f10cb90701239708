"""Numbers that belong together: from one value to another, the ends of a range, a list that shares a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column

TO_VERB = any_of(column("to_verbs"))
TO = re.compile(
    rf"(?P<first> ?[^,。;0-9]{{0,8}}?)(?P<verb>,?(?:逐步|逐年|大幅|持续)?(?:{TO_VERB}))?"
    r"(?:到了|至|到|为|成|→)"
    r"(?:(?:20[0-9]{2}年|今年|现在|目前|如今|本年)(?:的)?)?(?:不足|仅|约|近|最多)? ?"
)
FROM = re.compile(r"(?:由|从|原来|原先|原有|原|此前)[^,。;]{0,16}$")
LIST = re.compile(r" ?(?:、|和|及|与|以及|/) ?")
BETWEEN = re.compile(r" ?(?:至|到|-|~) ?")


def share_units(page: Page, tokens: list[Token]) -> None:
    """12、15和18件: a number without a measure word takes that of the number it is listed with."""
    text = page.plain
    for token, after in reversed(list(pairwise(tokens))):
        if (
            token.unit
            or not after.unit
            or token.form != "digits"
            or after.form != "digits"
            or token.value is None
        ):
            continue
        if token.right <= after.left and LIST.fullmatch(text, token.end, after.left):
            token.unit = after.unit


def ranges(page: Page, tokens: list[Token]) -> set[int]:
    """4至6名 is at least 4 and at most 6; the places of both in the list."""
    found: set[int] = set()
    for i, (low, high) in enumerate(pairwise(tokens)):
        if not _is_range(page.plain, low, high):
            continue
        low.unit, high.left = high.unit, high.start
        low.value = (low.value or Decimal(0)) * _lifted(page.plain, low, high)
        low.qualifier, high.qualifier = "at_least", "at_most"
        found |= {i, i + 1}
    return found


def _is_range(text: str, low: Token, high: Token) -> bool:
    if low.value is None or high.value is None or not high.unit or low.unit not in ("", high.unit):
        return False
    if low.form == "han" != high.form or low.right > high.left or high.left != high.start:
        return False
    if FROM.search(text, max(0, low.left - 3), low.left):
        return False
    return (
        bool(BETWEEN.fullmatch(text, low.right, high.left))
        and low.value < high.value * _lifted(text, low, high) ** 0
    )


def _lifted(text: str, low: Token, high: Token) -> int:
    # 3至5万元: the lower end shares the scale that is written once
    for word, size in (("万", 10**4), ("亿", 10**8)):
        if (
            text.endswith(word, 0, high.end)
            and not text.endswith(word, 0, low.end)
            and (low.value or 0) < 1000
        ):
            return size
    return 1


def from_to(page: Page, tokens: list[Token]) -> dict[int, int]:
    """由24份减至11份: place of the old value -> place of the new one."""
    found: dict[int, int] = {}
    for i, (old, new) in enumerate(pairwise(tokens)):
        if old.value is None or new.value is None or old.right > new.left or new.left - old.right > 24:
            continue
        if _is_change(page.plain, old, new):
            old.unit = old.unit or new.unit
            found[i] = i + 1
    return found


def _is_change(text: str, old: Token, new: Token) -> bool:
    if not new.unit:
        return False
    link = TO.fullmatch(text, old.right, new.left)
    if not link:
        return False
    if FROM.search(text, max(0, old.left - 24), old.left):
        return True
    return bool(link["verb"]) and not link["first"].strip() and old.unit in ("", new.unit)
