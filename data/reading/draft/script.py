"""Tells a Chinese text by its letters."""

from __future__ import annotations

import re

HAN = re.compile("[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# A Chinese report with its English translation behind it has more; an English one that names places has less.
LEAST_SHARE = 0.1


def is_chinese(text: str) -> bool:
    """Whether a tenth of the letters, or more, are Chinese characters; not so for a text without letters."""
    han = len(HAN.findall(text))
    return han > 0 and han >= LEAST_SHARE * sum(map(str.isalpha, text))
