"""Numbers that say which things are meant, not how many: 35岁以下的调解员, 超过200人的县, 1小时以内车程."""

from __future__ import annotations

import re

from data.reading.numbers import NUMERALS
from data.reading.tokens import Token
from data.reading.words import any_of, column

COUNT = rf"(?:共?有|达到?|为|占|共计?)?[约近超]?[0-9{NUMERALS}]"
HEDGE = r"(?:\(?(?:含|不含)\)?)?(?:及|或)?(?:以上|以下|以内|之内)?(?:\((?:含|不含)[^()]{0,6}\))?"
RANGE = (
    rf"(?:(?:\(含\))?(?:至|到|-)[0-9]{{1,6}}(?:\.[0-9]{{1,3}})?万?(?:{any_of(column('criterion_units'))})?)?"
)
# 3次以上投诉的企业9家: what limits a group stands before the noun, and its count behind
COUNTED = re.compile(rf"{RANGE}{HEDGE}(?:[^,;。0-9年月]{{0,17}}?[^,;。0-9年月的]|的){COUNT}")
OF_COUNTED = re.compile(rf"{RANGE}{HEDGE}(?:[^,;。0-9]{{0,6}}?的[^,;。0-9年月的]{{1,10}}?|的){COUNT}")
GROUP = re.compile(rf"{RANGE}{HEDGE}[^,;。0-9]{{0,8}}的[\u4e00-\u9fff]{{1,8}}")
NOUN = re.compile(r"[\u4e00-\u9fff]{2}")
FOR = re.compile(rf"(?:{any_of(column('criterion_words', kind='for'))})[^,;。0-9了]{{0,8}}$")
AGED = re.compile(rf"(?:{any_of(column('criterion_words', kind='age'))})[^,;。0-9]{{0,8}}$")
DISTANCE = re.compile(rf"(?:以内|之内|内)?的?(?:{any_of(column('criterion_words', kind='distance'))})")
BOUNDS = tuple(column("criterion_words", kind="bound"))
# 武汉市等9个县收到申请超过40件, 4个市州出庭率超过80%: how many there are that meet a bound
SOME = rf"(?:[0-9]{{1,4}}|[{NUMERALS}]{{1,3}})[余多]?(?:{any_of(column('criterion_words', kind='member'))})"
MEETING = re.compile(rf"(?:等|有|其中|中,?|[及和与、])(?:仅|共|只)?{SOME}(?!次)[^,;。0-9]{{1,24}}$")
RATE_OF_SOME = re.compile(rf"^{SOME}[^,;。0-9均平总]{{1,14}}[率比]在?$")
TO_VALUE = re.compile(rf"(?:{any_of(column('to_verbs'))}){{1,2}}[至到为成]")
CLOSES = re.compile(r"(?:的?[,;。)\n]|$)")
MORE_OR_LESS = (*BOUNDS, *column("criterion_words", kind="side"))
SIDES = ("以上", "以下", "以内", "之内")
AGES = frozenset(["岁", "周岁"])
# what tells a group by its size or course; 家 and 户 count the group itself
MEASURING = frozenset(column("criterion_units"))


def criterion(text: str, token: Token, left: str) -> bool:
    """Whether a number limits a group. left: the clause up to the number."""
    behind = text[token.right : token.right + 40]
    if token.unit in AGES or text.startswith("周岁", token.end):
        return not AGED.search(left)
    if DISTANCE.match(text, token.right):
        return True
    stated = text[token.left : token.right]
    if stated.endswith(SIDES):
        if COUNTED.match(behind):
            return True
        return token.unit in MEASURING and bool(FOR.search(left)) and bool(NOUN.match(behind))
    if _is_met_by_some(text, token, left):
        return True
    # 由不足七成上升到九成 tells of one rate at two times
    if _is_bounded(text, token, stated) and OF_COUNTED.match(behind) and not TO_VALUE.match(behind):
        return True
    if _opens_range(behind) or _ends_range(text, token):
        return token.unit in MEASURING and bool(OF_COUNTED.match(behind))
    return token.unit in MEASURING and behind.startswith("(含)") and bool(GROUP.match(behind))


def _is_met_by_some(text: str, token: Token, left: str) -> bool:
    """Whether a bound tells which of several bodies are counted before it: 等9个县收到申请超过40件."""
    stated = text[token.left : token.right]
    if not stated.startswith(MORE_OR_LESS) and not stated.endswith(SIDES):
        return False
    if not CLOSES.match(text, token.right):
        return False
    return bool(MEETING.search(left) or (token.unit == "%" and RATE_OF_SOME.match(left)))


def _is_bounded(text: str, token: Token, stated: str) -> bool:
    return stated.startswith(BOUNDS) or text.endswith(BOUNDS, 0, token.left)


def _opens_range(behind: str) -> bool:
    return behind.lstrip("(含)").startswith(("至", "到", "-"))


def _ends_range(text: str, token: Token) -> bool:
    return text[token.start - 1 : token.start] in ("至", "到", "-")
