"""Which entry of the catalogue a figure falls under, if any, and which indicator of ours."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from data.reading.words import any_of, rows

GROWTH = "M15"
SHORTENING = ("V07", "V08")
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Rule:
    """near: words of which one each must stand beside the number; far: in its sentence; and which must not."""

    catalogue: str
    near: tuple[re.Pattern[str], ...]
    far: tuple[re.Pattern[str], ...]
    near_not: re.Pattern[str]
    far_not: re.Pattern[str]

    def score(self, near: str, far: str) -> float:
        """0 where the words do not fit; more for each group of words that had to be there."""
        longest = 0
        for group in self.near:
            found = group.search(near)
            if not found:
                return 0.0
            longest += found.end() - found.start()
        if (
            not all(group.search(far) for group in self.far)
            or self.near_not.search(near)
            or self.far_not.search(far)
        ):
            return 0.0
        return min(1.0, 0.5 + 0.1 * len(self.near) + 0.05 * len(self.far) + 0.02 * longest)


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    given = list(filter(None, words))
    return re.compile(any_of(given)) if given else NEVER


def _groups(cell: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_one_of(group.split("/")) for group in cell.split())


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """The rules of each unit, in the table's order."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for row in rows("catalogue"):
        near_not, far_not = _one_of(row["near_not"].split()), _one_of(row["far_not"].split())
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
