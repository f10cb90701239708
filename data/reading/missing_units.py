"""Numbers that carry no known measure word: their unit stands elsewhere, is unknown, or there is none.

办件数120 and (单位：件)受理120 name it before the number, 其中家事32 takes that of the whole,
装机35万标方 has one that no table knows, 浏览量达3万 needs none. 五、六百人 and 数十名 give no number at
all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise

from data.reading.measures import MEASURES
from data.reading.numbers import DIGITS, NUMERALS, scale_of
from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import any_of, column, letters

MEASURE = any_of(MEASURES)
SCALED = rf"[百千]?[万亿]?(?:{MEASURE})"
SAID = any_of(column("bare", kind="said"))
NAMED = any_of(word for word in MEASURES if len(word) > 1 and word.endswith("次"))
# 件数:120, 参训人次560, 金额(万元):35, 共计(件)36
UNIT_BEFORE = re.compile(
    rf"(?:\((?:单位[:为]?)?(?P<bracket>{SCALED})\)|(?P<counted>{MEASURE})数量?|(?P<named>{NAMED}):?)"
    rf"(?:{SAID}| ){{0,3}}$"
)
SCALE = re.compile("[百千]?[万亿]")
CAPTION = re.compile(rf"单位[:为] ?(?P<unit>{SCALED})(?=[,;。)\n ]|$)")
MONEY = re.compile(r"(?:[¥￥]|人民币) ?$")
TIMES_COUNTED = frozenset(column("time_units"))
SCORE = re.compile(rf"(?:{any_of(column('bare', kind='score'))})(?:{SAID}){{0,2}} ?$")
AMOUNT = re.compile(
    rf"(?<!{'|'.join(column('bare', kind='no_amount')).replace('|', ')(?<!')})"
    rf"(?:{any_of(column('bare', kind='amount'))})(?:{SAID}){{0,2}} ?$"
)
# 结案1790, 其中原创215: what was done, and how often, with nothing to say of what.
DONE = re.compile(rf"(?:{any_of(column('bare', kind='done'))})(?:总?数|量)?(?:{SAID})? ?$")
# Smaller numbers may be those of list items, larger ones telephones.
SMALLEST, LARGEST = 10, 100_000
# 举报电话, 受理咨询请拨: what follows is called, not counted.
CALLED = re.compile(any_of(column("bare", kind="called")))
CALLED_REACH = 40
TOTAL = re.compile(rf"(?:{any_of(column('bare', kind='total'))})(?:达到?|为|有)? ?$")
# Where a unit that no table knows may end: 功率1200千伏安,
LETTERS = r"[\u4e00-\u9fffA-Za-z]"
UNKNOWN = re.compile(rf" ?(?P<unit>{LETTERS}{{1,4}}(?:/{LETTERS}{{1,3}})?)(?=[,。;、)!\n]|$)")
NOT_IN_UNIT = frozenset(letters("not_in_unit"))
COUNTED = column("bare", kind="counted")
HAS_NOUN = re.compile(any_of(COUNTED))
# 12345, 110, 96198: numbers that are called, and years.
HOTLINE = re.compile(r"1[12][0-9]|12[0-9]{3}|9[56][0-9]{3}|(?:19|20)[0-9]{2}")
# Which numeral follows which: 五、六 is a guess, 三、五 two numbers.
NEXT = {one: other for (one, a), (other, b) in pairwise(DIGITS.items()) if b == a + 1} | {"二": "三"}
PART = rf"[\u4e00-\u9fff]{{1,10}}?(?<!{'|'.join(column('bare', kind='label')).replace('|', ')(?<!')})[:为]?"
OF_WHOLE = re.compile(rf"(?:[,。;(]?其中[,:]?|\(){PART}")
NEXT_PART = re.compile(rf"[,、;]{PART}")
LISTED = re.compile(r" ?(?:、|和|及|与) ?")
# 由七成上升到今年的百分之百
TO_NOW = r"[升高增到至]到?(?:今年|现在|目前|如今|20[0-9]{2}年)?的?$"
WHOLLY = re.compile(rf"(?:{any_of(column('bare', kind='wholly'))})[^,。;]{{0,2}}$|{TO_NOW}|率[^,。;]{{0,4}}$")
WHOLLY_DONE = column("bare", kind="wholly_done")
# 第3, 5号, 2024年, 7.1: beside these signs a number is part of a name or a date.
NAMED_BEFORE, NAMED_AFTER = frozenset("第-+/.号_"), frozenset("年月日号-+/.:版届")
SEVERAL, ROUND = frozenset("数几"), frozenset(letters("rounds"))
# How far back a unit may stand, how far down a caption holds, how long a noun may be.
REACH, CAPTION_REACH, LONGEST = 24, 300, 8
TEN_THOUSAND = 10**4


# 由20日压缩至5日, 平均28日结案: as a span of time 日 is a measure word, as a day of a month it is none
DAY, DATED = "日", frozenset(letters("day_of_month"))
DAYS_BEFORE = re.compile(rf"(?:(?:{any_of(column('to_verbs'))})[了至到为成]|平均|仅需?|只需|提前)$")
DAYS_BEHIND = re.compile(
    rf"日(?:(?:之内|以内|内)?(?:即可|就能|可|便可)?(?:{any_of(column('bare', kind='in_days'))})"
    rf"|(?:{any_of(column('to_verbs'))})[了至到为成])"
)


def give_units(page: Page, tokens: list[Token]) -> None:
    """Give numbers without a measure word their unit where it can be told, and say how doubtful that is.

    What counts something without any unit gets the doubt no_unit; all others stay as they are.
    """
    captions = [(m.end(), m["unit"]) for m in CAPTION.finditer(page.plain)]
    before: Token | None = None
    for token in tokens:
        if token.form == "share":
            _ornament(page.plain, token)
        elif _is_span_of_days(page.plain, token):
            _give_days(page.plain, token)
        elif before and _is_guess(page.plain, before, token):
            before.value = token.value = None
            before.doubt = token.doubt = "vague"
        elif _is_vague(page.plain, token):
            token.value, token.doubt = None, "vague"
        elif not token.unit and token.value is not None and token.form in ("digits", "han"):
            _one(page, token, captions, before)
        before = token


def _give_days(text: str, token: Token) -> None:
    token.unit, token.right = DAY, token.end + len(DAY)
    within = next((word for word in ("以内", "之内", "内") if text.startswith(word, token.right)), "")
    if within:
        token.qualifier, token.right = "at_most", token.right + len(within)


def _is_span_of_days(text: str, token: Token) -> bool:
    """Whether a number before 日 says how long something took."""
    if token.unit or token.value is None or not text.startswith("日", token.end) or token.left != token.start:
        return False
    before = DAYS_BEFORE.search(text, max(0, token.left - LONGEST), token.left)
    day_of_month = text[token.left - 1 : token.left] in DATED
    return bool(before or (not day_of_month and DAYS_BEHIND.match(text, token.end)))


def _ornament(text: str, token: Token) -> None:
    """满意率百分百 states a rate, 百分百投入 praises."""
    if text[token.start : token.end] not in ("百分百", "百分之百"):
        return
    left = text[max(0, token.left - LONGEST) : token.left]
    if not WHOLLY.search(left) and not text.startswith(WHOLLY_DONE, token.right):
        token.value, token.doubt = None, "ornament"


def _is_vague(text: str, token: Token) -> bool:
    """数十名, 三四十人: words for a number that give none."""
    if token.form != "han":
        return False
    several = text[token.start - 1 : token.start] in SEVERAL and text[token.start] in ROUND
    if text.startswith("几", token.end) or (several and text[token.end - 1] in "万亿"):
        return True
    return bool(token.unit) and (several or token.value is None)


def _is_guess(text: str, first: Token, second: Token) -> bool:
    """五、六百人: two digits that follow each other give no number."""
    numeral = text[first.start : first.end]
    if first.form != "han" or second.form != "han" or first.unit or first.end != second.start - 1:
        return False
    return text[first.end] == "、" and bool(second.unit) and NEXT.get(numeral) == text[second.start]


def _one(page: Page, token: Token, captions: list[tuple[int, str]], before: Token | None) -> None:
    text = page.plain
    if _is_named(text, token):
        return
    left = text[max(0, token.left - REACH) : token.left]
    if token.form == "digits" and _give_unit(text, token, left, captions):
        return
    if before and _is_part(page, before, token):
        token.unit, token.doubt = before.unit, "unknown_unit"
    elif _states(text, token, left) or (before and _continues(text, before, token)):
        token.doubt = "no_unit"


def _is_part(page: Page, whole: Token, token: Token) -> bool:
    """调解48件,其中家事32、邻里16; 调解48件(成功46): parts have the unit of the number before them."""
    if token.form != "digits" or not whole.unit or whole.right > token.left or not _ends(page.plain, token):
        return False
    between = page.plain[whole.right : token.left]
    return bool(
        OF_WHOLE.fullmatch(between) or (whole.doubt == "unknown_unit" and NEXT_PART.fullmatch(between))
    )


def _give_unit(text: str, token: Token, left: str, captions: list[tuple[int, str]]) -> bool:
    """The unit that stands before the number, in a caption, or behind it without being known."""
    if unit := _unit_before(left) or _caption(text, token, captions):
        scale = SCALE.match(unit)
        token.value = (token.value or Decimal(0)) * scale_of(scale and scale.group())
        token.unit = unit[scale.end() :] if scale else unit
    elif unknown := _unknown(text, token, left):
        token.unit, token.doubt, token.right = unknown["unit"], "unknown_unit", unknown.end()
    return bool(token.unit)


def _is_named(text: str, token: Token) -> bool:
    """第3, 2024年, 5G, 7.1: a part of a name, a date or a code."""
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if before in NAMED_BEFORE or after in NAMED_AFTER:
        return True
    return any(letter.isascii() and letter.isalnum() for letter in before + after)


def _unit_before(left: str) -> str:
    if MONEY.search(left):
        return "元"
    match = UNIT_BEFORE.search(left)
    if not match or match["counted"] in TIMES_COUNTED:
        return ""
    return match["bracket"] or match["counted"] or match["named"]


def _caption(text: str, token: Token, captions: list[tuple[int, str]]) -> str:
    """The unit that a caption in the same paragraph gives: (单位:件)受理120,办结118。"""
    i = bisect_right(captions, (token.start, "")) - 1
    if i < 0 or not _ends(text, token) or token.start - captions[i][0] > CAPTION_REACH:
        return ""
    between = text[captions[i][0] : token.start]
    return "" if between.count("\n") > 1 or "|" in between or "\t" in between else captions[i][1]


def _ends(text: str, token: Token) -> bool:
    """Whether the clause ends behind the number."""
    after = text[token.right : token.right + 1]
    return not after or not (after.isalnum() or after in "%‰“《")


def _unknown(text: str, token: Token, left: str) -> re.Match[str] | None:
    """A unit that no table knows, between a number that measures something and the end of the clause."""
    match = UNKNOWN.match(text, token.end)
    if not match or NOT_IN_UNIT & set(match["unit"]) or HAS_NOUN.search(match["unit"]):
        return None
    return match if AMOUNT.search(left) or _is_large(text, token) else None


def _is_large(text: str, token: Token) -> bool:
    """Whether the number is written as only quantities are: 35万, 近200, 1,200."""
    if token.left < token.start:
        return True
    return token.form == "digits" and bool(set(text[token.start : token.end]) & set("万亿余多,"))


def _states(text: str, token: Token, left: str) -> bool:
    """Whether a number without a unit says how much: 浏览量突破120万, 得分98.6, 294万余企业."""
    hedged, digits = token.left < token.start, token.form == "digits"
    if not _ends(text, token):
        return digits and _is_large(text, token) and _counts_noun(text, token)
    if AMOUNT.search(left) and (digits or hedged):
        return True
    if HOTLINE.fullmatch(text[token.start : token.end]) and not hedged:
        return False
    if digits and (SCORE.search(left) or TOTAL.search(left)):
        return True
    if digits and DONE.search(left) and SMALLEST <= (token.value or 0) < LARGEST:
        return not CALLED.search(text, max(0, token.left - CALLED_REACH), token.left)
    # 点赞近万, 投资1.2亿; 成千上万 is a phrase
    return (token.value or 0) >= TEN_THOUSAND and _is_large(text, token) and left[-1:] not in NUMERALS


def _counts_noun(text: str, token: Token) -> bool:
    """294万余企业, 投资1.2亿建设: more than a name holds, or a noun of what is counted directly behind."""
    if set(text[token.start : token.end]) & set("万亿"):
        return "\u4e00" <= text[token.right : token.right + 1] <= "\u9fff"
    return text[token.right : token.right + LONGEST].lstrip(" ").startswith(COUNTED)


def _continues(text: str, before: Token, token: Token) -> bool:
    """转发、点赞量达3.4万、1.2万: what is listed with a number that needs no unit."""
    if before.doubt != "no_unit" or before.right > token.left or not _ends(text, token):
        return False
    return bool(LISTED.fullmatch(text, before.right, token.left))
