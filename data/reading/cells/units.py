"""The unit that a head, a caption or the name of a row gives to the numbers under or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from data.reading.cells.model import MEASURE, SCALED
from data.reading.words import any_of, column, letters

UNIT = rf"(?:[%‰]|{SCALED}(?:{MEASURE}))(?:/(?:{MEASURE}))?(?:\([次件人宗个起]\))?"
ENDS = r"(?=$|[)、,;/\s|。])"
NAMED = re.compile(rf"单位[:为] ?(?P<units>{UNIT}{ENDS}(?:[、,/和] ?{UNIT}{ENDS}){{0,4}})")
BRACKET = re.compile(rf"\((?:[\u4e00-\u9fff]{{1,6}}:)? ?(?P<unit>{UNIT})\)")
BEHIND = re.compile(rf"[\u4e00-\u9fff)][,:/] ?(?P<unit>{UNIT})$")
COUNTED = re.compile(rf"(?P<unit>{MEASURE})数(?!字|据|目)")
COUNTING = frozenset(letters("counted_in_head"))
SINGLE = re.compile(UNIT)
RATE = re.compile(rf"(?:{any_of(column('table_heads', role='rate'))})(?:为|:|$|\()")
MONEY = re.compile(any_of(column("table_heads", role="money")))
IN_MONEY = re.compile(rf"{SCALED}(?:人民币)?[美欧日港]?元")


@lru_cache(maxsize=4096)
def named_unit(words: str, for_name: str = "") -> str:
    """The unit that words name, empty where they name none.

    for_name: of what; where several units are named (件、万元), money takes the one in 元.
    """
    if captions := list(NAMED.finditer(words)):
        return _chosen(tuple(SINGLE.findall(captions[-1]["units"])), for_name)
    if brackets := list(BRACKET.finditer(words)):
        return brackets[-1]["unit"]
    if behind := BEHIND.search(words):
        return behind["unit"]
    if RATE.search(words):
        return "%"
    return next(_counted(words), "")


def _chosen(units: tuple[str, ...], name: str) -> str:
    """Of several units the one for money, or the first that is none."""
    money = bool(MONEY.search(name))
    return next((unit for unit in units if bool(IN_MONEY.match(unit)) == money), units[0])


def _counted(words: str) -> Iterator[str]:
    """受理件数 is counted in 件; 规章数 is not counted in 章."""
    for match in COUNTED.finditer(words):
        if match["unit"][-1] in COUNTING:
            yield match["unit"]


def is_unit(words: str) -> bool:
    """Whether a cell holds a unit and nothing else."""
    return bool(SINGLE.fullmatch(words))


def is_money(words: str) -> bool:
    """Whether words speak of money."""
    return bool(MONEY.search(words))
