"""Numbers of other places in a report on one: 全省共有77件 in a county's report, 邻县12件, 全省6家之一.

A wider place counts as another one unless the report is about it; a sentence that compares the report's own
number with a wider one keeps its own.
"""

from __future__ import annotations

import re

from data.reading.numbers import NUMERALS
from data.reading.page import Page
from data.reading.scopes import EVERYWHERE, SCOPES
from data.reading.tokens import Token
from data.reading.words import any_of, column, mapping

SCOPE = rf"(?P<scope>{any_of(SCOPES)})"
# 全省仅有的3个, 全市首批12个: the scope is right before the number
DIRECT = re.compile(
    rf"{SCOPE}(?:各地|范围内|上下)?(?:平均|现|累计|总计|合计|一共|总共|仅|只|首批|唯一)?(?:共|有的?|共有|为|是|计|达)?$"
)
# 全国同批表彰100个集体, 全省同批命名80个: what others got with us
SAME_TIME = re.compile(rf"{SCOPE}(?:同批|同期|同类|同级)[^,;。0-9我本]{{0,8}}$")
# 全国优秀案例仅20件
ONLY = re.compile(rf"{SCOPE}[^,;。0-9我本]{{1,10}}(?:仅|只)有?$")
# 省内异地受理, 全国通办事项: the scope is that of a service of ours
OPENING = re.compile(
    rf"(?:在|据统计,?|而|同期|其中)?{SCOPE}(?!{any_of(column('served_there'))})(?P<rest>[^,;。]*)$"
)
# 天河区、番禺区同期移送9宗, 所在的丰州市共有4个县区入选, 与我县同类的有7个, 西部12个省到会
MADE_BY = mapping("made_above", "word", "rank")
NAME = r"(?P<name>[\u4e00-\u9fff]{2,4})[县区市州旗省]"
BESIDE_US = re.compile(rf"(?:[^,;。0-9我本全]{{2,4}}[县区市州旗省]、){{0,3}}(?![我本全]){NAME}(?:则|也)?同期")
AROUND_US = re.compile(
    r"所在的?[\u4e00-\u9fff]{2,6}[省市州县区][^,;。0-9我本]{0,8}$"
    r"|[与和同]我[省市县区州盟旗镇乡街院局][^,;。0-9]{0,6}(?:同类|同级|同批|同期|相邻|类似|同等)[^,;。0-9]{0,8}$"
)
# 落实省政府出台的36条措施, 市政府修改的9部规章: made above
MADE_ABOVE = re.compile(
    rf"(?:^|落实|贯彻|执行|学习|对照|宣传|宣讲)(?:了|好)?(?P<who>{any_of(column('made_above'))})[^,;。0-9我本]{{0,14}}(?:[0-9]{{1,3}}号)?[^,;。0-9我本]{{0,6}}"
    "(?:修改|修订|出台|公布|发布|颁布|印发)的$"
)
CAME = re.compile(
    r"(?:省|自治区|直辖市|市|州|地市|县|区|旗|县区|县市|区县|市县)(?:\([^()]{1,6}\))?"
    r"(?:到会|参会|参加会议|出席|与会|派员参加|上榜)"
)
NEIGHBOURS = re.compile(
    rf"(?:{any_of(column('neighbours'))})[{NUMERALS}几个0-9]{{0,3}}(?:县|市|区|省|州|乡|镇|地区)(?P<rest>[^,;。]*)$"
)
# 占全市总量860件的7.3%, 为全省案件4000件的四分之一
BASE = re.compile(rf"(?:占|为|是|相当于|达到?)(?:了|到)?{SCOPE}[^,;。0-9]{{0,14}}$")
# 全省系统比武3人入围: the contest is the province's, who came through is ours
CONTEST, CAME_THROUGH = (
    re.compile("比武|竞赛|大赛|比赛|竞技|评选|评比|评查|考试"),
    re.compile(rf"(?:{any_of(column('honours'))}|入围|获|晋级)"),
)
SHARE = re.compile(rf"的?(?:近|约|超过?)?(?:[0-9.]{{1,8}}+%|[{NUMERALS}0-9]{{1,8}}+分之|[{NUMERALS}]成)")
OURS = re.compile(any_of((*column("ours"), *column("honours"))))
OWN = re.compile(any_of((*(word for word, rank in SCOPES.items() if rank < 3), *column("own_words"))))
# 全国共收4万件,审结3万件: the same place's next number has no subject of its own
GOES_ON = re.compile(r"(?:其中,?)?[^,;。0-9全我本]{0,8}$")
ONE_OF = re.compile(any_of(column("one_of")))
HOSTED = re.compile("邀请|吸引|来自|组织|召集|承办|主办")
BRACKETS = re.compile(r"\([^()]*\)")
# A title or first sentence that names the report's own place.
OPENING_LINES = 60
# A text is about a wider place that it names twice, or once in its opening where it has three numbers.
OFTEN, MANY = 2, 3
# A text that begins with the whole country, or with a year and it, is about it.
OPENS = re.compile(rf"[^。;\n]{{0,20}}?{SCOPE}(?!仅|只)")
# What follows says more of the first number: it is no passing mention.
OF_ITSELF = re.compile("同比|其中|较上年|比上年")


# 居全省第3位: a rank among others is the report's own.
RANKED = re.compile(rf"(?:{any_of(column('cues', kind='rank'))})[^,;。]{{0,10}}$")
PLACES = frozenset(["位", "名"])
# 全区 in a city of an autonomous region is the region
NOT_A_DISTRICT = re.compile("[我本全][县旗]")
REGION, OF_REGION = "自治区", "全区"
COUNTY, CITY, PROVINCE = 1, 2, 3


def widened(page: Page, own: int) -> int:
    """The rank of the place that a text is about: that of 全国 where it speaks of nothing else, else own."""
    if own == EVERYWHERE or OWN.search(page.plain) or ONE_OF.search(page.plain):
        return own
    ranks = [SCOPES[m["scope"]] for m in re.finditer(SCOPE, page.plain)]
    wide = [rank for rank in ranks if own < rank < EVERYWHERE]
    numbers = page.tokens.measured
    enough = MANY - bool(OF_ITSELF.search(page.plain))
    often = 1 if numbers >= enough and OPENS.match(page.plain) else OFTEN
    return max(wide) if len(wide) >= often and len(set(wide)) == 1 and len(wide) == len(ranks) else own


# 全省共命名示范镇45个: a total says whose it is, whatever it counts.
TOTAL_OF = re.compile(rf"(?:据统计,?|目前|现)?{SCOPE}(?:累计|总计|一共|共)[^,;。0-9我本]{{0,16}}$")


# 全省应急系统通报的1200条问题: found or told everywhere there, whoever goes by it
FOUND_THERE = re.compile(
    rf"(?:在|对照|针对|围绕)?{SCOPE}(?:[^,;。0-9我本]{{0,24}}[^,;。0-9我本向对给])?(?:{any_of(column('found_words'))})的$"
)


# 全市表彰先进集体30个,其中本县3个
OF_WHICH_OURS = re.compile("[^,。;0-9]{0,8},其中[本我]")


class Elsewhere:
    """Tells the numbers of other places from the report's own; asked in the order of the text."""

    def __init__(self, page: Page, own: int, is_department: bool = False) -> None:
        """own: how wide the report's place is. is_department: of which only a part is its own."""
        self.page, self.own = page, widened(page, own)
        self.whole = self.own - is_department
        self.ranks = dict(SCOPES)
        of_region = own == CITY or (own == COUNTY and NOT_A_DISTRICT.search(page.plain))
        if REGION in page.plain and of_region:
            self.ranks[OF_REGION] = PROVINCE
        self.subject_end = -1

    def holds(self, token: Token) -> bool:
        """Whether the number belongs to a wider place than the report's, or to a neighbour."""
        if self.own == EVERYWHERE:
            return False
        start, _ = self.page.clause(token.start)
        left = self.page.plain[max(start, token.left - 40) : token.left]
        right = self.page.plain[token.right : token.right + 12]
        if CONTEST.search(left) and CAME_THROUGH.match(right):
            return False
        if token.unit in PLACES and RANKED.search(left):
            return False
        base = BASE.search(left)
        if base and SHARE.match(right) and self.ranks[base["scope"]] > self.whole:
            return True
        if self._is_wider(DIRECT.search(left)) or self._is_wider(ONLY.match(left)):
            return True
        above = MADE_ABOVE.search(left)
        if above and int(MADE_BY[above["who"]]) > self.own:
            return True
        if AROUND_US.search(left) or (token.unit == "个" and CAME.match(right) and not HOSTED.search(left)):
            return True
        whole = OF_WHICH_OURS.match(right) and self._is_wider(OPENING.match(left))
        whole = whole or self._is_wider(SAME_TIME.search(left))
        if whole or self._is_subject(left, start) or self._goes_on(token, left):
            self.subject_end = token.right
            return True
        return False

    def holds_claim(self, words: str) -> bool:
        """Whether the words of a clause up to a claim say it of a wider place: 全省合法性审查已实现全覆盖."""
        return self.own != EVERYWHERE and self._is_subject_of(OPENING.match(BRACKETS.sub("", words)))

    def _is_wider(self, match: re.Match[str] | None) -> bool:
        return match is not None and self.ranks[match["scope"]] > self.own

    def _is_subject(self, left: str, clause: int) -> bool:
        if match := NEIGHBOURS.match(left):
            return not OURS.search(match["rest"])
        beside = BESIDE_US.match(left)
        if beside and beside["name"] not in self.page.plain[: min(OPENING_LINES, clause)]:
            return True
        if self._is_wider(TOTAL_OF.match(left)) or self._is_wider(FOUND_THERE.match(left)):
            return True
        return self._is_subject_of(OPENING.match(left))

    def _is_subject_of(self, match: re.Match[str] | None) -> bool:
        return match is not None and self._is_wider(match) and not OURS.search(match["rest"])

    def _goes_on(self, token: Token, left: str) -> bool:
        start, _ = self.page.sentence(token.start)
        clause, _ = self.page.clause(token.start)
        if not start <= self.subject_end < clause or OURS.search(left):
            return False
        between = self.page.plain[self.subject_end : clause]
        return between.strip() in (",", "") and bool(GOES_ON.match(left))
