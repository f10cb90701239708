"""Places where numbers count nothing, known by their shape: titles, years, document numbers, ordinals."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from data.reading.debris import debris
from data.reading.numbers import NUMERALS
from data.reading.words import any_of, column, letters, rows

N = rf"(?:[0-9]{{1,6}}|[{NUMERALS}]{{1,5}})"
SHAPES = {
    "document_title": r"《[^《》\n]{1,100}》",
    "index_number": r"索引号[^0-9A-Za-z\n]{0,4}[0-9A-Za-z/_.-]++|https?://[!-~]++|[A-Za-z0-9._-]{1,40}+@[!-~]{1,60}+",
    "page_debris": (r"第 ?[0-9]{1,4} ?页|共 ?[0-9]{1,4} ?页|(?:邮编|电话|传真)[: ]{0,3}[0-9-]{1,20}"),
    "document_number": (
        r"[\[(] ?(?:19|20)[0-9]{2} ?年?[\])](?: ?第? ?[0-9]{1,6} ?号)?"
        r"|第? ?[0-9]{1,8} ?号(?!召)"
    ),
    "date": (
        r"(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?:[ T]*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
        r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
        r"|(?:[0-9]{4} ?年 ?)?[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号]"
        r"(?: ?[上下]午)?(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分)?)?"
        r"|[0-9]{1,2} ?[日号][上下]午|[0-9]{1,2}[·•][0-9]{1,2}|[0-9]{1,2}时[0-9]{1,2}分"
    ),
    "name_number": (
        r"[0-9NXn]{1,4}(?: ?[+×*x] ?(?:[0-9]{1,4}|[NXn]))++"
        r"|[A-Za-z]{1,20}+[0-9][0-9A-Za-z.-]*+|[Vv]?[0-9]\.0(?![0-9%万亿])"
        r"|[0-9]{1,3}:[0-9]{1,3}"
    ),
    "congress_number": (
        rf"[{NUMERALS}]{{1,4}}届(?:[{NUMERALS}历]{{1,3}}[次中]| ?[0-9]{{1,3}}次)?"
        rf"(?:、[{NUMERALS}]中){{0,6}}(?:全会|会议)?"
        rf"|[{NUMERALS}]{{2,3}}大(?=[{letters('after_congress')}、,。的后上》届])|[{NUMERALS}]{{1,2}}中全会"
        rf"|(?:第?{N}[届次])?{N}次全会"
    ),
    "plan_number": (
        rf"“?(?<![{NUMERALS}])(?:十[{NUMERALS}]|[六七八九])五”?"
        rf"(?=规划|时期|期间|以来|普法|”|末|收官|开局|法治|计划)|第{N}个五年"
    ),
    "ordinal": (
        rf"第 ?{N}(?:[、{letters('between_years')}-] ?第?{N}){{1,8}}[{letters('ordinal_unit')}]"
        rf"|第 ?(?:{N})(?:\([^()\n]{{1,4}}\))?[{letters('ordinal_unit')}]?"
        rf"|(?<![先此之])[前后][{NUMERALS}]{{1,3}}[名位强]|(?<![先此之提])[前后][0-9]{{1,3}}(?:[名位强]|(?!日|天|小时|个工作日|分钟))"
        rf"|最后一[^\n]|首[{letters('first_unit')}]"
    ),
    "year": (
        r"(?:19|20)[0-9]{2} ?年? ?(?:-|至|到) ?(?:19|20)?[0-9]{2} ?(?:年度?|(?![0-9]))"
        r"|(?:19|20)[0-9]{2} ?年(?:度)?"
        rf"|(?:二〇|二零|一九)[{NUMERALS}]{{2}}年|(?:19|20)[0-9]{{2}}(?=[、和及与]+(?:19|20)[0-9]{{2}} ?年)"
    ),
}
# A look at the first letter keeps the pattern from trying every alternative at every letter.
FIRST = rf"(?=[0-9A-Za-z《索_.{letters('shape_opening')}(\[“最首前后{NUMERALS}])"
SHAPE = re.compile(FIRST + "(?:" + "|".join(f"(?P<{name}>{shape})" for name, shape in SHAPES.items()) + ")")
PHRASES = {row["word"]: row["reason"] for row in rows("phrases")}
PHRASE = re.compile(any_of(PHRASES))
QUOTE = re.compile(r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|\"[^\"\n]{1,40}\"")
SAYING = (":", ":,", *column("saying"))
SAID = 10
# How many places that begin before a number are looked at for one that holds it.
NESTED = 4
# 2.14个部门: no one counts hundredths of a department, so the line has number 2
WHOLE = any_of(column("whole_units"))
GLUED = (
    rf"(?<![。;:! ])[0-9]{{1,2}}\.(?=(?:19|20)[0-9]{{2}} ?年"
    rf"|[0-9]{{1,4}}(?:{WHOLE})(?!百分点|小时|月|工作日))"
)
MARKER = re.compile(
    rf"(?=[(0-9{NUMERALS}第])"
    rf"(?:(?:^|(?<=[\n。;:! ]))(?P<mark>\([{NUMERALS}0-9]{{1,3}}\)|[{NUMERALS}]{{1,3}}、"
    rf"|[0-9]{{1,2}}(?:\.(?![0-9])|、|\))|{GLUED}"
    rf"|[0-9](?=[\u4e00-\u9fff]{{4}})(?![{letters('not_marker_after')}]|{any_of(column('measures'))}))"
    rf"|(?:^|(?<=[\n。;:!,) ”]))(?P<item>[{NUMERALS}]{{1,3}}[是则](?!一|否|为)|第[{NUMERALS}]{{1,2}}[,、]))",
    re.MULTILINE,
)


class Mask(NamedTuple):
    """A place where a number counts nothing, and why."""

    start: int
    end: int
    reason: str


class Masks:
    """Places in order, asked by position; each is made anew, since a list of ordinals has many."""

    def __init__(self, masks: list[Mask]) -> None:
        masks.sort(key=lambda mask: (mask.start, -mask.end))
        self.starts = array("i", [mask.start for mask in masks])
        self.ends = array("i", [mask.end for mask in masks])
        # How far they reach up to each: most numbers stand behind them all.
        self.reach = array("i", accumulate(self.ends, max))
        self.reasons = [mask.reason for mask in masks]

    def at(self, start: int, end: int) -> Mask | None:
        """The place that holds this span."""
        last = bisect_right(self.starts, start) - 1
        if last < 0 or self.reach[last] < end:
            return None
        for i in range(last, max(-1, last - NESTED), -1):
            if end <= self.ends[i]:
                return Mask(self.starts[i], self.ends[i], self.reasons[i])
        return None


def shapes(text: str, markers: list[re.Match[str]]) -> list[Mask]:
    """What the shape alone tells, in text order; a rank (第三) is an ordinal here."""
    masks = [Mask(m.start(), m.end(), m.lastgroup or "") for m in SHAPE.finditer(text)]
    masks += [Mask(m.start(), m.end(), PHRASES[m.group()]) for m in PHRASE.finditer(text)]
    masks += [Mask(*place) for place in debris(text)]
    return masks + [Mask(*m.span(m.lastgroup or 0), "list_marker") for m in markers]


def quotes(text: str) -> Masks:
    """Names and slogans in quotation marks on one line; what somebody says there is read like the rest."""
    names = (m for m in QUOTE.finditer(text) if not _is_speech(text, m))
    return Masks([Mask(m.start(), m.end(), "set_phrase") for m in names])


def _is_speech(text: str, m: re.Match[str]) -> bool:
    said = text.endswith(SAYING, 0, m.start()) and m.end() - m.start() >= SAID
    return said or text[m.end() - 2] in "。!?"
