"""Lists that 分别 joins: as many things as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page
from data.reading.words import any_of, column

from .model import Prompt

NUMBER = rf"[0-9][0-9,.]{{0,12}}[余多]?[万亿]?[余多]?(?:%|{any_of(column('measures'))})?(?:[余多])?"
JOIN = r"(?:、|,|和|及|与|以及)"
NUMBERS = re.compile(rf"分别[^0-9、,。;:\n]{{0,12}}(?P<numbers>{NUMBER}(?:{JOIN}{NUMBER}){{1,12}})(?![0-9])")
EACH = re.compile(NUMBER)
# Where a list of things may begin.
OPENS = re.compile(r"[,。;:!?\n(]|其中|(?<=[由对向为将])")
THINGS = re.compile(r"、|以及|和|及|与")
REACH, MOST, LEAST = 80, 20, 2


def checks(page: Page) -> Iterator[Prompt]:
    """Every such list whose things and numbers are not as many: three bureaus, two numbers."""
    for match in NUMBERS.finditer(page.plain):
        numbers = len(EACH.findall(_parted(match["numbers"])))
        start, things = _things(page.plain, match.start())
        if len(things) >= LEAST and len(things) != numbers and _are_alike(things):
            end = match.end("numbers")
            values = (
                ("words", page.text[start:end]),
                ("things", str(len(things))),
                ("numbers", str(numbers)),
            )
            yield Prompt("respectively", "figures", "to_check", ((start, end),), (), values)


def _parted(numbers: str) -> str:
    """The numbers with blanks between them: 12,15 are two, 1,215 is one."""
    return re.sub(r",(?![0-9]{3}(?![0-9]))|、|和|及|与|以及", " ", numbers)


def _things(text: str, end: int) -> tuple[int, list[str]]:
    """Where the list right before 分别 begins, and its items."""
    low = max(0, end - REACH)
    opened = [match.end() for match in OPENS.finditer(text, low, end)]
    start = opened[-1] if opened else low
    return start, [item.strip() for item in THINGS.split(text[start:end])]


def _are_alike(things: list[str]) -> bool:
    """Whether the items are of one kind: all but the last, which may go on, end in one sign it holds."""
    last = things[0][-1:]
    short = all(2 <= len(thing) <= MOST for thing in things)
    return bool(last) and short and all(t.endswith(last) for t in things[:-1]) and last in things[-1][1:]
