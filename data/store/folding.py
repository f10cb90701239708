"""Words as search compares them: width, case and traditional forms folded; numbers without their commas."""

import re
import unicodedata
from functools import cache
from typing import Any

import opencc

# 2,487 and 2487 are one number to whoever types it.
COMMA_IN_A_NUMBER = re.compile(r"(?<=\d),(?=\d{3})")


@cache
def _converter() -> Any:
    return opencc.OpenCC("t2s")


def folded(*words: str) -> str:
    """Return words as one line to search in: NFKC, lower case, simplified characters, numbers bare."""
    line = unicodedata.normalize("NFKC", " ".join(filter(None, words))).casefold()
    if not line.isascii():
        line = _converter().convert(line)
    return COMMA_IN_A_NUMBER.sub("", line)
