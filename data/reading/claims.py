"""Coverage words without a printed percentage: claims with an extent, and words that only look like one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from data.reading.page import Page
from data.reading.words import any_of, column, letters

NEARLY = any_of(column("coverage", kind="nearly"))
# The words that a claim may start with; the look keeps the pattern from trying every letter.
FIRST = any_of((*column("coverage", kind="nearly"), *column("coverage", kind="verb")))
OPENING = f"(?={FIRST}|[{letters('claim_opening')}])"
VERB, DONE = any_of(column("coverage", kind="verb")), any_of(column("coverage", kind="done"))
FEW = "{0,4}"
CLAIM = re.compile(
    rf"{OPENING}(?:(?P<reach>(?:已|均|都){FEW}(?:{NEARLY})?(?:已|均|都)?(?:{VERB})?了?(?:全面?覆盖|全域覆盖))"
    rf"|(?P<all>(?:已|均|都|基本|已基本){FEW}(?:一律|全部)(?:已|均|都)?(?P<verb>{DONE}))"
    rf"|(?P<should>(?:基本|均|已){FEW}应[\u4e00-\u9fff]{{1,2}}尽[\u4e00-\u9fff]{{1,2}})"
    rf"|(?P<each>(?:均|都)(?:已|已经)?(?P<verb2>{any_of(column('coverage', kind='each'))})))"
)
CORE = re.compile(r"全面覆盖|全域覆盖|全覆盖|一律|全部|应.{1,2}尽.|均|都")
DEMAND = re.compile(rf"(?:{any_of(column('coverage', kind='demand'))})[^,;。]{{0,30}}$")
DEMANDED = re.compile(r"(?:要求|原则|标准|目标|机制|格局|态势)")
ORNAMENT = re.compile(rf"式|的(?!$|[,;。])|{any_of(column('coverage', kind='noun'))}")
OTHERS = re.compile(r"、[^,。;]{0,12}[的地]")
BEFORE_ORNAMENT = ("、", ",", *letters("before_ornament"))
EXCEPT, EXCEPT_LAST = re.compile(r"除[^。;,]{1,80}?外"), re.compile(r"除[^。;,]{1,80}外$")
NUMBER, COVERED = re.compile(r"[0-9]"), re.compile("覆盖")


@dataclass(slots=True)
class Found:
    """A coverage word. extent: full, full_except, nearly_full; empty, with the reason, for no claim."""

    start: int
    end: int
    core: int
    extent: str
    reason: str = ""


def claims(page: Page) -> Iterator[Found]:
    """Every coverage word of a page, in order."""
    digits = [m.start() for m in NUMBER.finditer(page.plain)]
    covered = [m.start() for m in COVERED.finditer(page.plain)]
    for m in CLAIM.finditer(page.plain):
        if m["each"] and _holds(covered, m.end(), page.clause(m.start())[1]):
            continue
        core = CORE.search(page.plain, m.start(), m.end())
        at = core.start() if core else m.start()
        reason = _no_claim(page, m, at, digits)
        yield Found(m.start(), m.end(), at, "" if reason else _extent(page, m, at), reason or "")


def _holds(places: list[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _extent(page: Page, m: re.Match[str], at: int) -> str:
    start, _ = page.sentence(at)
    if _has_exception(page.plain[max(start, at - 120) : at]):
        return "full_except"
    words = page.plain[max(start, m.start() - 4) : at]
    return "nearly_full" if any(word in words for word in column("coverage", kind="nearly")) else "full"


def _has_exception(words: str) -> bool:
    """Tell words that end in 除…外…, with a comma right behind 外 at most."""
    words = re.split("[。;]", words)[-1]
    before, comma, last = words.rpartition(",")
    return bool(EXCEPT.search(last) or (comma and EXCEPT_LAST.search(before.rpartition(",")[2])))


def _no_claim(page: Page, m: re.Match[str], at: int, digits: list[int]) -> str | None:
    """Why a coverage word claims nothing; digits: where digits stand in the page."""
    text = page.plain
    start, end = page.clause(at)
    left, right = text[max(start, m.start() - 40) : m.start()], text[m.end() : min(end, m.end() + 16)]
    if (mask := page.masks.at(at, at + 1)) and mask.reason == "document_title":
        return mask.reason
    if DEMAND.search(left) and "已" not in m.group():
        return "target"
    if m["reach"]:
        return _ornament(m, text, left, right)
    if m["should"]:
        return "rule" if DEMANDED.search(right) or "按照" in left or "坚持" in left else None
    return "no_count" if _holds(digits, start, end) or right.startswith("的") else None


def _ornament(m: re.Match[str], text: str, left: str, right: str) -> str | None:
    said = any(verb in m.group() for verb in column("coverage", kind="verb"))
    if ORNAMENT.match(right):
        return "manner" if not (said and not right.startswith("的")) else None
    if right[:1] and "\u4e00" <= right[0] <= "\u9fff" and not said:
        return "manner"
    if not said and OTHERS.match(right):
        return "manner"
    # 多层次、全覆盖 is one of several ornaments
    if not said and left.endswith(BEFORE_ORNAMENT) and right[:1] not in ("", "。", ";", ",", "\n", ")"):
        return "manner"
    return None
