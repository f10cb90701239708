"""Numbers that belong together: old and new value, the ends of a range, a list that shares a unit.

由24份减至11份 goes from an old value to a new one, 4至6名 is a range, in 12、15和18件 the last number has the
measure word of all three.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page
from data.reading.tokens import Token, is_listing
from data.reading.words import any_of, column

TO_VERB = any_of(column("to_verbs"))
NOW = r"(?:(?:20[0-9]{2}年|今年|现在|目前|如今|当前|本年)的?)?(?:不足|不到|仅|约|近|最多)?"
# From the old value over a verb to the new one: 件压减至, 人,增加到, →.
TO = re.compile(
    rf"(?P<first>[^,。;、0-9]{{0,8}}?)(?P<step>[,、]?(?:再|又|并|进一步|继续|逐步|逐年|大幅|持续)?)"
    rf"(?P<verb>(?:{TO_VERB}){{1,3}}+)?(?P<to>到了|至|到|为|成|→){NOW}"
)
# 由串联审批240多天,缩短到并联审批92天: what is counted is named again behind the verb.
TO_NAMED = re.compile(rf",?(?:{TO_VERB}){{1,2}}+(?:了|到|至|为)[^,。;、0-9]{{2,12}}")
# No other number may stand between, but a year: 由5个部门组成的3个组到12个镇 tells of three things.
FROM = re.compile(r"(?:由|从|自|原来|原先|原有|原|此前)(?:[^,。;0-9]|(?:19|20)[0-9]{2}(?=年)){0,16}$")
# The step between two values: 提高了4.5个百分点达.
BY = re.compile(rf"(?:{TO_VERB})了?")
UP_TO = re.compile(r",?(?:达到?|升?至|降?至|到|为)")
CHANGED_BY = re.compile(rf"(?:{any_of(column('changes'))})了?$")
TAKEN = re.compile(r"(?:把|将)[^,。;]{0,16}$")
# A new value without a measure word ends its clause: 从100%降为0.
ENDS = frozenset(["", *",;。、)\n"])
TIME_UNITS = frozenset(column("time_units"))
LIST = re.compile(r" ?(?:、|和|及|与|以及|/) ?")
GOES_ON = re.compile(r" ?(?:、|,|和|及|至|到|-|~|/) ?")
# Longer lists than eight numbers, and heads further back than sixty letters, are not looked through.
MOST, COLON_REACH = 8, 60
# 排名靠前的是:消费412,劳资53: the head says that sorts of one thing follow.
KINDS, REACH = re.compile("(?:各类|排名|依次|居前|前[二三四五六]|分布|构成)[^,。;:]{0,12}$"), 24
NAMED_NEXT = re.compile("[:,、][\u4e00-\u9fff]{2,8}(?![\u4e00-\u9fff:,、])")
# 12个村达到5个标准 tells of two things.
REACHING = "达"
BETWEEN = re.compile(r" ?(?:至|到|-|~) ?")


def share_units(page: Page, tokens: list[Token]) -> None:
    """12、15和18件: a number without a measure word takes that of the number it is listed with."""
    text = page.plain
    for i in range(len(tokens) - 2, -1, -1):
        token, after = tokens[i], tokens[i + 1]
        if (
            token.unit
            or not after.unit
            or token.form != "digits"
            or after.form != "digits"
            or token.value is None
        ):
            continue
        if token.right <= after.left and _are_listed(text, token, after):
            token.unit, token.doubt = after.unit, after.doubt or token.doubt.replace("no_unit", "")


def _are_listed(text: str, token: Token, after: Token) -> bool:
    if LIST.fullmatch(text, token.end, after.left):
        return True
    # 分别为12,15%
    if text[token.end : after.left] == ",":
        return is_listing(text, token.start)
    # 排名靠前的是:消费412,劳资53,物业27件
    colon = text.rfind(":", max(0, token.left - COLON_REACH), token.left)
    # 主要做法:培训干部320,走访56户 lists deeds, not kinds of one thing
    if colon < 0 or "。" in text[colon : token.left] or not KINDS.search(text, max(0, colon - REACH), colon):
        return False
    named = NAMED_NEXT.search(text, colon, token.left)
    return bool(named and NAMED_NEXT.fullmatch(text, token.end, after.left))


def first_listed(page: Page, tokens: list[Token], i: int) -> int:
    """The place of the first number of the list that a number stands in: 上升12.3%、13.1%和0.8%."""
    for at in range(i, max(0, i - MOST), -1):
        before, token = tokens[at - 1], tokens[at]
        if before.right > token.left or not LIST.fullmatch(page.plain, before.right, token.left):
            return at
    return max(0, i - MOST)


def ordinals(page: Page, tokens: list[Token]) -> None:
    """第12至15条, 第1,2批: what goes on with an ordinal counts nothing either."""
    before = None
    for token in tokens:
        goes_on = before and before.right <= token.left
        if before and goes_on and GOES_ON.fullmatch(page.plain, before.end, token.start):
            token.value, token.doubt = None, "ordinal"
            before = token
        else:
            before = token if page.plain[token.start - 1 : token.start] == "第" else None


def ranges(page: Page, tokens: list[Token]) -> set[int]:
    """4至6名 is at least 4 and at most 6; the places of both in the list."""
    ends: set[int] = set()
    for i, (low, high) in enumerate(pairwise(tokens)):
        if not _is_range(page.plain, low, high):
            continue
        low.unit, high.left = high.unit, high.start
        low.value = (low.value or Decimal(0)) * _lifted(page.plain, low, high)
        low.qualifier, high.qualifier = "at_least", "at_most"
        low.doubt = low.doubt.replace("no_unit", "")
        # digits beside a dash are a code, unless they are the ends of a range
        low.form = "range" if low.form == "digits" else low.form
        ends |= {i, i + 1}
    return ends


def _is_range(text: str, low: Token, high: Token) -> bool:
    if low.value is None or high.value is None or not high.unit or low.unit not in ("", high.unit):
        return False
    if low.form == "han" != high.form or low.right > high.left or high.left != high.start:
        return False
    if FROM.search(text, max(0, low.left - 3), low.left):
        return False
    return (
        bool(BETWEEN.fullmatch(text, low.right, high.left))
        and low.value < high.value * _lifted(text, low, high) ** 0
    )


def _lifted(text: str, low: Token, high: Token) -> int:
    # 3至5万元: the lower end shares the scale that is written once
    for word, size in (("万", 10**4), ("亿", 10**8)):
        if (
            text.endswith(word, 0, high.end)
            and not text.endswith(word, 0, low.end)
            and (low.value or 0) < 1000
        ):
            return size
    return 1


def from_to(page: Page, tokens: list[Token]) -> dict[int, int]:
    """由24份减至11份: place of the old value -> place of the new one."""
    changes: dict[int, int] = {}
    for i, (old, new) in enumerate(pairwise(tokens)):
        # 由90件增加到2024年的213件: a year stands between
        if (
            page.plain.startswith("年", new.end)
            and i + 2 < len(tokens)
            and _goes_to(page.plain, old, tokens[i + 2])
        ):
            changes[i] = i + 2
            continue
        if old.value is None or new.value is None or old.right > new.left or new.left - old.right > 24:
            continue
        if i + 2 < len(tokens) and _is_change_by(page.plain, old, new, tokens[i + 2]):
            changes[i] = i + 2
        elif _is_change(page.plain, old, new):
            old.unit, new.unit = old.unit or new.unit, new.unit or old.unit
            changes[i] = i + 1
    return changes


def _goes_to(text: str, old: Token, new: Token) -> bool:
    """Whether a value goes to another over a year: both in one unit, from said before the old one."""
    if old.value is None or new.value is None or not old.unit or old.unit != new.unit:
        return False
    return 0 <= new.left - old.right <= 24 and _is_change(text, old, new)


def _is_change_by(text: str, old: Token, step: Token, new: Token) -> bool:
    """From an old value by so much to a new one: 由87.5%提高4.5个百分点达92%."""
    if old.unit != new.unit or not old.unit or new.left < step.right:
        return False
    if not FROM.search(text, max(0, old.left - 24), old.left):
        return False
    by, up_to = BY.fullmatch(text, old.right, step.left), UP_TO.fullmatch(text, step.right, new.left)
    return bool(by and up_to)


def _is_change(text: str, old: Token, new: Token) -> bool:
    between = text[old.right : new.left]
    left = text[max(0, old.left - 24) : old.left]
    # 从100%降为0: the new value has the unit of the old one
    bare = old.unit and new.form == "digits" and text[new.right : new.right + 1] in ENDS
    # 由4个增加了2个,增加到6个: what was added is no old value
    if not (new.unit or bare) or "\n\n" in between or CHANGED_BY.search(left):
        return False
    between = re.sub(r"[ \n]", "", between)
    if CHANGED_BY.fullmatch(between):
        return bool(FROM.search(left))
    link = TO.fullmatch(between)
    if not link and old.unit == new.unit and FROM.search(left) and TO_NAMED.fullmatch(between):
        return True
    if not link or (link["to"] in ("为", "成") and not link["verb"]):
        return False
    alike = old.unit in ("", new.unit) or not new.unit or {old.unit, new.unit} <= TIME_UNITS
    if FROM.search(left):
        return bool(link["verb"]) or (alike and not link["first"])
    if not alike or not (link["verb"] or link["to"] == "→"):
        return False
    # 将12个窗口的人员改为3组: what is counted is another thing
    if "的" in link["first"]:
        return False
    if TAKEN.search(left):
        return True
    return not link["first"] or (not link["step"] and link["verb"] != REACHING)
