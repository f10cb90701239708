"""Texts in traditional characters, read as their simplified forms; every place is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any

import opencc

FIRST_ROW, LAST_ROW, CELLS = 0xB0, 0xF7, range(0xA1, 0xFF)
# 乾安 and 乾县 are written so in simplified characters too.
KEPT = "乾"


@cache
def _in_use() -> frozenset[str]:
    """The characters of GB 2312: a text in simplified characters needs hardly any other."""
    rows = (bytes((row, cell)) for row in range(FIRST_ROW, LAST_ROW + 1) for cell in CELLS)
    return frozenset(pair.decode("gb2312", "ignore") for pair in rows)


@cache
def _converter() -> Any:
    return opencc.OpenCC("t2s")


@cache
def _simplified(letter: str) -> str:
    """The simplified form of one character; the character itself where there is none."""
    form = _converter().convert(letter)
    return form if len(form) == 1 else letter


def _forms(letters: Iterable[str]) -> dict[int, str]:
    han = (c for c in letters if c > "\u33ff" and c != KEPT and unicodedata.category(c) == "Lo")
    return {ord(c): form for c in han if (form := _simplified(c)) != c}


def simplified(text: str) -> str:
    """The same text, character for character; one in simplified characters comes back as it is.

    於 and 後 are of GB 2312 too: they are traditional only beside characters that it lacks.
    """
    with suppress(UnicodeEncodeError):
        # Nearly every text can be written so, which shows that it lacks none: the quickest look at them all.
        text.encode("gb2312")
        return text
    letters = set(text)
    return text.translate(_forms(letters)) if _forms(letters - _in_use()) else text
