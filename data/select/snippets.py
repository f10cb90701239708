"""The sentence of a text in which found words stand first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data import store
from data.folding import folded, places_of
from data.query import words_of
from data.select.make_rows import rows_of
from data.select.passages import Passages
from data.select.search_rows import Passage

SENTENCE_ENDS = "。！？\n"
SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]+")
# A sentence may be half a page: so much of it around the words is enough to know it by.
BEFORE, BEHIND = 40, 60
CUT = "…"
# By their rows: to look for the reports among all texts would unpack many others.
TEXTS = """SELECT text.report, text.words FROM (SELECT unnest(CAST(? AS BIGINT[])) AS row) AS wanted
JOIN texts AS text ON text.rowid = wanted.row ORDER BY text.report"""


def snippets(passages: Passages, most: int) -> dict[str, str]:
    """Return for the first so many texts that hold the words, by report, the sentence that holds the first.

    What is cut off is marked by CUT.
    """
    rows = rows_of(Passage, passages.reports.head(most))
    if not rows:
        return {}
    texts = store.current().frame(TEXTS, [passages.reports["row"].head(most).tolist()])
    by_report = dict(zip(texts["report"], texts["words"], strict=True))
    return {row.report: snippet(by_report[row.report], row.find) for row in rows}


def snippet(text: str, find: str) -> str:
    """Return the sentence of a text that holds the first of the words, "" where it holds none."""
    words = [word.folded for word in words_of(find)]
    # To know where each character of a text came from takes many times as long as whether it holds a word.
    for sentence in SENTENCE.finditer(text):
        line = folded(sentence[0])
        if any(word in line for word in words) and (first := places_of(words, sentence[0])[:1]):
            return around(text, sentence.start() + first[0].start, sentence.start() + first[0].end)
    # A word may hold the end of a sentence itself.
    first = places_of(words, text)[:1]
    return around(text, first[0].start, first[0].end) if first else ""


def around(text: str, start: int, end: int) -> str:
    """Return the sentence around a stretch of a text, shortened where it is long."""
    begin = max(_last(text, start), start - BEFORE)
    stop = min(_next(text, end), end + BEHIND)
    before = CUT if begin > _last(text, start) else ""
    behind = CUT if stop < _next(text, end) else ""
    return f"{before}{text[begin:stop]}{behind}".strip()


def _last(text: str, at: int) -> int:
    return max(text.rfind(end, 0, at) for end in SENTENCE_ENDS) + 1


def _next(text: str, at: int) -> int:
    found: Iterable[int] = (text.find(end, at) for end in SENTENCE_ENDS)
    return min((place + 1 for place in found if place >= 0), default=len(text))
