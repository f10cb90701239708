"""Places that still wait for their figure or words: XX件, 待补充, 【】."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reading.page import Page
from data.reading.words import any_of, column

from .model import Prompt

MEASURED = any_of(column("measures"))
COUNTS = rf" ?[余多]?[万亿]?(?:{MEASURED}|[%％]|个?百分点|年|月|日)"
OPEN, CLOSE = r"[(（【\[［〔]", r"[)）】\]］〕]"
WAITS = r"待(?:补充|补录|补|填写|填报|填入|填|核实|核定|核对|核|统计|更新|确认|定)"
UNFILLED = re.compile(
    # XX件, ××%, ＿＿人次, ？？名: signs in a number's place
    r"(?<![0-9A-Za-z×])(?:[XxＸｘ×✕╳○*＊]{1,4}[年月日]){2,3}"
    rf"|(?<![0-9A-Za-z×])(?:[XxＸｘ×✕╳※○〇*＊]{{1,8}}|[?？]{{2,8}})(?={COUNTS})"
    r"|[_＿]{2,60}"
    # XX县人民政府, 某某县
    r"|(?<![0-9A-Za-z×])(?:[XxＸｘ×]{2,4}|某某)(?=[省市县区](?:人民政府|政府|司法局|全[省市县区]|20[0-9]{2}|推进|坚持|始终|[县区]?委))"
    # (待补充), 【此处填写…】, 【】
    rf"|{OPEN}[ \u3000]{{0,8}}{CLOSE}|《[ \u3000]{{0,8}}》"
    rf"|{OPEN}[^)）】\]］〕\n]{{0,12}}?(?:{WAITS}|此处|请填|请补)[^)）】\]］〕\n]{{0,20}}{CLOSE}"
    # 数据待补充。 but neither 有待补充 nor 待补充的
    rf"|(?<![有亟急尚还仍需等])待(?:补充|补录|填写|填报|填|统计)(?=[)）】\]、,，。;；\n]|$)"
    r"|\b(?:TODO|TBD|todo|tbd)\b"
)


def checks(page: Page) -> Iterator[Prompt]:
    """Every such place."""
    for match in UNFILLED.finditer(page.text):
        start, end = match.span()
        before = page.text[max(page.clause(start)[0], start - 8) : start].strip()
        behind = page.text[end : end + 4].split("\n")[0]
        shown = before + page.text[start:end] + behind
        yield Prompt("unfilled", "to_check", ((start, end),), (), (("words", shown),))
