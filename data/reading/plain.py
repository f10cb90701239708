"""One way of writing for the rules: full-width forms, dashes and blanks made alike, every place kept."""

from __future__ import annotations

import re

from data.reading.traditional import simplified
from data.reading.words import letters

DASHES = "—–－~～‐‑﹣−─"
BLANKS = "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff\r"
BRACKETS = {"〔": "[", "［": "[", "【": "[", "〕": "]", "］": "]", "】": "]"}
QUOTES = {"「": "“", "『": "“", "」": "”", "』": "”", "〝": "“", "〞": "”"}

PLAIN = (
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(BLANKS, " ")
    | BRACKETS
    | QUOTES
)


# 壹佰贰拾万元; 队伍 and 大陆 are no numerals
FORMAL, COMMON = letters("formal_numerals"), letters("common_numerals")
AS_COMMON = str.maketrans(FORMAL, COMMON)
FORMAL_DIGITS = FORMAL[:9]
SPELLED = re.compile(rf"[{FORMAL_DIGITS}](?:[拾佰仟][{FORMAL}万亿零]{{0,16}}|[万亿](?=[元圆]))")


def plain(text: str) -> str:
    """The same text, character for character, in half-width and simplified forms; offsets stay true."""
    words = simplified(_half_width(text))
    return SPELLED.sub(lambda spelled: spelled[0].translate(AS_COMMON), words)


def _half_width(text: str) -> str:
    # A text has few of them: replacing each is ten times as fast as looking up every letter.
    for letter in PLAIN.keys() & set(text):
        text = text.replace(letter, PLAIN[letter])
    return text


def as_written(unit: str, stated: str) -> str:
    """A unit as the words of its figure have it: 个 is 個 where 3個 is stated."""
    if unit in stated:
        return unit
    at = plain(stated).find(unit)
    return _half_width(stated[at : at + len(unit)]) if at >= 0 else unit
