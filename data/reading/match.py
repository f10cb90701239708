"""Which entry of the catalogue a figure falls under, if any, and which indicator of ours."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from data.reading.words import rows

Words = tuple[str, ...]
GROWTH = "M15"
SHORTENING = ("V07", "V08")


@dataclass(frozen=True, slots=True)
class Rule:
    """near: words of which one each must stand beside the number; far: in its sentence; and which must not."""

    catalogue: str
    near: tuple[Words, ...]
    far: tuple[Words, ...]
    near_not: Words
    far_not: Words

    def score(self, near: str, far: str) -> float:
        """0 where the words do not fit; more for each group of words that had to be there."""
        if any(word in near for word in self.near_not) or any(word in far for word in self.far_not):
            return 0.0
        if not all(any(word in near for word in group) for group in self.near):
            return 0.0
        if not all(any(word in far for word in group) for group in self.far):
            return 0.0
        longest = [max(len(word) for word in group if word in near) for group in self.near]
        return min(1.0, 0.5 + 0.1 * len(self.near) + 0.05 * len(self.far) + 0.02 * sum(longest))


def _groups(cell: str) -> tuple[Words, ...]:
    return tuple(tuple(filter(None, group.split("/"))) for group in cell.split())


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each unit, in the table's order."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for row in rows("catalogue"):
        near_not, far_not = tuple(row["near_not"].split()), tuple(row["far_not"].split())
        rule = Rule(row["catalogue"], _groups(row["near"]), _groups(row["far"]), near_not, far_not)
        for unit in row["units"].split():
            found[unit].append(rule)
    return {unit: tuple(of_unit) for unit, of_unit in found.items()}


def match(near: str, far: str, unit: str, kinds: tuple[str, ...]) -> tuple[str, float]:
    """Catalogue id and score; empty and 0 where none fits.

    near: the words beside the number, from the number before to the number after; far: those of its sentence.
    """
    best = ("", 0.0)
    for rule in rules().get(unit, ()):
        if not _of_kind(rule.catalogue, kinds):
            continue
        score = rule.score(near, far)
        if score > best[1]:
            best = rule.catalogue, score
    return best


def _of_kind(catalogue: str, kinds: tuple[str, ...]) -> bool:
    change = "change" in kinds or "points" in kinds
    if catalogue == GROWTH:
        return change
    return not change or catalogue in SHORTENING
