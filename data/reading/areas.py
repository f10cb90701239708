"""The work area of a figure, from the words around it; parts keep the area of their whole."""

from __future__ import annotations

import re
from collections import defaultdict

from data.reading.words import any_of, rows

WORDS = {row["word"]: (row["area"], int(row["weight"])) for row in rows("areas")}
WORD = re.compile(any_of(WORDS))
OWN, CLAUSE, SENTENCE, BEFORE = 3.0, 1.5, 0.6, 0.25
ENOUGH, OF_WHOLE = 2.0, 6.0
# the rest of a long sentence never outweighs a figure's own words
MOST_APART = 4.0
OTHER = "other"

Hit = tuple[int, int, str, int]


def hits(text: str, start: int, end: int) -> list[Hit]:
    """The words of an area between two places: start, end, area, weight."""
    return [(m.start(), m.end(), *WORDS[m.group()]) for m in WORD.finditer(text, start, end)]


def area_of_words(*words: str) -> str:
    """The area that headings are about, the first that tells; empty where no word tells."""
    for part in words:
        if found := _best(_added((area, weight) for *_, area, weight in hits(part, 0, len(part))))[0]:
            return found
    return ""


def _added(weights: object) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for area, weight in weights:  # type: ignore[attr-defined]
        total[area] += weight
    return total


def _best(total: dict[str, float]) -> tuple[str, float]:
    return max(total.items(), key=lambda item: item[1], default=("", 0.0))


def area(
    found: list[Hit],
    own: tuple[int, int],
    clause: tuple[int, int],
    sentence: int,
    heading: str,
    last: str,
    part: bool = False,
) -> str:
    """One figure's area.

    found: hits of its sentence and the one before; own: its concept's span;
    sentence: where its sentence starts;
    heading: the area of its section; last: the area of the figure before it in the same sentence.
    """
    total: dict[str, float] = defaultdict(float)
    apart: dict[str, float] = defaultdict(float)
    for start, end, name, weight in found:
        if own[0] <= start and end <= own[1]:
            total[name] += OWN * weight
        elif clause[0] <= start < clause[1]:
            total[name] += CLAUSE * weight
        elif start >= sentence:
            apart[name] += SENTENCE * weight * (1.0 if start < clause[0] else 0.5)
        else:
            apart[name] += BEFORE * weight
    for name, weight_apart in apart.items():
        total[name] += min(weight_apart, MOST_APART)
    if last:
        total[last] += OF_WHOLE if part else ENOUGH
    if heading:
        total[heading] += ENOUGH
    return _best(total)[0] or OTHER
