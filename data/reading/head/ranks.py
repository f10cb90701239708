"""Which rank a text calls its own: 县 of 全县, 我县 and 县政府; and whether narrower ones are its own too."""

from __future__ import annotations

import re
from collections import Counter

# 全市首个, 在全省率先: what the place is measured by, not what it calls itself.
OURS = re.compile(
    "(?P<who>我|本|全(?<!在全))(?P<rank>自治区|省|市|州|盟|县|区|旗|镇|乡|街道|街)"
    "(?!率先|首|第|前列|领先|优秀|先进|示范|试点|推广|通报|排名|名列|唯一|最)"
)
OFFICES = re.compile(
    "(?<![各市县区省州级、])(?P<rank>自治区|省|市|州|县|区|旗|镇|乡|街道|街)(?:党委|党工委|委(?!会)|人民政府|政府|司法局|直)"
)
# 全市系统共查办案件, 市政府出台规章: who acts where a clause begins
OPENS_WITH = re.compile(
    r"(?:^|[,。;:\n])(?:[^,。;:\n省市州盟县区旗镇乡]{0,8}[我全]|[^,。;:\n省市州盟县区旗镇乡]{0,4}(?=[^,。;:\n]{1,3}(?:委|党委|政府|人民政府)))"
    "(?P<rank>自治区|省|市|州|盟|县|区|旗|镇|乡|街道)"
)
NARROWER = ("省", "自治区", "州", "盟", "市", "县", "区", "旗", "镇", "乡", "街道", "街")
# How often a rank is named that a text speaks of as its own; a long report is not read further.
COUNTED, REACH = 2, 30_000


def own_rank_letters(text: str) -> str:
    """What the reporting place calls itself: 县 of 全县, 我县, 县政府; empty where nothing says so."""
    counts = ranks(text)
    return max(counts, key=lambda rank: counts[rank], default="") if any(counts.values()) else ""


def ranks(text: str) -> Counter[str]:
    """How much a text speaks of each rank as its own: 我县 most, then 全县, then 县政府."""
    counts: Counter[str] = Counter()
    for match in OURS.finditer(text, 0, REACH):
        counts[match["rank"]] += 3 if match["who"] == "我" else 2
    for match in OFFICES.finditer(text, 0, REACH):
        counts[match["rank"]] += 1
    if counts["自治区"] >= COUNTED and not counts["市"] + counts["县"]:
        counts["自治区"] += counts.pop("区", 0)
    return counts


def is_below(text: str, rank: str) -> bool:
    """Whether a text speaks of narrower places as its own too: its 全市 may be the city above it."""
    counts = ranks(text)
    return (
        any(counts[narrower] for narrower in NARROWER[NARROWER.index(rank) + 1 :])
        if rank in NARROWER
        else False
    )


def narrowest(text: str) -> str:
    """The narrowest rank that a text names as its own, if a clause opens with it: 全市共查办案件."""
    counts = ranks(text)
    rank = next((rank for rank in reversed(NARROWER) if counts[rank]), "")
    opens = rank in {match["rank"] for match in OPENS_WITH.finditer(text, 0, REACH)}
    return rank if opens else ""


def wide_rank(text: str, rank: str) -> str:
    """省 or 自治区 where a text calls nothing narrower its own: 我县, not 县政府 as one of many."""
    ours = {match["rank"] for match in OURS.finditer(text, 0, REACH) if match["who"] != "全"}
    # 全区 is the region where the region is named
    wide = "自治区" if rank == "区" and ranks(text)["自治区"] >= COUNTED else rank
    return wide if not ours - {rank, wide} else ""
