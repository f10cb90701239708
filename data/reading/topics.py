"""Whose cases are counted where a sentence names only the step: 已审结60件 under 行政复议.

受理, 审结 and 办结 are said of every kind of case. Where neither the words beside a number nor its sentence
name one, the sentences before it do, else the heading that it stands under.
"""

from __future__ import annotations

import re

from data.reading.page import Page
from data.reading.words import any_of, column

STEPS = re.compile(rf"(?:{any_of(column('steps'))}|[0-9.%,;:、。件宗起例次 \n()])*+")
NAMED = re.compile(any_of(column("topics")))
# Sentences that are looked through backwards, and letters of each.
BACK, LONGEST = 3, 240


def names_only_a_step(near: str) -> bool:
    """Whether the words beside a number say what was done and not to what: 其中,已审结案件1148件."""
    return STEPS.fullmatch(near) is not None


def topic_before(page: Page, sentence: int, first: int) -> str:
    """The nearest sentence before that names a kind of case, down to where its section begins; else empty."""
    end = sentence
    for _ in range(BACK):
        if end <= first:
            return ""
        start = page.sentence(end - 1)[0]
        words = page.plain[max(start, first, end - LONGEST) : end]
        if NAMED.search(words):
            return words
        if start >= end:
            return ""
        end = start
    return ""


def names_topic(words: str) -> bool:
    """Whether words name a kind of case."""
    return NAMED.search(words) is not None
