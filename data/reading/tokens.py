"""Numbers as they stand in a text: their digits, hedges, scale and measure word.

近1.2万余件 is one number: hedges 近 and 余, digits 1.2, scale 万, measure word 件. Digits that a scan has
pulled apart (1 0 6份) or whose comma slipped (1,2345人) are read whole, with a doubt.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
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
# 12’345: a mark between thousands as some programs set it.
SWISS = r"[0-9]{1,3}(?:[’'‘´][0-9]{3})++(?![0-9])(?:\.[0-9]++)?"
# A comma where none belongs: 1,2345人, 97,3%.
SLIPPED = rf"(?<![第,.0-9])[0-9]{{1,3}}(?:,[0-9]{{3}})*,(?:[0-9]{{4,5}}|[0-9]{{1,2}})(?![0-9,.]){LOOK}"
# 1.2.3 is a version or a number of a section: read whole, it has no value.
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
# Where a number may begin: a simple set that is searched for many times faster than the whole pattern.
BEGINS = re.compile(rf"[0-9{NUMERALS}]")
# 分别为12,15% states two: there a comma parts numbers.
LISTED = re.compile(r"(?:分别|依次|各自)[^。;\n]{0,24}$")
SEPARATORS = re.compile(r"[,’'‘´]")
BEFORE = {row["word"]: row["not_after"] for row in rows("hedges") if row["place"] == "before"}
AFTER = {row["word"]: tuple(row["only_with"].split()) for row in rows("hedges") if row["place"] == "after"}
# Between a hedge and its number: 超过了120件, 近达30%.
FILLERS = ("达到", "达", "了", "为", "占")
# 最多达85件 gives the most there was, 最多85件 a bound.
RECORDS = frozenset(("最多", "最长", "至多"))
ROUND = frozenset("百千万亿")
# No count has so many digits: it is a code, or a line of ones.
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


class Tokens:
    """The numbers of a text in little room, each made anew when they are gone through.

    A long table has some hundred thousand of them. Changing one that was handed out changes none here.
    """

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.starts, self.ends, self.lefts, self.rights = (array("i") for _ in range(4))
        self.values: list[Decimal | None] = []
        self.sorts = array("i")
        known: dict[tuple[str, str, str, str], int] = {}
        for token in tokens:
            self.starts.append(token.start)
            self.ends.append(token.end)
            self.lefts.append(token.left)
            self.rights.append(token.right)
            self.values.append(token.value)
            sort = token.unit, token.qualifier, token.form, token.doubt
            self.sorts.append(known.setdefault(sort, len(known)))
        self.known = list(known)

    @property
    def measured(self) -> int:
        """How many have a measure word."""
        with_unit = [bool(unit) for unit, *_ in self.known]
        return sum(with_unit[sort] for sort in self.sorts)

    def __iter__(self) -> Iterator[Token]:
        known, places = self.known, zip(self.starts, self.ends, self.lefts, self.rights, strict=True)
        for (start, end, left, right), value, sort in zip(places, self.values, self.sorts, strict=True):
            unit, qualifier, form, doubt = known[sort]
            # One object where two places are the same: a long text has many.
            first, last = (start if left == start else left), (end if right == end else right)
            yield Token(start, end, first, last, value, unit, qualifier, form, doubt)


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
    begin = BEGINS.search(text)
    while begin:
        end = begin.end()
        if match := NUMBER.match(text, begin.start()):
            token = _token(text, match)
            yield token
            # 个千分点 and 件/万人 have numerals in them, which are no numbers
            end = token.right if token.unit and any(c in NUMERALS for c in token.unit) else token.end
        begin = BEGINS.search(text, end)


def _token(text: str, match: re.Match[str]) -> Token:
    start = match.start()
    if match["number"] is None:
        return _share(text, match)
    if _is_list(text, match):
        end = start + match["number"].index(",")
        return Token(start, end, start, end, arabic(text[start:end]), "", "exact", "digits")
    return _plain(text, match)


def _is_list(text: str, match: re.Match[str]) -> bool:
    words = match["number"]
    return "," in words and not WHOLE.fullmatch(words) and is_listing(text, match.start())


def is_listing(text: str, at: int) -> bool:
    """Whether a word like 分别 says that the numbers from here on are several."""
    return bool(LISTED.search(text, max(0, at - TOO_LONG), at))


def _share(text: str, match: re.Match[str]) -> Token:
    given: tuple[Decimal | None, str]
    if match["of"]:
        given = share_of(match["of"], match["part"]) or (None, "")
    elif match["all"]:
        given = Decimal(HUNDRED), "%"
    elif match["top"]:
        share = Decimal(match["top"]) * 100 / Decimal(match["bottom"])
        given = (share.quantize(Decimal("1.0000")) if share < HUNDRED else None), "%"
    else:
        half = 0 if not match["half"] else DIGITS.get(match["half"], 5)
        given = (Decimal(DIGITS.get(match["tenths"]) or int(match["tenths"])) * 10 + half), "%"
    return _hedged(text, match, given[0], given[1], match.end(), "share")


def _plain(text: str, match: re.Match[str]) -> Token:
    words = match["number"]
    digits = words[0] in "0123456789"
    if digits and not WHOLE.fullmatch(words):
        return _damaged(text, match)
    value = None if len(words) > TOO_LONG else arabic(words) if digits else han(words)
    value = _scaled(value, match)
    unit, end = unit_at(text, match.start(), match.end())
    if not unit and not digits and not _is_round(text, match):
        start = match.start()
        end = start + len(words)
        return Token(start, end, start, end, value, "", "exact", "han")
    return _hedged(text, match, value, unit, end, "digits" if digits else "han")


def _is_round(text: str, match: re.Match[str]) -> bool:
    """访问量突破百万: a round number with a hedge needs no measure word."""
    return match["number"][-1] in "万亿" and _hedge(text, match.start())[0] is not None


def _scaled(value: Decimal | None, match: re.Match[str]) -> Decimal | None:
    if value is None:
        return None
    if match["scale"]:
        value *= scale_of(match["scale"])
    if match["number2"] and len(match["number2"]) < TOO_LONG:
        value += arabic(match["number2"]) * scale_of(match["scale2"])
    return value


def _damaged(text: str, match: re.Match[str]) -> Token:
    """A number whose digits stand apart or whose comma slipped: read whole, with doubt."""
    words = match["number"]
    unit, end = unit_at(text, match.start(), match.end())
    words = "".join(words.split())
    # 97,3% has a comma for its point
    words = words.replace(",", ".") if unit == "%" and words.count(",") == 1 else SEPARATORS.sub("", words)
    value = Decimal(words) if words.count(".") <= 1 and len(words) <= TOO_LONG else None
    return _hedged(text, match, _scaled(value, match), unit, end, "digits", "damaged")


def _hedged(
    text: str, match: re.Match[str], value: Decimal | None, unit: str, end: int, form: str, doubt: str = ""
) -> Token:
    start = match.start()
    before, left = _hedge(text, start)
    if unit != "%" and text[start - 1 : start] == "的":
        before = None
    if left == start and text[left - 1 : left] == "-" and text[left - 2 : left - 1] in MINUS_AFTER:
        left -= 1
    after, right = hedge_after(text, end, unit)
    hedges = before, after, match["open1"], match["open2"]
    core_end = match.end() - (match.group()[-1:] in (" ", "\n"))
    # One number where two are the same: a long text has some hundred thousand tokens.
    left, right = (start if left == start else left), (core_end if right == core_end else right)
    return Token(start, core_end, left, right, value, unit, qualifier_of(*hedges), form, doubt)


def _hedge(text: str, start: int) -> tuple[str | None, int]:
    """The hedge before a number, those of round numbers (上百, 破万) included, and where it starts."""
    before, left = hedge_before(text, start)
    if before is not None:
        return before, left
    if text[start - 1 : start] == "的" and (far := FAR_HEDGE.search(text, max(0, start - FAR), start)):
        return far["hedge"], start
    is_round = text[start] in ROUND and text[start - 1 : start] in ROUNDED
    if is_round and text[start - 2 : start - 1] not in ROUNDED_NOT:
        return text[start - 1], start - 1
    return None, start


# 约占应持证人员的八成: the hedge of a share may stand before what it is a share of
FAR, FAR_HEDGE = 18, re.compile("(?P<hedge>约|近|超过|超|逾|不足|不到)占?[^,;。0-9的年月天日]{2,14}的$")
ROUNDED = frozenset(column("hedges", place="round"))
ROUNDED_NOT = frozenset(letters("not_rounded_before"))
# 同比-6.8%: a sign, no dash between two numbers.
MINUS_AFTER = frozenset(letters("minus_after"))
