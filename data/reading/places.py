"""Numbers of other places: the province's 77 cases in a county's report."""

from __future__ import annotations

import re

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column, rows

RANKS = {"town": 0, "county": 1, "city": 2, "province": 3}
EVERYWHERE = 9
SCOPES = {row["word"]: int(row["rank"]) for row in rows("scopes")}
NEAR = any_of(word for word, rank in SCOPES.items() if rank == EVERYWHERE)
DIRECT = re.compile(
    rf"(?P<scope>{any_of(SCOPES)})(?:各地|范围内|上下)?(?:现|累计|总计|合计|一共|总共|仅|只)?(?:共|有|共有|为|计|达)?$"
)
OPENING = re.compile(rf"(?:在|据统计,?|而|同期)?(?P<scope>{any_of(SCOPES)})(?P<rest>[^,;。]*)$")
OURS = re.compile(any_of(column("ours")))
SUFFIX = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?)(?P<kind>省|自治区|自治州|自治县|市|州|盟|县|区|旗|镇|乡|街道)"
)


def own_rank(text: str, level: str | None) -> int:
    """How wide the reporting place is: 0 town, 1 county, 2 city, 3 province, 9 all (a higher body's)."""
    if level == "other":
        return EVERYWHERE
    words = {kind: rank for word, rank in SCOPES.items() if rank < EVERYWHERE and (kind := word)}
    said = [rank for word, rank in words.items() if word.startswith("全") and f"我{word[1:]}" in text]
    # a county-level city calls itself 全市
    if (
        level == "county"
        and (title := SUFFIX.search(text[:40]))
        and title["kind"] == "市"
        and "县" not in text[:40]
    ):
        return max([2, *[r for r in said if r < 3]]) if "区" not in text[:20] else 1
    if level in RANKS:
        return RANKS[level]
    return max(said, default=_counted(text))


def _counted(text: str) -> int:
    counts = dict.fromkeys(range(4), 0)
    for word, rank in SCOPES.items():
        if rank in counts and word.startswith("全"):
            counts[rank] += text.count(word)
    most = max(counts.values())
    return next((rank for rank, count in counts.items() if count == most), 3) if most else 3


def elsewhere(page: Page, token: Token, own: int) -> bool:
    """Whether the number belongs to a wider place than the report's, or to a neighbour."""
    if own == EVERYWHERE:
        return False
    start, _ = page.clause(token.start)
    left = page.plain[max(start, token.left - 40) : token.left]
    if (found := DIRECT.search(left)) and SCOPES[found["scope"]] > own:
        return True
    found = OPENING.match(left)
    if not found or SCOPES[found["scope"]] <= own:
        return False
    return not OURS.search(found["rest"])
