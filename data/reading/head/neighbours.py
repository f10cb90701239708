"""The year of a text that names only those before it or the one after it, told with doubt.

较2022年 is said in a text on 2023, and 2024年,我县将… where it says what comes next.
"""

from __future__ import annotations

import re

Y = "(?:19|20)[0-9]{2}"
COMPARED = re.compile(
    rf"(?:较|比|高于|低于|好于|与)(?P<year>{Y})年(?:度|同期|全年)?(?![底末初前以]|[0-9]{{1,2}}月)"
)
NEXT = re.compile(
    rf"(?:^|[。;\n])[ \n]{{0,9}}(?:[一二三四五六七八九十]{{1,2}}是)?(?P<year>{Y})年"
    r"(?![底末前以]|[0-9]{1,2}月)[^。;\n]{0,24}?(?:将|计划|下一步|下步|打算|拟|力争|继续|要)"
)
NAMED = re.compile(rf"(?<![0-9〔\[(比较与同于])(?P<year>{Y}) ?年")


def year_from_neighbours(text: str) -> str:
    """The year after the one compared with, or before the one planned for, where these agree; else empty."""
    planned = {int(match["year"]) - 1 for match in NEXT.finditer(text)}
    compared = {int(match["year"]) + 1 for match in COMPARED.finditer(text)}
    told = planned or compared
    if len(told) != 1 or (planned and compared and not planned <= compared):
        return ""
    (year,) = told
    latest = max((int(match["year"]) for match in NAMED.finditer(text)), default=year)
    return "" if latest > year + bool(planned) else str(year)


def year_before_plans(text: str, plans: list[tuple[int, int]]) -> str:
    """The last year that a text names, if its plans are all for later years and begin with the next one."""
    years: dict[bool, set[int]] = {True: set(), False: set()}
    for match in NAMED.finditer(text):
        years[any(start <= match.start() < end for start, end in plans)].add(int(match["year"]))
    latest = max(years[False], default=0)
    return str(latest) if years[True] and min(years[True]) == latest + 1 else ""
