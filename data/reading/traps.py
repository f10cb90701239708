"""Why a number is no figure: it does not say how much the report's own body did, has or reached.

Reads rhythms (每季度召开1次), limits (不少于4次), single cases (某公司被罚款5000元), spans of time that name
something (24小时服务区) and sizes that name a group (超过200人的县). Looks first at where the number stands,
then at its form, then at the words left and right of it.
"""

from __future__ import annotations

import re

from data.reading.asked import asked
from data.reading.cases import in_case
from data.reading.criteria import criterion
from data.reading.numbers import NUMERALS
from data.reading.page import Page
from data.reading.slogans import PART, slogan
from data.reading.timing import Times
from data.reading.together import together
from data.reading.tokens import Token
from data.reading.words import any_of, column, cue, letters

N = "[0-9]"
# How far back a word is looked for. A stretch without bound would be tried anew from each such word.
BESIDE = 40
REPEATED = re.compile(
    rf"每(?:个|一|[0-9{NUMERALS}]{{1,2}}个?)?(?:年|月|季度|季|周|半年|学期|日|天|双月|两周|两月|两年|半月|期|旬)(?P<what>[^,。;]{{0,16}})$"
)
# 平均每户6次降到2次: what it came to is no rhythm of its own
CAME_TO = re.compile(rf"[0-9{NUMERALS}][^,。;]{{0,3}}(?:{any_of(column('to_verbs'))})了?[至到为成]$")
# 每季度1次 is a rhythm where the number counts occasions; 每年支付20万元 is an amount.
RHYTHM_UNITS = frozenset(column("rhythm_units"))
EACH = re.compile(r"每(?:隔|满)?$")
# 法定时限为20日 is the limit that a law sets, not what was reached.
LIMIT = re.compile(rf"(?:{cue('limit')})(?:为|是|的)?$")
# 24小时服务区, 2学时课程: the time is part of a name.
NAMED_TIME = re.compile(
    rf"(?!内|以内|之内)[^,;。0-9]{{0,6}}?(?:{cue('time_name')})|(?:的)?课程|(?:{cue('time_noun')})"
)
DEMANDED = ("规定的", "要求的")
DURATION = re.compile(cue("duration"))
KEPT = re.compile(
    rf"[0-9][余多万]{{0,2}}[{letters('small_units')}宗起][^,;。]{{0,20}}(?:一律|均|都|全部)(?:能)?在$"
)
TIME_UNITS = frozenset(column("time_units"))
NAMING_UNITS = TIME_UNITS | {"学时", "课时"}
# 三方均, 两局分别: numerals for who acts together.
GROUP = re.compile(r"[^,。;0-9]{0,8}?(?:(?:均|分别|都)(?!获|被评|被授|荣|入选)|之间|各(?!类|级|项))")
# 在全市税务系统10个县级局考评中列第2位: among how many is no number of ours
WITHIN = re.compile(
    "(?:[在从]|在(?![^,。;0-9]{0,12}(?:对|为|向))[^,。;0-9]{1,14}(?:系统|全[省市县区州盟]|领域|行业|参评的?|评估的|所辖的?|辖区))$"
)
AMONG = re.compile(r"[^,。;0-9]{1,20}[中里内],?[^,。;]{0,6}(?:排|名列|位居|位列|位次|居|列第)")
# 排名15个城市水务系统第三, 名列全省11个地市前列
RANKED_OF = re.compile(r"(?:排名?|[位名]?列|位?居|跻身)(?:全[省市县区国州])?$")
OF_RANKED = re.compile(rf"[^,。;0-9]{{1,20}}(?:第[0-9{NUMERALS}]|前列|之首|首位|榜首|末位)")
ONE_OF = re.compile(r"[^,。;0-9]{0,24}之一")
# 包括我省在内的11个省, 对我省两次重要讲话, 完成294天的目标: others' places and acts, and aims
INCLUDED = re.compile(rf"[我本][{letters('own_kind')}][^,;。0-9]{{0,4}}在内的$")
HIGHER_ACT = re.compile(rf"重要(?:{cue('higher_act')})")
AIM = re.compile(r"的[^,;。、0-9]{0,8}目标")
# 超额完成省厅下达的70条任务: what was asked, not what was done
SET_FOR_US = re.compile(r"(?:下达|超额完成|省定|市定|考核|交办)[^,。;0-9]{0,10}$")
TASK = re.compile(r"[^,。;0-9]{0,8}(?:任务|目标|指标)")
# 数十, 几千, 成百: what stands before the numeral makes it no number.
VAGUE = frozenset(letters("not_counting_before"))
# 6家试点中的一家 counts the report's own place
AMONG_THEM = ("中的", "里的")
# 成百上千 counts nothing, 建成五处 does
MADE, ROUND = "成", frozenset("百千万亿")
# 统一, 专一, 同一: the numeral is the second half of a word.
BOUND = frozenset(letters("word_before"))
ENDS = frozenset(",;。、)和及与等!?\n ”")
CALLED = re.compile(cue("called"))
CALLING = re.compile(rf"(?:{cue('calling')})$")
# 全省头一家, 还是头一次
FIRST_OF_ALL = re.compile("(?:^|[是属算为省市县区州国])头$")
LISTED = re.compile(rf"(?:[0-9]|[{NUMERALS}两])(?P<unit>[\u4e00-\u9fff][^,。;、0-9]{{1,16}})[、和及与]$")
# 轮训一遍, 盘点一番: how it was done
EACH_HAND = "人手"
MANNERS = frozenset(["遍", "番"])
TAKING = re.compile(any_of((*column("taking"), "了", "过")) + "$")


def trap(page: Page, token: Token, times: Times) -> str | None:
    """The reason why a number is no figure, or None. Ranks, streaks and zeros are looked at before."""
    text = page.plain
    if reason := _by_place(page, token, times):
        return reason
    if token.value is None or LEADING_ZERO.match(text, token.start):
        return "name" if token.form == "digits" else "not_understood"
    start, _ = page.clause(token.start)
    left = text[max(start, token.left - BESIDE) : token.left]
    right = text[token.right : token.right + 30]
    return (
        _by_form(text, token, left, right)
        or asked(text, token, left, right)
        or together(text, token, left, right)
        or _by_left(page, token, left)
        or slogan(text, token, left, right)
        or _by_right(text, token, left, right)
    )


def _by_place(page: Page, token: Token, times: Times) -> str | None:
    if mask := page.masks.at(token.start, token.end):
        return mask.reason
    if time := times.inside(token.start, token.end):
        return "date" if "月" in page.plain[time.start : time.end] else "year"
    quote = page.quotes.at(token.start, token.end)
    if quote and (quote.end - quote.start <= QUOTE_LENGTH or token.form == "han" or not token.unit):
        return "set_phrase"
    return None


# A longer quotation is speech, whose numbers may be figures; a short one is a name or a slogan.
# Up to a dozen without a unit count aspects, or, as numerals before 均, name who acts.
QUOTE_LENGTH, FEW = 22, 12
# 018 and 0663 are codes.
LEADING_ZERO = re.compile("0[0-9]")


def _by_form(text: str, token: Token, left: str, right: str) -> str | None:
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if not token.unit:
        return _without_unit(text, token, left, right)
    if token.value == 1 and left.endswith(EACH_HAND):
        return "set_phrase"
    if token.form == "digits":
        joined = (before + after).isascii() and any(c.isalpha() or c in "+-/_" for c in before + after)
        return "name" if joined and not token.unit.isascii() else None
    if token.form == "han" and token.left == token.start:
        if before in BOUND or (before in VAGUE and (before != MADE or text[token.start] in ROUND)):
            return "term"
        if FIRST_OF_ALL.search(left):
            return "ordinal"
        if token.unit in MANNERS:
            return "set_phrase" if token.value == 1 else None
        if text[token.start : token.end] in ("百", "千", "万", "亿"):
            return "set_phrase"
        if token.value == 1 and token.end - token.start == 1:
            alone = right[:1] in ("", *ENDS) and left and not left.endswith(AMONG_THEM)
            alone = alone or _is_listed(token, left)
            return None if alone and not TAKING.search(left) else "article"
    return None


def _is_listed(token: Token, left: str) -> bool:
    """两期培训、一期讲座: a single one beside several that are counted by the same measure word."""
    listed = LISTED.search(left)
    return bool(token.unit and listed and listed["unit"].startswith(token.unit))


def _without_unit(text: str, token: Token, left: str, right: str) -> str | None:
    """Why a number without a measure word counts nothing; what no shape explains is not understood."""
    if right.startswith(("年", "月", "日")) or text.startswith(("年", "月", "日"), token.end):
        return "duration"
    if text.startswith("大", token.end) or PART.match(right):
        return "aspects" if (token.value or 0) <= FEW else "not_understood"
    if token.form == "han":
        return "term"
    around = text[token.start - 1 : token.start] + text[token.end : token.end + 1]
    coded = any(c.isascii() and (c.isalnum() or c in "+-/_#*=&") for c in around)
    return "name" if coded or CALLED.match(right) or CALLING.search(left) else "not_understood"


def _by_left(page: Page, token: Token, left: str) -> str | None:
    if EACH.search(left):
        return "rhythm"
    if token.unit in RHYTHM_UNITS and _is_repeated(page, token, left):
        return "rhythm"
    stated = page.plain[token.left : token.start]
    if stated.startswith(column("cues", kind="floor")):
        return "norm"
    # 压缩至法定时限的30% is what was reached
    share = token.unit == "%" and left.endswith("的") and not left.endswith(DEMANDED)
    if token.unit not in ("项", "件", "个", "条") and not share and LIMIT.search(left):
        return "norm"
    start, _ = page.sentence(token.start)
    if reason := page.demands.reason(start, token.left):
        return reason
    return "case" if in_case(page, token, start) else None


def _is_repeated(page: Page, token: Token, left: str) -> bool:
    every = REPEATED.search(left)
    if not every or CAME_TO.search(every["what"]):
        return False
    # “每周一法”推送47期: the rhythm is the name of what was done
    at = token.left - len(left) + every.start()
    return page.quotes.at(at, at + 1) is None


def _measures_time(text: str, token: Token) -> bool:
    """Whether a span of time says how long something took, not how long a course or a shift is."""
    # 3200条信息均在7个工作日内公示: a limit that was met
    if KEPT.search(text, max(0, token.left - 40), token.left):
        return True
    floor = max(0, token.left - 40)
    start = max(text.rfind(end, floor, token.left) for end in "。;\n") + 1
    return bool(DURATION.search(text, max(start, floor), token.right + 12))


def _by_right(text: str, token: Token, left: str, right: str) -> str | None:
    if token.form == "han" and (token.value or 0) <= FEW and GROUP.match(right):
        return "scope"
    if ONE_OF.match(right) or (WITHIN.search(left) and AMONG.match(right)):
        return "other_place"
    if RANKED_OF.search(left) and OF_RANKED.match(right):
        return "other_place"
    if INCLUDED.search(left) or HIGHER_ACT.match(right):
        return "other_place"
    if AIM.match(right):
        return "target"
    if token.unit in NAMING_UNITS and NAMED_TIME.match(text, token.end + len(token.unit)):
        return "name"
    if SET_FOR_US.search(left) and TASK.match(right):
        return "target"
    if criterion(text, token, left):
        return "scope"
    return "duration" if token.unit in TIME_UNITS and not _measures_time(text, token) else None
