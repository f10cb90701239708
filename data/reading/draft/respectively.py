"""Lists that 分别 joins: as many things as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.numbers import value_of
from data.reading.page import Page
from data.reading.words import any_of, column

from .model import Prompt

NUMBER = rf"[0-9][0-9,.]{{0,12}}[余多]?[万亿]?[余多]?(?:%|{any_of(column('measures'))})?(?:[余多])?"
JOIN = r"(?:、|,|和|及|与|以及)"
NUMBERS = re.compile(rf"分别[^0-9、,。;:\n]{{0,12}}(?P<numbers>{NUMBER}(?:{JOIN}{NUMBER}){{1,12}})(?![0-9])")
# A comma between thousands joins nothing.
JOINS = re.compile(r",(?![0-9]{3}(?![0-9]))|、|和|及|与|以及")
EACH = re.compile(NUMBER)
# Where a list of things may begin.
OPENS = re.compile(r"[,。;:!?\n(]|其中|(?<=[由对向为将])")
THINGS = re.compile(r"、|以及|和|及|与")
TOLD = re.compile(r"(?P<number>[两二三四五六七八九2-9])(?:个|家|名|所|支)[\u4e00-\u9fff]{0,8}$")
REACH, MOST, LEAST = 80, 20, 2


def checks(page: Page) -> Iterator[Prompt]:
    """Every such list whose things and numbers are not as many: three bureaus, two numbers."""
    for match in NUMBERS.finditer(page.plain):
        numbers = len(EACH.findall(_parted(match["numbers"])))
        start, things = _things(page.plain, match.start())
        told = len(things) if len(things) >= LEAST and _are_alike(things) else _told(things)
        if told and told != numbers:
            end = match.end("numbers")
            values = (
                ("words", page.text[start:end]),
                ("things", str(told)),
                ("numbers", str(numbers)),
            )
            yield Prompt("respectively", "to_check", ((start, end),), (), values)


def _parted(numbers: str) -> str:
    """The numbers with blanks between them: 12,15 are two, 1,215 is one."""
    return JOINS.sub(" ", numbers)


def _things(text: str, end: int) -> tuple[int, list[str]]:
    """Where the list right before 分别 begins, and its items."""
    low = max(0, end - REACH)
    opened = [match.end() for match in OPENS.finditer(text, low, end)]
    start = opened[-1] if opened else low
    return start, [item.strip() for item in THINGS.split(text[start:end])]


def _told(things: list[str]) -> int:
    """How many things a number says there are (三个乡镇); 0 where there is none, or a list beside it."""
    told = TOLD.search(things[0]) if len(things) == 1 else None
    return int(value_of(told["number"]) or 0) if told else 0


def _are_alike(things: list[str]) -> bool:
    """Whether the items are of one kind: as long as one another, or all but the last, which may go on, end
    in one sign that it holds.
    """
    if len(things) > LEAST and len({len(thing) for thing in things}) == 1 and len(things[0]) == LEAST:
        return True
    last = things[0][-1:]
    short = all(2 <= len(thing) <= MOST for thing in things)
    return bool(last) and short and all(t.endswith(last) for t in things[:-1]) and last in things[-1][1:]
