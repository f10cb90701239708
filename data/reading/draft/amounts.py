"""The numbers of a draft with the words around them, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.reading.page import Page
from data.reading.tokens import Token
from data.reading.words import letters

from .model import Stated

TIMES = frozenset("年月日号")
# 三项共计1855件: the three are the numbers before it.
COUNTS_ITEMS = re.compile("共计|合计|总计|总共|共")
SAME_UNIT = {"宗": "件", "起": "件", "名": "人", "位": "人", "场次": "场", "人员": "人"}
BRACKET = re.compile(r"\([^()\n]*\)")
CLAUSE_ENDS = re.compile(r"[,;:、。!?\n]")
# 降至6.1% states a level, 下降6.1% a change.
LEVEL = re.compile(r"(?:至|到|为)(?:了)?$")
CHANGED = re.compile(
    r"增长|增加|上升|提升|提高|下降|降低|减少|缩短|压缩|压减|缩减|精简|增幅|降幅|回落|多|少(?!年)"
)
RATED = re.compile(r"率[^,;]{0,6}[0-9]")
WHOLE = re.compile(rf"共|全[{letters('whole_place')}]|累计|合计")
LONGEST_LABEL = 40
MOST_AMOUNTS = 80


@dataclass(frozen=True)
class Amount:
    """A number that counts something.

    stated: as it stands. low, high: the values its printed digits may stand for (22.4万: 22.35 to 22.45).
    label: words from the clause's start, or from the number before it. after: words behind it, up to the end
    of its clause or the next number. lead: label and what 、 parts from it. inside: in brackets.
    """

    stated: Stated
    low: Decimal
    high: Decimal
    label: str
    lead: str
    after: str
    sentence: tuple[int, int]
    inside: bool

    @property
    def value(self) -> Decimal:
        return self.stated.value

    @property
    def unit(self) -> str:
        """The unit, with units that count the same made one."""
        return SAME_UNIT.get(self.stated.unit, self.stated.unit)

    @property
    def is_share(self) -> bool:
        return self.stated.unit == "%"

    @property
    def is_exact(self) -> bool:
        return self.stated.qualifier == "exact"

    @property
    def is_change(self) -> bool:
        return bool(CHANGED.search(self.label[-8:])) and not LEVEL.search(self.label)


@dataclass(frozen=True)
class Sentence:
    """The numbers of one sentence. start, end: code points."""

    start: int
    end: int
    amounts: tuple[Amount, ...]


def amounts(page: Page) -> list[Amount]:
    """Every number with a measure word that counts something, in order."""
    tokens: list[Token] = []
    for token in page.tokens:
        if _counts(page, token) and (not tokens or token.start >= tokens[-1].right):
            tokens.append(token)
    brackets = [match.span() for match in BRACKET.finditer(page.plain)]
    counted, at = [], 0
    for before, token, behind in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        while at < len(brackets) and brackets[at][1] <= token.left:
            at += 1
        inside = at < len(brackets) and brackets[at][0] < token.left
        counted.append(_amount(page, before, token, behind, inside))
    return counted


def _counts(page: Page, token: Token) -> bool:
    if not token.counts or token.unit in TIMES or page.masks.at(token.start, token.end):
        return False
    return not COUNTS_ITEMS.match(page.plain, token.right)


def _amount(page: Page, before: Token | None, token: Token, behind: Token | None, inside: bool) -> Amount:
    value = Decimal(token.value or 0)
    slack = _slack(page.plain[token.start : token.end], value)
    start, _ = page.clause(token.left)
    _, end = page.clause(token.right) if token.right < len(page.text) else (0, len(page.text))
    start = max(start, before.right if before else 0, token.left - LONGEST_LABEL)
    end = min(end, behind.left if behind else end, token.right + LONGEST_LABEL)
    words = page.text[token.left : token.right]
    return Amount(
        Stated(token.left, token.right, words, value, token.unit, token.qualifier),
        value - slack,
        value + slack,
        _last_clause(page.plain[start : token.left]),
        page.plain[start : token.left].strip(),
        CLAUSE_ENDS.split(page.plain[token.right : max(end, token.right)])[0],
        page.sentence(token.left),
        inside,
    )


def _slack(words: str, value: Decimal) -> Decimal:
    """Half a unit of the last printed digit where the number was rounded to 万 or 亿; nothing otherwise."""
    digits = re.match(r"[\d, ]*\.?(\d*)", words)
    scale = 10**8 if "亿" in words else 10**4 if "万" in words else 0
    return Decimal(scale) / 2 / 10 ** len(digits[1]) if scale and digits and value else Decimal(0)


def _last_clause(words: str) -> str:
    return CLAUSE_ENDS.split(words)[-1].strip()


def sentences(counted: list[Amount]) -> list[Sentence]:
    """The numbers by sentence; sentences without numbers are left out."""
    grouped: dict[tuple[int, int], list[Amount]] = {}
    for amount in counted:
        grouped.setdefault(amount.sentence, []).append(amount)
    return [part for span, group in sorted(grouped.items()) for part in _portions(span, group)]


def _portions(span: tuple[int, int], group: list[Amount]) -> Iterator[Sentence]:
    """A sentence of hundreds of numbers is none: portions keep time in proportion."""
    for at in range(0, len(group), MOST_AMOUNTS):
        part = group[at : at + MOST_AMOUNTS]
        start = span[0] if at == 0 else part[0].stated.start
        end = span[1] if at + MOST_AMOUNTS >= len(group) else group[at + MOST_AMOUNTS].stated.start
        yield Sentence(start, end, tuple(part))


def separator(page: Page, first: Amount, second: Amount) -> int:
    """How far two numbers stand apart: 1 for 、 or nothing, 2 a comma, 3 a semicolon, 4 a full stop."""
    between = page.plain[first.stated.end : second.stated.start]
    if "。" in between or "\n" in between:
        return 4
    return 3 if ";" in between else 2 if "," in between else 1


def run_of(page: Page, listed: list[Amount]) -> Iterator[Amount]:
    """The list that the first number opens: one unit, no stronger mark than between the first two."""
    if not listed:
        return
    yield listed[0]
    plain = [amount for amount in listed if not amount.is_share]
    strongest = separator(page, *plain[:2]) if len(plain) > 1 else 0
    for before, amount in pairwise(plain):
        apart = separator(page, before, amount)
        if (
            apart > strongest
            or amount.unit != listed[0].unit
            or (apart > 2 and _opens_topic(page, before, amount))
        ):
            return
        yield amount


def _opens_topic(page: Page, before: Amount, amount: Amount) -> bool:
    """Tell a semicolon that ends a list: a rate closed it (纠错率11.5%；一审案件111件), or a total comes."""
    between = page.plain[before.stated.end : amount.stated.start]
    closed = between.split(";")[:-1]
    if any(RATED.search(part.rpartition(",")[2]) for part in closed):
        return True
    return any(WHOLE.search(line.partition(";")[2]) for line in between.split("\n"))
