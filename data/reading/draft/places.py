"""The name of another place where the report's own must stand: 清水县人民政府 in a report of 青石县."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from data.reading.gazetteer import GAZETTEER
from data.reading.head.lines import title_of
from data.reading.head.names import RANKS, Named, naming, naming_in
from data.reading.page import Page
from data.reading.words import any_of, column

from .model import Prompt, Span

# Who acts stands at the beginning of a clause.
ACTOR = re.compile(
    r"(?:^|[\n。;,:、(])[ \t]*(?:20[0-9]{2}年(?:度|来|以来)?,?)?[在由经是]?(?=[\u4e00-\u9fff]{2,8}?[县市区旗]"
    r"(?:人民政府|政府|[县市区旗]?委|司法局|全[县市区旗]|各[级镇乡部街]|20[0-9]{2}|共|始终|坚持|严格|依法|扎实|深入|积极|全面|持续|高度"
    r"|基层|行政|法治|执法|矛盾|营商|政务|公共|普法|现有|目前|今年|累计|完成|办理|受理|审结|印发|制定|出台|成立|建成"
    r"|组织|开展))"
)
# A name that no list holds must stand where nothing but a name can: 协调县司法局 names none.
ALONE = re.compile(r"(?:^|[\n。])[ \t]*(?:\([^()\n]{1,3}\)|20[0-9]{2}年(?:度|来|以来)?,?|[在由])?$")
BODY = re.compile(r"[\u4e00-\u9fff]{2,3}[县区旗](?:人民政府|[县区旗]?委|司法局|全[县区旗]|20[0-9]{2})")
NO_NAMES = frozenset(column("draft_not_places"))
BEFORE_ACTOR = re.compile(r"[ \n。;,:(在由经是年]?")
LISTED = re.compile(r"[\u4e00-\u9fff]{2,14}?(?:政府|司法局|委)[、和与及]")
OTHERS = re.compile(any_of(column("draft_other_places")))
LONGEST, MOST, MOST_NAMES = 40, 5, 20
SCALE = {"县": "county", "区": "county", "旗": "county", "市": ""}


def checks(page: Page) -> Iterator[Prompt]:
    """Every other place of the report's own level that acts in it, once a name."""
    title = title_of(page)
    titled = naming_in(title.words)
    if titled is None or not titled.names:
        return
    own = titled.names[-1]
    found: dict[str, list[Span]] = {}
    for match in ACTOR.finditer(page.plain, title.end):
        at = match.end()
        named = naming(page.plain[at : at + LONGEST], 0)
        other = named.names[-1] if named and len(named.names) == 1 else None
        if not other or not (other.bearers or _is_name(page.plain, at, other)):
            continue
        if _is_another(own, other, title.words) and not _is_meant(page, at):
            found.setdefault(other.words, []).append((at, at + len(other.words)))
    for name, spans in islice(found.items(), MOST_NAMES):
        if _is_spoken_of(page.plain, name):
            continue
        values = (("words", name), ("meant", own.words))
        yield Prompt("other_place", "to_check", tuple(spans[:MOST]), (), values)


def _is_spoken_of(text: str, name: str) -> bool:
    """Whether a name also stands within a clause: 协同清水县开展执法."""
    return any(BEFORE_ACTOR.fullmatch(piece[-1:]) is None for piece in text.split(name)[:-1])


def _is_name(text: str, at: int, other: Named) -> bool:
    """Whether letters that no list holds can only be a place's name where they stand."""
    base = other.words.removesuffix(other.rank)
    opened = ALONE.search(text, max(0, at - LONGEST), at)
    return bool(opened and BODY.match(text, at) and base[:2] not in NO_NAMES and base not in NO_NAMES)


def _is_another(own: Named, other: Named, title: str) -> bool:
    """Whether it is neither the report's place, nor one above or below it, nor of another level."""
    if other.words in title or own.words in other.words or other.rank not in SCALE:
        return False
    if own.bearers and other.bearers:
        related = GAZETTEER.below(own.bearers, other.bearers) or GAZETTEER.below(other.bearers, own.bearers)
        return not related and {p.level for p in own.bearers} == {p.level for p in other.bearers}
    level = RANKS.get(own.rank, "")
    return level == "county" and SCALE[other.rank] == level


def _is_meant(page: Page, at: int) -> bool:
    start, end = page.sentence(at)
    listed = LISTED.match(page.plain, at) or page.plain[at - 1 : at] == "、"
    return bool(listed) or bool(
        OTHERS.search(page.plain, max(start, at - LONGEST), min(end, at + 2 * LONGEST))
    )
