"""The place whose offices numbered the papers that a text cites: 九龙坡教办[2024]22号 of a district."""

from __future__ import annotations

import re

from data.reading.gazetteer import GAZETTEER

PAPER = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<words>[\u4e00-\u9fff]{3,14}?)"
    r"[\[(](?:19|20)[0-9]{2}[\])] ?(?:第 ?)?[0-9]{1,4} ?号"
)


def place_of_papers(text: str, rank: str) -> str:
    """The place of the text's own rank that alone numbered papers; empty where none did, or several."""
    found = {name for paper in PAPER.finditer(text) if (name := _place(paper["words"], rank))}
    return found.pop() if rank and len(found) == 1 else ""


def _place(words: str, rank: str) -> str:
    """The whole name of the place that a paper's letters begin with, if it has this rank."""
    short = GAZETTEER.short_at(words, 0)
    if not short or words[len(short) :].startswith(rank):
        return ""
    fitting = [place for place in GAZETTEER.bearers(short) if place.name == short + rank]
    return fitting[0].name if len(fitting) == 1 else ""
