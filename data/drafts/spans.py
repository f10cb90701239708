"""What words in a text are: their sentence, their number, the year of their period."""

from __future__ import annotations

import re
from decimal import Decimal

from data.reading import read_number

ENDS = "。！？!?\n"
CLAUSE = re.compile(r"[^，,。；;：:\n、！？!?]*")
LONGEST_TITLE = 40


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that holds some words: from behind one full stop to behind the next."""
    first = max(text.rfind(sign, 0, start) for sign in ENDS) + 1
    first += len(text[first:start]) - len(text[first:start].lstrip())
    # From the last of the words on, which may be the full stop itself.
    last = min((at for sign in ENDS if (at := text.find(sign, max(start, end - 1))) >= 0), default=len(text))
    stop = last + 1 if text[last : last + 1] not in ("", "\n") else last
    return first, max(stop, end)


def number_of(words: str) -> tuple[str, str]:
    """Return value and qualifier of a figure's own words; empty where they give no number."""
    read = read_number(words)
    return ("", "") if read is None else (plain_number(read.value), read.qualifier)


def plain_number(value: Decimal) -> str:
    """Return a number as tables hold it: no exponent, no zeros behind the last digit that counts."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def period_year(period: str) -> str:
    """Return the year in which a period ends: 2022-01/2022-09 in 2022."""
    return period.rsplit("/", 1)[-1][:4]


def basis(sentence: str, year: str) -> str:
    """Return what a sentence says of its period: the whole year, a year, or nothing."""
    if "全年" in sentence:
        return "whole_year"
    return "year" if f"{year}年" in sentence else "not_stated"


def first_clause(words: str) -> str:
    """Return the first words up to a comma or full stop, as a title."""
    clause = CLAUSE.match(words.strip())
    return (clause[0] if clause else "")[:LONGEST_TITLE].strip()
