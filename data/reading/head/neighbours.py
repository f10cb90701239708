"""The year of a text that names only those before it or the one after it, told with doubt.

较2022年 is said in a text on 2023, and 2024年,我县将… where it says what comes next.
"""

from __future__ import annotations

import re

from data.reading.numbers import DIGITS

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


# 今年是“十三五”规划开局之年, 今年是“七五”普法的收官之年
KEY = re.compile(
    "(?:今年|本年)[^。;\n]{0,60}?“?(?P<plan>十?[一二三四五六七八九])五”?(?P<lawful>普法)?[^,。;\n]{0,10}?"
    "(?:(?P<first>开局|起步|启动|起始|第一)|(?P<last>收官|最后一|终期|验收))[^,。;\n]{0,3}?年"
)
TENTH_PLAN, FIRST_LAWFUL, YEARS = 2001, 1986, 5


def key_year(text: str) -> str:
    """The first or last year of a plan, or of one for teaching law, that a text calls 今年; else empty."""
    years = set()
    for key in KEY.finditer(text):
        number = sum(10 if letter == "十" else DIGITS[letter] for letter in key["plan"])
        # plans for teaching law began in 1986, the tenth plan of the state in 2001
        lawful = key["lawful"] or number < 10
        first = FIRST_LAWFUL + YEARS * (number - 1) if lawful else TENTH_PLAN + YEARS * (number - 10)
        years.add(str(first + (YEARS - 1 if key["last"] else 0)))
    return years.pop() if len(years) == 1 else ""
