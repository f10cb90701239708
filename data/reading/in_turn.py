"""Numbers that follow their names in turn: 参学率、通过率分别为99.2%和98.8%, and series under one name.

败诉率五年分别为9.8%、8.7%和4.3% names one thing for all of them.
"""

from __future__ import annotations

import re

from data.reading.page import Page
from data.reading.shared_numbers import AND
from data.reading.tokens import Token

ONE = r"[约近超]?[0-9][0-9.,]{0,9}[万亿]?[余多]?(?:%|[\u4e00-\u9fff]{1,3}?)?"
SEVERAL = re.compile(
    rf"(?P<head>[^,;。:0-9]{{2,60}}?)(?P<turn>分别|依次|各自)?(?:为|达到|达|是|占|有|在)?(?P<list>(?:{ONE}[、和及与]){{0,8}})$"
)
MORE = re.compile(rf"(?:[、和及与]{ONE}(?![\u4e00-\u9fff]))*")
# A look right before the number spares most of them the rest.
LINKS, TURN, SAID = frozenset("、和及与"), re.compile("分别|依次|各自"), 6
REACH = 120


def in_turn(page: Page, token: Token) -> tuple[int, int] | None:
    """Where the words stand that name a number of a list of numbers; None where it is in no such list."""
    text, (start, _) = page.plain, page.clause(token.start)
    if text[token.left - 1 : token.left] not in LINKS and not TURN.search(
        text, max(0, token.left - SAID), token.left
    ):
        return None
    first = max(start, token.left - REACH)
    several = SEVERAL.search(text, first, token.left)
    if not several or not (several["turn"] or several["list"]):
        return None
    before = len(AND.findall(several["list"]))
    head = several.span("head")
    if not several["turn"]:
        return head if before else None
    more = MORE.match(text, token.right)
    behind = len(AND.findall(more.group())) if more else 0
    names = [head[0], *(m.end() for m in AND.finditer(text, *head))]
    stops = [*(m.start() for m in AND.finditer(text, *head)), head[1]]
    if len(names) == before + behind + 1:
        return names[before], stops[before]
    return head if before else None
