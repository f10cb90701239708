"""Texts in traditional characters, read as their simplified forms; every place is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

import opencc

FIRST_ROW, LAST_ROW, CELLS = 0xB0, 0xF7, range(0xA1, 0xFF)
# GB 2312 has these among its simplified characters; they are traditional only beside others that it lacks.
ALSO_SIMPLIFIED = {ord("於"): "于", ord("徵"): "征"}


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
    known = _in_use()
    unknown = (c for c in letters if c > "\u33ff" and c not in known and unicodedata.category(c) == "Lo")
    return {ord(c): form for c in unknown if (form := _simplified(c)) != c}


def simplified(text: str) -> str:
    """The same text, character for character; one in simplified characters comes back as it is."""
    forms = _forms(set(text))
    return text.translate(forms | ALSO_SIMPLIFIED) if forms else text
