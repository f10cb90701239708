"""Numbers as they stand in a text: their digits, hedges, scale and measure word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

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

# A blank or a line break inside a number joins it only between thousands or before a measure word.
BROKEN = (
    rf"(?:(?: [0-9]{{3}}(?![0-9]))++|[ \n][0-9]++(?=[ \n]?(?:%|[{'万亿多余'}]|{any_of(column('measures'))})))"
)
YEAR_ALONE = r"(?:19|20)[0-9]{2}(?=[ \n])"
ARABIC = (
    rf"(?:{YEAR_ALONE}|[0-9]++(?:,\n?[0-9]{{3}}(?![0-9]))*+(?:{BROKEN})?(?:\.[0-9]++|\. [0-9]++(?= ?%))?)"
)
HAN = rf"[{NUMERALS}]{{1,9}}+(?:点[{''.join(DIGITS)}]{{1,6}}+)?"
OPEN = "".join(column("hedges", place="inside"))
NUMBER = re.compile(
    rf"(?P<of>{HAN})分之(?P<part>{ARABIC}|{HAN})"
    r"|(?P<top>[1-9])/(?P<bottom>[1-9][0-9]?+)(?![0-9/.-])"
    rf"|(?P<tenths>[{SMALL}1-9])成(?P<half>半|[{SMALL}])?(?![{''.join(column('not_tenths'))}])"
    rf"|(?P<number>{ARABIC}|[{NUMERALS}]++)[ \n]?(?P<open1>[{OPEN}])?(?P<scale>{SCALE})?"
    rf"(?:(?P<number2>[0-9]++)(?P<scale2>[百千]?万|[百千]))?(?P<open2>[{OPEN}])?"
)
MEASURES = {row["word"]: tuple(row["not_before"].split()) for row in rows("measures")}
LONGEST_MEASURE = max(map(len, MEASURES))
BEFORE = {row["word"]: row["not_after"] for row in rows("hedges") if row["place"] == "before"}
AFTER = {row["word"]: tuple(row["only_with"].split()) for row in rows("hedges") if row["place"] == "after"}
BRACKETED = re.compile(r"\(([^()\n]{1,3})\)")
FILLERS = ("达到", "达", "了", "为", "占")
ROUND = frozenset("百千万亿")
TOO_LONG = 24
HUNDRED = 100


@dataclass(slots=True)
class Token:
    """A number in a text. start, end: digits and scale; left, right: with hedges and measure word."""

    start: int
    end: int
    left: int
    right: int
    value: Decimal | None
    unit: str
    qualifier: str
    form: str

    @property
    def counts(self) -> bool:
        """Whether it has a value and a measure word."""
        return self.value is not None and bool(self.unit)


def measure_at(text: str, at: int) -> tuple[str, int]:
    """The measure word that starts here and where it ends; empty where there is none."""
    for size in range(LONGEST_MEASURE, 0, -1):
        word = text[at : at + size]
        if word in MEASURES and not text.startswith(MEASURES[word], at + size):
            return word, at + len(word)
    return "", at


def unit_at(text: str, at: int) -> tuple[str, int]:
    """The measure word after a number, one in brackets included: (场)次, 场(次)."""
    at += text[at : at + 1] in (" ", "\n")
    if bracketed := BRACKETED.match(text, at):
        word, end = measure_at(text, bracketed.end())
        return (word, end) if word and bracketed[1] in MEASURES else ("", at)
    word, end = measure_at(text, at)
    bracketed = BRACKETED.match(text, end) if word else None
    return (word, bracketed.end()) if bracketed and bracketed[1] in MEASURES else (word, end)


def hedge_before(text: str, at: int) -> tuple[str | None, int]:
    """The hedge that stands before a number and where it starts."""
    at -= text[at - 1 : at] == " "
    start = next((at - len(f) for f in FILLERS if text.endswith(f, 0, at)), at)
    for place in (start, at):
        for size in (4, 3, 2, 1):
            word = text[max(0, place - size) : place]
            if (
                word in BEFORE
                and len(word) == size
                and text[place - size - 1 : place - size] not in set(BEFORE[word])
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
    for found in NUMBER.finditer(text):
        yield _share(text, found) if found["number"] is None else _plain(text, found)


def _share(text: str, found: re.Match[str]) -> Token:
    given: tuple[Decimal | None, str]
    if found["of"]:
        given = share_of(found["of"], found["part"]) or (None, "")
    elif found["top"]:
        share = Decimal(found["top"]) * 100 / Decimal(found["bottom"])
        given = (share.quantize(Decimal("1.0000")) if share < HUNDRED else None), "%"
    else:
        half = 0 if not found["half"] else DIGITS.get(found["half"], 5)
        given = (Decimal(DIGITS.get(found["tenths"]) or int(found["tenths"])) * 10 + half), "%"
    return _hedged(text, found, given[0], given[1], found.end(), "share")


def _plain(text: str, found: re.Match[str]) -> Token:
    words = found["number"]
    long = len(words) > TOO_LONG
    digits = words[0] in "0123456789"
    value = None if long else arabic(words) if digits else han(words)
    if value is not None:
        value *= scale_of(found["scale"])
        if found["number2"] and len(found["number2"]) < TOO_LONG:
            value += arabic(found["number2"]) * scale_of(found["scale2"])
    unit, end = unit_at(text, found.end())
    if not unit and not digits:
        end = found.start() + len(words)
        return Token(found.start(), end, found.start(), end, value, "", "exact", "han")
    return _hedged(text, found, value, unit, end, "digits" if digits else "han")


def _hedged(text: str, found: re.Match[str], value: Decimal | None, unit: str, end: int, form: str) -> Token:
    before, left = hedge_before(text, found.start())
    if before is None:
        left = found.start()
        if (
            text[left] in ROUND
            and text[left - 1 : left] in ROUNDED
            and text[left - 2 : left - 1] not in ROUNDED_NOT
        ):
            before, left = text[left - 1], left - 1
    after, right = hedge_after(text, end, unit)
    hedges = before, after, found["open1"], found["open2"]
    core_end = found.end() - (found.group()[-1:] in (" ", "\n"))
    return Token(found.start(), core_end, left, right, value, unit, qualifier_of(*hedges), form)


ROUNDED = frozenset(column("hedges", place="round"))
ROUNDED_NOT = frozenset(letters("not_rounded_before"))
