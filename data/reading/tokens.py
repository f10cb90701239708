"""Numbers as they stand in a text: their digits, hedges, scale and measure word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data.reading.measures import MEASURES, unit_at
from data.reading.numbers import (
    DIGITS,
    NUMERALS,
    SCALE,
    SMALL,
    arabic,
    han,
    qualifier_of,
    scale_of,
    share_of,
)
from data.reading.words import any_of, column, letters, rows

LOOK = rf"(?=[ \n]?(?:%|[{'万亿多余'}]|{any_of(MEASURES)}))"
# A blank or a line break inside a number joins it only between thousands or before a measure word.
BROKEN = rf"(?:(?: [0-9]{{3}}(?![0-9]))++|[ \n][0-9]++{LOOK})"
# As scans leave them: 1 0 6份, 9 7. 3%.
APART = r" ?\. ?[0-9](?: ?[0-9])?(?![0-9])"
SPACED = (
    rf"[0-9]{{1,3}}(?:(?: [0-9]){{2,8}}+(?![0-9])(?:{APART})?{LOOK}|(?: [0-9]){APART}{LOOK}|{APART}(?= ?%))"
)
SWISS = r"[0-9]{1,3}(?:[’'‘´][0-9]{3})++(?![0-9])(?:\.[0-9]++)?"
# A comma where none belongs: 1,2345人, 97,3%.
SLIPPED = rf"(?<![第,.0-9])[0-9]{{1,3}}(?:,[0-9]{{3}})*,(?:[0-9]{{4,5}}|[0-9]{{1,2}})(?![0-9,.]){LOOK}"
DOTTED = r"[0-9]++(?:\.[0-9]++){2,}+"
YEAR_ALONE = r"(?:19|20)[0-9]{2}(?=[ \n])"
SOUND = rf"[0-9]++(?:,\n?[0-9]{{3}}(?![0-9]))*+(?:{BROKEN})?(?:\.[0-9]++)?"
ARABIC = rf"(?:{YEAR_ALONE}|{SPACED}|{SWISS}|{SLIPPED}|{DOTTED}|{SOUND})"
WHOLE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:(?:,\n?|[’'‘´ ])[0-9]{3})+(?:\.[0-9]+)?")
HAN = rf"[{NUMERALS}]{{1,9}}+(?:点[{''.join(DIGITS)}]{{1,6}}+)?"
OPEN = "".join(column("hedges", place="inside"))
TENTHS = (
    rf"(?P<tenths>[{SMALL}1-9])成(?P<half>半|[{SMALL}])?"
    rf"(?:(?<=[{letters('before_tenths')}][{SMALL}1-9]成)|(?={any_of(column('run_on'))})|(?![{''.join(column('not_tenths'))}]))"
)
NUMBER = re.compile(
    rf"(?P<of>{HAN})分之(?P<part>{ARABIC}|{HAN})"
    r"|(?P<all>百分百)"
    r"|(?<![第号])(?P<top>[1-9])/(?P<bottom>[1-9][0-9]?+)(?![0-9/.-]| ?(?:小时|时|版|天|日|号))"
    rf"|{TENTHS}"
    rf"|(?P<number>{ARABIC}|[{NUMERALS}]++)[ \n]?(?P<open1>[{OPEN}])?(?P<scale>{SCALE})?"
    rf"(?:(?P<number2>[0-9]++)(?P<scale2>[百千]?万|[百千]))?(?P<open2>[{OPEN}])?"
)
# 分别为12,15% states two: there a comma parts numbers.
LISTED = re.compile(r"(?:分别|依次|各自)[^。;\n]{0,24}$")
SEPARATORS = re.compile(r"[,’'‘´]")
BEFORE = {row["word"]: row["not_after"] for row in rows("hedges") if row["place"] == "before"}
AFTER = {row["word"]: tuple(row["only_with"].split()) for row in rows("hedges") if row["place"] == "after"}
FILLERS = ("达到", "达", "了", "为", "占")
# 最多达85件 gives the most there was, 最多85件 a bound.
RECORDS = frozenset(("最多", "最长", "至多"))
ROUND = frozenset("百千万亿")
TOO_LONG = 24
HUNDRED = 100


@dataclass(slots=True)
class Token:
    """A number in a text. start, end: digits and scale; left, right: with hedges and measure word.

    doubt: why it may be read wrongly: damaged (1,2345人), unknown_unit (35万标方), no_unit (浏览量达3万);
    why it has no value: vague (五、六百人), ornament (百分百投入); empty where nothing speaks against it.
    """

    start: int
    end: int
    left: int
    right: int
    value: Decimal | None
    unit: str
    qualifier: str
    form: str
    doubt: str = ""

    @property
    def counts(self) -> bool:
        """Whether it has a value and a measure word."""
        return self.value is not None and bool(self.unit)


def hedge_before(text: str, at: int) -> tuple[str | None, int]:
    """The hedge that stands before a number and where it starts."""
    at -= text[at - 1 : at] in (" ", "\n")
    start = next((at - len(f) for f in FILLERS if text.endswith(f, 0, at)), at)
    for place in (start, at):
        for size in (4, 3, 2, 1):
            word = text[max(0, place - size) : place]
            if (
                word in BEFORE
                and len(word) == size
                and text[place - size - 1 : place - size] not in set(BEFORE[word])
                and (place == at or word not in RECORDS)
            ):
                return word, place - size
    return None, at


def hedge_after(text: str, at: int, unit: str) -> tuple[str | None, int]:
    """The hedge that stands after a measure word and where it ends."""
    for size in (2, 1):
        word = text[at : at + size]
        if word in AFTER and (not AFTER[word] or unit in AFTER[word]):
            return word, at + size
    return None, at


def scan(text: str) -> Iterator[Token]:
    """Every number of a text in half-width forms, in order."""
    found = NUMBER.search(text)
    while found:
        token = _token(text, found)
        yield token
        # 个千分点 and 件/万人 have numerals in them, which are no numbers
        end = token.right if token.unit and any(c in NUMERALS for c in token.unit) else token.end
        found = NUMBER.search(text, end)


def _token(text: str, found: re.Match[str]) -> Token:
    start = found.start()
    if found["number"] is None:
        return _share(text, found)
    if _is_list(text, found):
        end = start + found["number"].index(",")
        return Token(start, end, start, end, arabic(text[start:end]), "", "exact", "digits")
    return _plain(text, found)


def _is_list(text: str, found: re.Match[str]) -> bool:
    words = found["number"]
    return "," in words and not WHOLE.fullmatch(words) and is_listing(text, found.start())


def is_listing(text: str, at: int) -> bool:
    """Whether a word like 分别 says that the numbers from here on are several."""
    return bool(LISTED.search(text, max(0, at - TOO_LONG), at))


def _share(text: str, found: re.Match[str]) -> Token:
    given: tuple[Decimal | None, str]
    if found["of"]:
        given = share_of(found["of"], found["part"]) or (None, "")
    elif found["all"]:
        given = Decimal(HUNDRED), "%"
    elif found["top"]:
        share = Decimal(found["top"]) * 100 / Decimal(found["bottom"])
        given = (share.quantize(Decimal("1.0000")) if share < HUNDRED else None), "%"
    else:
        half = 0 if not found["half"] else DIGITS.get(found["half"], 5)
        given = (Decimal(DIGITS.get(found["tenths"]) or int(found["tenths"])) * 10 + half), "%"
    return _hedged(text, found, given[0], given[1], found.end(), "share")


def _plain(text: str, found: re.Match[str]) -> Token:
    words = found["number"]
    digits = words[0] in "0123456789"
    if digits and not WHOLE.fullmatch(words):
        return _damaged(text, found)
    value = None if len(words) > TOO_LONG else arabic(words) if digits else han(words)
    value = _scaled(value, found)
    unit, end = unit_at(text, found.start(), found.end())
    if not unit and not digits and not _is_round(text, found):
        end = found.start() + len(words)
        return Token(found.start(), end, found.start(), end, value, "", "exact", "han")
    return _hedged(text, found, value, unit, end, "digits" if digits else "han")


def _is_round(text: str, found: re.Match[str]) -> bool:
    """访问量突破百万: a round number with a hedge needs no measure word."""
    return found["number"][-1] in "万亿" and _hedge(text, found.start())[0] is not None


def _scaled(value: Decimal | None, found: re.Match[str]) -> Decimal | None:
    if value is None:
        return None
    value *= scale_of(found["scale"])
    if found["number2"] and len(found["number2"]) < TOO_LONG:
        value += arabic(found["number2"]) * scale_of(found["scale2"])
    return value


def _damaged(text: str, found: re.Match[str]) -> Token:
    """A number whose digits stand apart or whose comma slipped: read whole, with doubt."""
    words = found["number"]
    unit, end = unit_at(text, found.start(), found.end())
    words = "".join(words.split())
    # 97,3% has a comma for its point
    words = words.replace(",", ".") if unit == "%" and words.count(",") == 1 else SEPARATORS.sub("", words)
    value = Decimal(words) if words.count(".") <= 1 and len(words) <= TOO_LONG else None
    return _hedged(text, found, _scaled(value, found), unit, end, "digits", "damaged")


def _hedged(
    text: str, found: re.Match[str], value: Decimal | None, unit: str, end: int, form: str, doubt: str = ""
) -> Token:
    before, left = _hedge(text, found.start())
    if left == found.start() and text[left - 1 : left] == "-" and text[left - 2 : left - 1] in MINUS_AFTER:
        left -= 1
    after, right = hedge_after(text, end, unit)
    hedges = before, after, found["open1"], found["open2"]
    core_end = found.end() - (found.group()[-1:] in (" ", "\n"))
    return Token(found.start(), core_end, left, right, value, unit, qualifier_of(*hedges), form, doubt)


def _hedge(text: str, start: int) -> tuple[str | None, int]:
    """The hedge before a number, those of round numbers (上百, 破万) included, and where it starts."""
    before, left = hedge_before(text, start)
    if before is not None:
        return before, left
    is_round = text[start] in ROUND and text[start - 1 : start] in ROUNDED
    if is_round and text[start - 2 : start - 1] not in ROUNDED_NOT:
        return text[start - 1], start - 1
    return None, start


ROUNDED = frozenset(column("hedges", place="round"))
ROUNDED_NOT = frozenset(letters("not_rounded_before"))
# 同比-6.8%: a sign, no dash between two numbers.
MINUS_AFTER = frozenset(letters("minus_after"))
