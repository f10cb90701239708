"""A figure's own words -> its number: 1400多万元 is at least 14,000,000 元."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from data.reading.words import any_of, column, letters, mapping

DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
POWERS = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "亿": 10**8}
# A longer run of numerals is no number but a list or ornament.
LONGEST = 16
WIDE, NARROW = "０１２３４５６７８９．，％", "0123456789.,%"
HALFWIDTH = str.maketrans(WIDE, NARROW)

# \d would also take the digits of other scripts
D = "[0-9０-９]"
ARABIC = rf"{D}++(?:[,，]{D}{{3}}(?!{D})|[ \u3000\n]{{1,3}}{D}++)*+(?:[.．]{D}++)?"
NUMERALS = "".join((*DIGITS, *POWERS, *BIG))
HAN = rf"[{NUMERALS}]+(?:点[{''.join(DIGITS)}]+)?"
SMALL = "".join(DIGITS)[2:]
SHARE = rf"(?P<of>{HAN})分之(?P<part>{ARABIC}|{HAN})"
TENTHS = rf"(?P<tenths>[{SMALL}1-9１-９])成(?P<half>半|[{SMALL}](?!{D}))?"
INSIDE = "".join(column("hedges", place="inside"))
SCALE = f"[百千]?[万亿]{{1,2}}|[百千](?![{letters('after_thousand')}])"
PLAIN = (
    rf"(?P<number>{ARABIC}|{HAN})(?P<open1>[{INSIDE}])?(?P<scale>{SCALE})?"
    rf"(?:(?P<number2>{ARABIC})(?P<scale2>[百千]?万|[百千]))?(?P<open2>[{INSIDE}])?"
)
ROUND = "".join(column("hedges", place="round"))
BEFORE = rf"(?P<before>{any_of(column('hedges', place='before'))}|[{ROUND}](?=[百千万亿]))?(?:达到|达|了)?"
AFTER = rf"(?P<after>{any_of((*column('hedges', place='after'), *INSIDE))})?"
FIGURE = re.compile(rf"{BEFORE}\s?(?:{SHARE}|{TENTHS}|{PLAIN})(?P<gap>\s?)(?P<unit>[^0-9０-９]*?){AFTER}")
RANK = re.compile(rf"第(?P<number>{D}+|{HAN})[位名]?")
STREAK = re.compile(rf"连续(?P<number>{D}+|{HAN})(?:个)?(?P<unit>年度?|月|季度|届)")
NONE = re.compile(r"(?:无一|未发生一|没有一|无|未发生|零|0)(?P<unit>[\u4e00-\u9fff]{0,4})")

PER = {"百": "%", "千": "‰", "万": "‱"}
QUALIFIERS = mapping("hedges", "word", "qualifier")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as stated: value in the base unit, its qualifier, and its unit without 万 and 亿."""

    value: Decimal
    qualifier: str
    unit: str


# Of the numbers of a text many are the same: each is worked out once and held once.
@lru_cache(maxsize=4096)
def arabic(words: str) -> Decimal:
    """Digits with separators, blanks and full-width forms inside."""
    return Decimal(re.sub(r"[,\s’'‘´]", "", words.translate(HALFWIDTH)))


@lru_cache(maxsize=4096)
def han(words: str) -> Decimal | None:
    """Chinese numerals (一千一百零五, 二〇二二, 十万); None where they make no number (千百, 百十)."""
    whole, point, rest = words.partition("点")
    if point:
        front = han(whole)
        return None if front is None else front + Decimal("0." + "".join(str(DIGITS[c]) for c in rest))
    if not 0 < len(words) <= LONGEST or not all(c in DIGITS or c in POWERS or c in BIG for c in words):
        return None
    if all(c in DIGITS for c in words):
        return _spelled(words)
    return _placed(words)


def _spelled(words: str) -> Decimal | None:
    # 二〇二二 spells a year; 三四 in 三四个 is a guess and no number
    if len(words) > 1 and (len(words) == 2 or "两" in words):
        return None
    return Decimal("".join(str(DIGITS[c]) for c in words))


def _placed(words: str) -> Decimal | None:
    total, section, digit, power = 0, 0, None, 10**9
    for c in words:
        if c in DIGITS:
            if digit:
                return None
            digit = DIGITS[c]
        elif c in POWERS:
            # 百十 and 千百 are figures of speech
            if power < BIG["万"] and (POWERS[c] >= power or not digit):
                return None
            power = POWERS[c]
            section += (digit or 1) * power
            digit = None
        else:
            section += digit or (0 if section or total else 1)
            total = (total + section) * BIG[c] if c == "亿" or not total else total + section * BIG[c]
            section, digit, power = 0, None, BIG[c]
    # 三百五 is 350: a last digit takes the place below, unless 零 says otherwise
    below = power // 10 if digit and len(words) > 1 and words[-2] not in DIGITS else 1
    return Decimal(total + section + (digit or 0) * below)


# A sign instead of a hedge word: as tables print it, and as a figure is kept whose word was not.
SIGNS = {"≥": "at_least", "≤": "at_most"}


def value_of(words: str) -> Decimal | None:
    """The number that digits or Chinese numerals spell, without hedge and scale."""
    return arabic(words) if words[0].translate(HALFWIDTH).isdigit() else han(words)


def scale_of(words: str | None) -> int:
    """万 -> 10,000; 百万 -> 1,000,000; nothing -> 1."""
    product = 1
    for c in words or "":
        product *= POWERS.get(c) or BIG[c]
    return product


def qualifier_of(*hedges: str | None) -> str:
    """What the words around a number make of it; the word that bounds it wins over the one that blurs it."""
    given = {QUALIFIERS[hedge] for hedge in hedges if hedge}
    return next((q for q in ("at_most", "at_least", "about") if q in given), "exact")


def share_of(of: str, part: str) -> tuple[Decimal, str] | None:
    """百分之六 -> 6 %, 千分之六 -> 6 ‰, 万分之五 -> 5 ‱, 四分之三 -> 75 %."""
    top, bottom = value_of(part), han(of)
    if top is None or not bottom:
        return None
    if of in PER:
        return top, PER[of]
    return (top * 100 / bottom).quantize(Decimal("1.0000")).normalize() + 0, "%"


def read_number(words: str) -> Number | None:
    """Read one figure: 190余份, 1400多万元, 98.1%, 近六成, 四分之三, 第26, 连续5年, 无一人, ≥8人.

    None where the words give no number (若干, 数十家, 全覆盖).
    """
    words = words.strip()
    if bound := SIGNS.get(words[:1]):
        number = read_number(words[1:])
        return number and replace(number, qualifier=bound)
    if match := RANK.fullmatch(words):
        value = value_of(match["number"])
        return None if value is None else Number(value, "exact", "位")
    if match := STREAK.fullmatch(words):
        value = value_of(match["number"])
        return None if value is None else Number(value, "exact", match["unit"].removesuffix("度") or "年")
    if match := FIGURE.fullmatch(words):
        return _figure(match)
    if match := NONE.fullmatch(words):
        return Number(Decimal(0), "exact", match["unit"])
    return None


def _figure(match: re.Match[str]) -> Number | None:
    unit = match["unit"].strip().translate(HALFWIDTH)
    hedges = match["before"], match["after"]
    if match["of"]:
        share = share_of(match["of"], match["part"])
        return share and Number(share[0], qualifier_of(*hedges), share[1])
    if match["tenths"]:
        tenths = Decimal(value_of(match["tenths"]) or 0) * 10 + _half(match["half"])
        return Number(tenths, qualifier_of(*hedges), "%")
    value = value_of(match["number"])
    if value is None or unit.startswith("半"):
        return None
    value *= scale_of(match["scale"])
    if match["number2"]:
        value += arabic(match["number2"]) * scale_of(match["scale2"])
    return Number(value, qualifier_of(*hedges, match["open1"], match["open2"]), unit)


def _half(word: str | None) -> int:
    return 0 if not word else 5 if word == "半" else DIGITS[word]
