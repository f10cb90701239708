"""Stretches of a text in order, found by where they stand without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple


class Stretch(NamedTuple):
    """A stretch of a text, and what it is."""

    start: int
    end: int
    what: Any


class Spans:
    """Stretches that may lie in any order and inside one another."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches = sorted(stretches, key=lambda stretch: stretch[:2])
        self.starts = [stretch.start for stretch in self.stretches]
        # How far the stretches up to each one reach: never falling, so that it can be searched.
        self.reach = list(accumulate((stretch.end for stretch in self.stretches), max))

    def over(self, start: int, end: int) -> list[Stretch]:
        """Return the stretches that share a character with text[start:end], in order."""
        first, last = bisect_right(self.reach, start), bisect_left(self.starts, end)
        return [stretch for stretch in self.stretches[first:last] if stretch.end > start]

    def within(self, start: int, end: int) -> list[Stretch]:
        """Return the stretches that lie wholly inside text[start:end], in order."""
        return [stretch for stretch in self.over(start, end) if start <= stretch.start and stretch.end <= end]


class Lines:
    """The lines of a text: where each begins and ends, and which holds a position."""

    def __init__(self, text: str) -> None:
        ends = [at for at, sign in enumerate(text) if sign == "\n"]
        self.ends = [*ends, len(text)]
        self.spans = list(zip([0, *(end + 1 for end in ends)], self.ends, strict=True))

    def name_at(self, position: int) -> str:
        """Return the id of the paragraph that shows the line of a position."""
        return f"line-{bisect_left(self.ends, position)}"
