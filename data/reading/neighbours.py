"""The numbers beside a number: what stands between them and it says what it counts.

受理120件、办结118件: 办结 belongs to the second number only. Held as plain places, since a text may have
many.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from data.reading.concept import says_nothing
from data.reading.tokens import Token

# How many numbers are stepped over before and behind: old values, streaks, overlapping ones.
STEPS, FURTHER = 4, 3
TIMES = frozenset(["年", "个月"])


class Side(NamedTuple):
    """A number beside another, with its hedges and measure word."""

    left: int
    right: int


class Neighbours:
    """The numbers of a text by their places, so that they need not be kept themselves."""

    def __init__(self, text: str, tokens: Iterable[Token], is_masked: Callable[[Token], bool]) -> None:
        self.text = text
        self.starts, self.lefts, self.rights = array("i"), array("i"), array("i")
        self.passing = bytearray()
        for token in tokens:
            if token.unit and not is_masked(token):
                self.starts.append(token.start)
                self.lefts.append(token.left)
                self.rights.append(token.right)
                self.passing.append(token.form == "streak" or token.unit in TIMES)

    def of(self, token: Token) -> tuple[Side | None, Side | None]:
        """The numbers before and after; an old value (由9件降到6件) or a streak before it does not count."""
        i = bisect_left(self.starts, token.start)
        return self._before(token, i), self._after(token, i)

    def _before(self, token: Token, i: int) -> Side | None:
        for at in range(i - 1, max(0, i - STEPS) - 1, -1):
            between = self.text[self.rights[at] : token.left]
            stepped = self.passing[at] or between
            if not (stepped and "、" not in between and says_nothing(between)):
                return Side(self.lefts[at], self.rights[at])
        return None

    def _after(self, token: Token, i: int) -> Side | None:
        for at in range(i, min(i + FURTHER, len(self.starts))):
            if self.starts[at] >= token.right:
                return Side(self.lefts[at], self.rights[at])
        return None
