"""One thing that has two ranks: 法治政府考评全省第三 here, 全省第五 there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from data.reading.numbers import NUMERALS, value_of
from data.reading.page import Page
from data.reading.words import letters

from .model import Prompt, Span
from .outline import Outline

RANK = re.compile(
    rf"(?P<first>首位|榜首)|第(?P<number>[0-9]{{1,3}}|[{NUMERALS}]{{1,4}})(?:[位名](?!单)|(?=[,;。、)\n])|(?=的(?:好)?(?:成绩|名次|位次)))"
)
# 全省排名第3, 在全省法治政府建设考核中位列第3
PLACED = re.compile(r"(?:排名|位列|位居|名列)$")
SCOPE = re.compile(rf"全[{letters('wide_place')}]")
HAN = re.compile(r"[\u4e00-\u9fff]+")
# 两项考评分别位列全市第三、第五: several things have a rank each.
OTHER_TIME = re.compile(r"分别|各居|上年|去年|上一年|季度|半年|[0-9]月|由|从|曾|往年|历年")
YEAR = re.compile(r"20[0-9]{2}年")
# Words that every line about ranks holds say nothing of what is ranked.
ANY = re.compile(
    rf"全[{letters('wide_place')}]|第[0-9{NUMERALS}]{{1,4}}[位名]?|20[0-9]{{2}}年度?|排名|位列|位居|名列|位次|综合|得分"
    r"|成绩|全年|年度|本年|我[县市区]|结果|继续|保持|取得|获得|首位|榜首|[在中的获居列排]"
)
# 由第5名上升到第8名: a rank that rises has a lower number.
MOVED = re.compile(
    rf"[由从]?(?:全[{letters('wide_place')}])?第(?P<old>[0-9]{{1,3}}|[{NUMERALS}]{{1,4}})[位名]?(?P<verb>上升|升|跃升|提升|前移|进|下降|降|下滑|退|后移)"
    rf"(?:至|到|为)(?:全[{letters('wide_place')}])?第(?P<new>[0-9]{{1,3}}|[{NUMERALS}]{{1,4}})(?=[位名,。;、])"
)
FALLS = re.compile(r"[降滑退后]")
REACH, WITHIN, ALIKE, LEAST, KEPT = 48, 20, 0.7, 2, 12


@dataclass(frozen=True)
class Ranked:
    """A rank. thing: what is ranked, as its pairs of signs; name: the same in words; span: its place."""

    scope: str
    number: int
    thing: frozenset[str]
    name: str
    span: Span


def checks(page: Page, outline: Outline, year: int | None) -> Iterator[Prompt]:
    """Every rank that stands beside another of the same thing among the same."""
    yield from _moved(page)
    seen: dict[str, list[Ranked]] = {}
    last: Ranked | None = None
    for match in RANK.finditer(page.plain):
        ranked = _ranked(page, match, year, last)
        if ranked is None or outline.part(match.start()) not in ("front", "measures"):
            continue
        last = ranked
        known = seen.setdefault(ranked.scope, [])
        other = next((one for one in known if _alike(ranked.thing, one.thing)), None)
        if other and other.number != ranked.number:
            yield _prompt(page, other, ranked)
        elif not other:
            known.append(ranked)
            del known[:-KEPT]


def _moved(page: Page) -> Iterator[Prompt]:
    """Ranks that move another way than the word between them says."""
    for match in MOVED.finditer(page.plain):
        old, new = value_of(match["old"]), value_of(match["new"])
        falls = bool(FALLS.search(match["verb"]))
        if old is None or new is None or old == new or (new > old) == falls:
            continue
        values = (
            ("old", page.text[slice(*match.span("old"))]),
            ("new", page.text[slice(*match.span("new"))]),
            ("verb", match["verb"]),
            ("@meant", "fell" if new > old else "rose"),
        )
        yield Prompt("direction", "to_check", (match.span(),), (), values)


def _ranked(page: Page, match: re.Match[str], year: int | None, last: Ranked | None) -> Ranked | None:
    """The rank with its scope and its thing; None where one of them, or the time, is not this year's."""
    start = max(page.sentence(match.start())[0], match.start() - REACH)
    before = page.plain[start : match.start()].rpartition(";")[2]
    scopes = list(SCOPE.finditer(before, max(0, len(before) - WITHIN)))
    number = 1 if match["first"] else value_of(match["number"])
    named = PLACED.search(before)
    other_years = set(YEAR.findall(before)) - {f"{year}年"}
    if not (scopes or named) or number is None or other_years or OTHER_TIME.search(before):
        return None
    name = _bare(before.rpartition(",")[2]) or _bare(before)
    thing = frozenset(a + b for a, b in pairwise(name))
    if not thing and last and match.start() - last.span[1] <= REACH:
        thing, name = last.thing, last.name
    if not thing:
        # 全市排名第3，位列全市第5: what is ranked stands elsewhere, and is one thing within a sentence.
        thing = frozenset({f"@{page.sentence(match.start())[0]}"})
    scope = scopes[-1].group() if scopes else ""
    at = match.start() - len(before) + (scopes[-1].start() if scopes else named.start() if named else 0)
    return Ranked(scope, int(number), thing, name, (at, match.end()))


def _bare(words: str) -> str:
    return "".join(HAN.findall(ANY.sub("", words)))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or len(one & other) >= max(LEAST, ALIKE * min(len(one), len(other)))


def _prompt(page: Page, first: Ranked, second: Ranked) -> Prompt:
    values = (
        ("name", second.name[-16:]),
        ("first", page.text[slice(*first.span)]),
        ("second", page.text[slice(*second.span)]),
    )
    return Prompt("ranks_differ", "to_check", (second.span, first.span), (), values)
