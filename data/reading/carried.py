"""Verbs that a list says once for all that it counts: 审查合同164份、规范性文件23件.

They stand before the first number of the list, before 其中 (审查涉法事项308件,其中合同164份), or behind the
last (决策2项、合同39份,均经司法所审核). Nouns are not carried: each number counts its own.
"""

from __future__ import annotations

import re

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column

VERBS = re.compile(any_of(column("carried_verbs")))
# What is counted must be named: 办结58件,其中终止9件 says no more of the verb.
NOUNS = re.compile(any_of(column("carried_nouns")))
LISTED = re.compile(r"[、和及与]|以及|并")
OF_WHICH = re.compile(r"[,;]?(?:其中)[,:]?")
BEHIND = re.compile(r",(?:以上)?(?:均|都|全部|皆|一律|悉数)(?P<done>[^,;。0-9]{1,24})")
NUMBER = re.compile("[0-9零一二三四五六七八九十百]")
# How far back a list may have begun.
REACH = 120


def carried(page: Page, token: Token, near: str) -> str:
    """The verbs that a number shares with the list it stands in; empty where it has one of its own."""
    if VERBS.search(near) or not NOUNS.search(near):
        return ""
    text, (start, end) = page.plain, page.clause(token.start)
    before = text[max(start, token.left - REACH) : token.left]
    own = max((m.end() for m in LISTED.finditer(before)), default=0)
    opened = OF_WHICH.match(text, max(0, start - 1))
    if opened and opened.end() <= token.left:
        whole = page.clause(max(0, start - 2))[0]
        return _verbs(text[max(whole, start - REACH) : start])
    first = NUMBER.search(before, 0, own)
    if first and (said := _verbs(before[: first.start()])):
        return said
    behind = BEHIND.match(text, end - 1)
    return _verbs(behind["done"]) if behind and not VERBS.search(before) else ""


def _verbs(words: str) -> str:
    return "".join(VERBS.findall(words))
