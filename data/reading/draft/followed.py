"""What an earlier report planned beside what the draft says of it: done, spoken of, not found.

By similarity of words: pairs of signs, of which those that few sentences hold weigh more. A suggestion of
where to look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from data.reading.words import any_of, column

from .model import Followed, Review, Span
from .short import short

HAN = re.compile(r"[\u4e00-\u9fff]+")
CLAUSE_ENDS = re.compile(r"[,，;；。:：]")
SENTENCE = re.compile(r"[^。;；!！?？\n]+[。;；!！?？]?")
DONE = re.compile(any_of(column("draft_followed", kind="done")))
AHEAD = re.compile(any_of(column("draft_followed", kind="ahead")))
# Of what was planned, weighed: less is another matter.
LEAST = 0.4
FEWEST_PAIRS, MOST_PASSAGES, LONGEST_PASSAGE = 5, 4_000, 160
# A pair that every tenth sentence holds leads nowhere, and would be looked up everywhere.
COMMON, FEW = 0.1, 4
LONGEST_PLANNED = 120


@dataclass(frozen=True)
class Passages:
    """The sentences of a draft that tell what was done, and which of them hold a pair of signs."""

    spans: tuple[Span, ...]
    holding: dict[str, list[int]]


def followed(review: Review, plan: Sequence[str]) -> tuple[Followed, ...]:
    """Each item of a plan with the sentence that is likest to it, in the order of the plan."""
    passages = _passages(review)
    return tuple(_followed(review.text, passages, planned) for planned in plan)


def _pairs(words: str) -> set[str]:
    return {a + b for run in HAN.findall(words) for a, b in pairwise(run)}


def _passages(review: Review) -> Passages:
    """What stands under plans and problems tells nothing that was done."""
    ahead = [(s.start, s.end) for s in review.reading.sections if s.kind in ("plan", "problems")]
    spans: list[Span] = []
    for match in SENTENCE.finditer(review.text):
        if len(spans) == MOST_PASSAGES:
            break
        if not any(start <= match.start() < end for start, end in ahead) and HAN.search(match.group()):
            spans.append(match.span())
    holding: dict[str, list[int]] = defaultdict(list)
    for at, (start, end) in enumerate(spans):
        for pair in _pairs(review.text[start:end]):
            holding[pair].append(at)
    return Passages(tuple(spans), dict(holding))


def _followed(text: str, passages: Passages, planned: str) -> Followed:
    shown = short(planned, LONGEST_PLANNED)
    asked = _Asked(passages, planned)
    best = asked.likest()
    if best is None:
        return Followed(shown, "not_found")
    start, end = passages.spans[best]
    start += len(text[start:end]) - len(text[start:end].lstrip())
    words = text[start:end]
    alike = asked.share_in(_pairs(words))
    if alike < LEAST:
        return Followed(shown, "not_found")
    verdict = "done" if DONE.search(words) and not AHEAD.search(words) else "spoken_of"
    return Followed(shown, verdict, short(words, LONGEST_PASSAGE), (start, end), round(100 * alike))


class _Asked:
    """An item of a plan, and how much its pairs of signs weigh in a draft."""

    def __init__(self, passages: Passages, planned: str) -> None:
        self.passages = passages
        opening = _pairs(CLAUSE_ENDS.split(planned)[0])
        # What is to be done stands first; what it is for, behind it.
        self.parts = [pairs for pairs in (opening, _pairs(planned)) if len(pairs) >= FEWEST_PAIRS]
        total = len(passages.spans)
        self.weights = {
            pair: log(1 + total / (1 + len(passages.holding.get(pair, ()))))
            for part in self.parts
            for pair in part
        }

    def likest(self) -> int | None:
        """The passage that holds most of it; None where none holds any of its rarer pairs."""
        most = max(FEW, COMMON * len(self.passages.spans))
        found: defaultdict[int, float] = defaultdict(float)
        for pair, weight in self.weights.items():
            holding = self.passages.holding.get(pair, ())
            if len(holding) <= most:
                for at in holding:
                    found[at] += weight
        return max(found, key=lambda at: found[at], default=None)

    def share_in(self, held: set[str]) -> float:
        """How much of it a passage holds, 0 to 1: of the whole, or of its opening."""
        return max(
            sum(self.weights[pair] for pair in part if pair in held)
            / sum(self.weights[pair] for pair in part)
            for part in self.parts
        )
