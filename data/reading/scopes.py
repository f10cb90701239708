"""How wide the place is that a report is about."""

from __future__ import annotations

import re

from data.reading.head.model import Head
from data.reading.words import rows

# How wide places are, narrowest first; statistics of a higher body are about everywhere.
RANKS = {"town": 0, "county": 1, "prefecture": 2, "province": 3}
EVERYWHERE = 9
SCOPES = {row["word"]: int(row["rank"]) for row in rows("scopes")}
# The rank of a place that no list has, by its last letters.
BY_SUFFIX = {
    **dict.fromkeys(("街道", "镇", "乡"), RANKS["town"]),
    "自治区": RANKS["province"],
    **dict.fromkeys(("县", "旗", "区"), RANKS["county"]),
    **dict.fromkeys(("市", "州", "盟"), RANKS["prefecture"]),
    "省": RANKS["province"],
}
CITY, EVERY, OWN = "市", "全市", ("我", "本")
OTHERS = re.compile("[县区旗]")
# a county's report may call the city above it 我市 too
OWN_COUNTY = re.compile("[我本全][县区旗]")


def own_rank(text: str, head: Head, level: str | None) -> int:
    """How wide the reporting place is: 0 town, 1 county, 2 city, 3 province, 9 all (a higher body's).

    level: as given by hand; else the head tells it, else what the text calls its own most often.
    """
    if level == "other":
        return EVERYWHERE
    if head.level == "county":
        return RANKS["prefecture" if _is_city(text, head.place) else "county"]
    if head.level in RANKS:
        return RANKS[head.level]
    named = next((rank for end, rank in BY_SUFFIX.items() if head.place.endswith(end)), None)
    if named is not None:
        return named
    words = {word: rank for word, rank in SCOPES.items() if rank < EVERYWHERE and word.startswith("全")}
    said = [rank for word, rank in words.items() if f"我{word[1:]}" in text]
    return max(said, default=_counted(text))


def _is_city(text: str, place: str) -> bool:
    """Whether a county is one that calls itself 全市: by its name, else by its own words."""
    if place:
        return place.endswith(CITY)
    named = any(f"{word}{CITY}" in text for word in OWN) and not OWN_COUNTY.search(text)
    return named or (EVERY in text and not OTHERS.search(text))


def _counted(text: str) -> int:
    counts = dict.fromkeys(range(4), 0)
    for word, rank in SCOPES.items():
        if rank in counts and word.startswith("全"):
            counts[rank] += text.count(word)
    most = max(counts.values())
    return next((rank for rank, count in counts.items() if count == most), 3) if most else 3
