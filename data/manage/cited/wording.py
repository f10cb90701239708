"""How a figure is written of which only the number was kept: number, measure word, and a sign for its bound.

The source's own hedge was not kept, and no word of ours may stand for it: 余 would bound the figure above.
"""

from __future__ import annotations

from decimal import Decimal

HEDGES = {"exact": "", "at_least": "≥", "at_most": "≤", "about": "约"}
CLAIMS = {"full": "全覆盖", "nearly_full": "基本全覆盖"}
# A million and more is read in 万 and 亿, where that takes no more than two decimals.
FROM = 1_000_000
SIZES = {"亿": 10**8, "万": 10**4}


def stated(value: Decimal, unit: str, qualifier: str, kind: str) -> str:
    """Return it written: 2387宗, ≥1.5万人次, 98.1%, 第3位, 连续2年."""
    hedge = HEDGES[qualifier]
    if kind == "rank":
        return f"{hedge}第{value:f}{unit}"
    if kind == "streak":
        return f"{hedge}连续{value:f}{unit}"
    return f"{hedge}{_number(value)}{unit}"


def _number(value: Decimal) -> str:
    for word, size in SIZES.items():
        short = value / size
        if value >= max(FROM, size) and short * 100 == (short * 100).to_integral_value():
            return f"{short.normalize():f}{word}"
    return f"{value:f}"
