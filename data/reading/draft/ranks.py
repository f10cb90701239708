"""One thing that has two ranks: 法治政府考评全省第三 here, 全省第五 there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from data.reading.numbers import NUMERALS, value_of
from data.reading.page import Page
from data.reading.words import letters

from .model import Prompt
from .outline import Outline

RANK = re.compile(
    rf"(?P<scope>全[{letters('wide_place')}])[\u4e00-\u9fff]{{0,6}}?第(?P<number>[0-9]{{1,3}}|[{NUMERALS}]{{1,4}})(?:[位名](?!单)|(?=[,;。、)\n]))"
)
HAN = re.compile(r"[\u4e00-\u9fff]+")
OTHER_TIME = re.compile(r"20[0-9]{2}年|上年|去年|上一年|季度|半年|[0-9]月|由|从|曾|前")
# Words that every line about ranks holds say nothing of what is ranked.
ANY = re.compile(r"排名|位列|位居|名列|排|列|居|综合|得分|成绩|全年|年度|我[县市区]|在|中|的|获|评|考核|结果")
REACH, ALIKE, LEAST, KEPT = 40, 0.7, 3, 12


def checks(page: Page, outline: Outline) -> Iterator[Prompt]:
    """Every rank that stands beside another of the same thing among the same."""
    seen: dict[str, list[tuple[frozenset[str], int, tuple[int, int]]]] = {}
    for match in RANK.finditer(page.plain):
        start = max(page.sentence(match.start())[0], match.start() - REACH)
        before = page.plain[start : match.start()].rpartition(";")[2]
        if outline.part(match.start()) not in ("front", "measures") or OTHER_TIME.search(before):
            continue
        number = value_of(match["number"])
        thing = _thing(before)
        if number is None or len(thing) < LEAST:
            continue
        known = seen.setdefault(match["scope"], [])
        for other, place, span in known:
            if place != number and _alike(thing, other):
                yield _prompt(page, before, span, match.span())
                break
        else:
            known.append((thing, int(number), match.span()))
            del known[:-KEPT]


def _thing(before: str) -> frozenset[str]:
    """What is ranked, as its pairs of signs."""
    bare = "".join(HAN.findall(ANY.sub("", before.rpartition(",")[2] or before)))
    return frozenset(a + b for a, b in pairwise(bare))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(LEAST, ALIKE * min(len(one), len(other)))


def _prompt(page: Page, before: str, first: tuple[int, int], second: tuple[int, int]) -> Prompt:
    values = (
        ("name", before.rpartition(",")[2][-16:].strip()),
        ("first", page.text[slice(*first)]),
        ("second", page.text[slice(*second)]),
    )
    return Prompt("ranks_differ", "figures", "to_check", (second, first), (), values)
