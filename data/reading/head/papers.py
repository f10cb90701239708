"""The place that papers, laws or by-names tell: 九龙坡教办[2024]22号, 《甲市电梯安全规定》, 八桂.

Each speaks only where it is of the rank that the text calls its own, and no other place of that rank does.
"""

from __future__ import annotations

import re

from data.reading.gazetteer import GAZETTEER
from data.reading.words import any_of, column, mapping

PAPER = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<words>[\u4e00-\u9fff]{3,14}?)"
    r"[\[(](?:19|20)[0-9]{2}[\])] ?(?:第 ?)?[0-9]{1,4} ?号"
)


def place_of_papers(text: str, rank: str) -> str:
    """The place of the text's own rank that alone numbered papers; empty where none did, or several."""
    found = {name for paper in PAPER.finditer(text) if (name := _place(paper["words"], rank))}
    return found.pop() if rank and len(found) == 1 else ""


def _place(words: str, rank: str) -> str:
    """The whole name of the place that a paper's letters begin with, if it has this rank."""
    short = GAZETTEER.short_at(words, 0)
    if not short or words[len(short) :].startswith(rank):
        return ""
    fitting = [place for place in GAZETTEER.bearers(short) if place.name == short + rank]
    return fitting[0].name if len(fitting) == 1 else ""


# 《甲市电梯安全管理规定》: of whose law, or programme, a text speaks as its own
LAW = re.compile(r"《(?P<words>[\u4e00-\u9fff]{4,40})(?:\([^()《》\n]{1,16}\))?》")
LAW_ENDS = tuple(column("law_words"))
OTHERS = re.compile("(?:学习|借鉴|参照|参考|对照|对标|考察)[^,。;\n]{0,8}$")


def place_of_laws(text: str, rank: str) -> str:
    """The place of the text's own rank whose laws alone it names; empty where none is named, or several."""
    found = set()
    for law in LAW.finditer(text):
        if law["words"].endswith(LAW_ENDS) and not OTHERS.search(text, max(0, law.start() - 12), law.start()):
            found.add(_whose(law["words"], rank))
    found.discard("")
    return found.pop() if rank and len(found) == 1 else ""


def _whose(words: str, rank: str) -> str:
    name = GAZETTEER.at(words, 0) or GAZETTEER.short_at(words, 0)
    fitting = [place for place in GAZETTEER.bearers(name) if place.name.endswith(rank)] if name else []
    return fitting[0].name if len(fitting) == 1 else ""


# 《甲市乙区贯彻落实…具体措施》: by whose programme a text opens; a city's may be followed in its districts
PROGRAMME = re.compile(
    r"《(?P<words>[\u4e00-\u9fff]{2,14}?)(?:贯彻|落实|法治|依法|普法|加快|深入|关于)[^《》\n]{2,70}"
    r"(?:措施|方案|意见|细则|要点|规划|计划|清单|纲要)》"
)


def place_of_programme(opening: str, rank: str) -> str:
    """The place whose programme an opening names with the place above it, or in the text's own rank."""
    found = set()
    for programme in PROGRAMME.finditer(opening):
        words = programme["words"]
        above = GAZETTEER.at(words, 0)
        name = GAZETTEER.at(words, len(above)) if above else ""
        held = GAZETTEER.below(GAZETTEER.bearers(name), GAZETTEER.bearers(above)) if name else ()
        if len(held) == 1 and above + name == words and (not rank or name.endswith(rank)):
            found.add(held[0].name)
    return found.pop() if len(found) == 1 else ""


BY_NAMES = {
    **{
        short: bearer.name
        for short, bearers in GAZETTEER.short.items()
        for bearer in bearers
        if bearer.level == "province"
    },
    **mapping("place_by_names", "word", "name"),
}
BY_NAME = re.compile(any_of(BY_NAMES))
VISITED = re.compile("(?:[赴往到与和同、从]|学习|借鉴|对接|考察|来自|发往)$")
ELSEWHERE = re.compile(
    "等地|、|(?:等)?(?:先进)?(?:经验|做法)|籍|[\u4e00-\u9fff]{1,3}(?:大学|高速|公司|集团|银行)"
)


def place_called(text: str, rank: str) -> str:
    """The one province that a province's text calls by a short or a by-name: 多彩贵州, 依法治疆."""
    if rank not in ("省", "自治区"):
        return ""
    found = {
        BY_NAMES[name.group()]
        for name in BY_NAME.finditer(text)
        if not VISITED.search(text, max(0, name.start() - 3), name.start())
        and not ELSEWHERE.match(text, name.end())
    }
    fitting = {name for name in found if name.endswith(rank)}
    return fitting.pop() if len(found) == len(fitting) == 1 else ""
