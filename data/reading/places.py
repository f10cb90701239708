"""How wide the place is that a report is about."""

from __future__ import annotations

import re

from data.reading.words import rows

RANKS = {"town": 0, "county": 1, "city": 2, "province": 3}
EVERYWHERE = 9
SCOPES = {row["word"]: int(row["rank"]) for row in rows("scopes")}
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
