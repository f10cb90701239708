"""Words beside a number that lost or doubled a sign: 不少2名, 3个百分, 320万万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.reading.page import Page
from data.reading.words import rows

from .model import Prompt

BESIDE = 6


def checks(page: Page) -> Iterator[Prompt]:
    """Every such place."""
    for pattern, meant in _patterns():
        for match in pattern.finditer(page.plain):
            start, end = match.span()
            low, high = max(page.clause(start)[0], start - BESIDE), end + BESIDE
            shown = page.text[low:start] + page.text[start:end] + page.text[end:high].split("\n")[0]
            values = (("words", shown.strip()), ("found", page.text[start:end]), ("meant", meant))
            yield Prompt("number_words", "to_check", (match.span(),), (), values)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["meant"]) for row in rows("draft_number_words"))
