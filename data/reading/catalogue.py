"""Which entry of the catalogue a figure falls under, if any: 开展普法讲座12场 under that of lectures.

`tables/catalogue.csv` holds the rules: of each group of words in `near` one (a/b) must stand beside the
number, of each in `far` one in its sentence, and none of `near_not` and `far_not`; a unit of - is none, as in
无一败诉.
`tables/catalogue_synonyms.csv` is the table for a person to extend: a row is one more wording of an entry,
`words` that must all stand beside a number of one of its `units`, and none of `unless`. A test asks that each
row leads to its entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from data.reading.words import any_of, column, rows

# Growth is an entry of its own, and only these two others are themselves changes.
GROWTH = "M15"
SHORTENING = ("V07", "V08")
NEVER = re.compile(r"(?!)")
NO_UNIT = "-"
OTHER_HEAD = re.compile(any_of(column("other_heads")))
# What there is of something is not what came or went: 压减许可事项3项 is no number of permits.
STOCKS = frozenset(column("stock_entries"))
CHANGED = re.compile(any_of(column("stock_changes")))
# 压减至371项 is what there is
REACHED = re.compile(rf"(?:{any_of(column('stock_changes'))})[至到为]$")
AWARDED = re.compile(any_of(column("awarding")))


@dataclass(frozen=True, slots=True)
class Rule:
    """near: words of which one each must stand beside the number; far: in its sentence; _not: must not."""

    catalogue: str
    near: tuple[re.Pattern[str], ...]
    far: tuple[re.Pattern[str], ...]
    near_not: re.Pattern[str]
    far_not: re.Pattern[str]

    def score(self, near: str, far: str) -> float:
        """0 where the words do not fit; more for each group of words that had to be there."""
        longest = 0
        for group in self.near:
            match = group.search(near)
            if not match:
                return 0.0
            longest += match.end() - match.start()
        if (
            not all(group.search(far) for group in self.far)
            or self.near_not.search(near)
            or self.far_not.search(far)
        ):
            return 0.0
        return min(1.0, 0.5 + 0.1 * len(self.near) + 0.05 * len(self.far) + 0.02 * longest)

    def has_other_head(self, before: str) -> bool:
        """Whether behind its own words another noun stands before the number: 处罚听证8件 counts hearings."""
        ends = [match.end() for group in self.near for match in group.finditer(before)]
        return bool(ends and OTHER_HEAD.search(before, max(ends)))

    def words(self, near: str) -> str:
        """The words beside the number by which the rule fits."""
        return " ".join(match.group() for group in self.near if (match := group.search(near)))


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    given = list(filter(None, words))
    return re.compile(any_of(given)) if given else NEVER


def _groups(cell: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_one_of(group.split("/")) for group in cell.split())


class Rules:
    """The rules of one unit; a look for their first words leaves few to be tried."""

    def __init__(self, given: list[tuple[Rule, tuple[str, ...]]]) -> None:
        words = sorted({word for _, firsts in given for word in firsts}, key=len, reverse=True)
        # overlapping words are each found: 共办结 holds 共办 and 办结
        self.first = re.compile(f"(?=({any_of(words)}))")
        # a word found holds shorter ones that other rules ask for
        self.by_word = {
            word: [n for n, (_, firsts) in enumerate(given) if any(first in word for first in firsts)]
            for word in words
        }
        self.rules = [rule for rule, _ in given]

    def candidates(self, near: str) -> Iterator[Rule]:
        """The rules of which a first word stands beside the number, in the table's order."""
        places = {n for word in set(self.first.findall(near)) for n in self.by_word[word]}
        return (self.rules[n] for n in sorted(places))


@cache
def rules() -> dict[str, Rules]:
    """The rules of each unit, in the table's order."""
    by_unit: dict[str, list[tuple[Rule, tuple[str, ...]]]] = defaultdict(list)
    for row in rows("catalogue"):
        near_not, far_not = _one_of(row["near_not"].split()), _one_of(row["far_not"].split())
        rule = Rule(row["catalogue"], _groups(row["near"]), _groups(row["far"]), near_not, far_not)
        firsts = tuple(filter(None, row["near"].split()[0].split("/")))
        for unit in row["units"].split():
            by_unit[unit.strip(NO_UNIT)].append((rule, firsts))
    for row in rows("catalogue_synonyms"):
        words = row["words"].split()
        rule = Rule(
            row["catalogue"], tuple(map(_one_of, zip(words))), (), _one_of(row["unless"].split()), NEVER
        )
        for unit in row["units"].split():
            by_unit[unit].append((rule, (words[0],)))
    return {unit: Rules(given) for unit, given in by_unit.items()}


def entry_of(near: str, far: str, unit: str, kinds: tuple[str, ...], before: str = "") -> tuple[str, float]:
    """Catalogue id and score; empty and 0 where none fits.

    near: the words beside the number, from the number before to the number after; far: those of its sentence.
    before: those of `near` that stand before the number.
    """
    best = ("", 0.0)
    if AWARDED.search(near):
        # who or what is honoured is counted, not the noun of an entry
        return best
    of_unit = rules().get(unit)
    came_or_went = CHANGED.search(near) and not REACHED.search(before)
    for rule in of_unit.candidates(near) if of_unit else ():
        if not _of_kind(rule.catalogue, kinds) or (rule.catalogue in STOCKS and came_or_went):
            continue
        if rule.has_other_head(before):
            continue
        score = rule.score(near, far)
        if score > best[1]:
            best = rule.catalogue, score
    return best


def reasons(near: str, far: str, unit: str, kinds: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """The entries whose words fit, the best first: the words that stood beside the number, entry, score."""
    of_unit = rules().get(unit)
    fitting = [
        (rule.words(near), rule.catalogue, round(score, 2))
        for rule in (of_unit.candidates(near) if of_unit else ())
        if _of_kind(rule.catalogue, kinds) and (score := rule.score(near, far))
    ]
    return sorted(fitting, key=lambda reason: -reason[2])


def _of_kind(catalogue: str, kinds: tuple[str, ...]) -> bool:
    change = "change" in kinds or "points" in kinds
    if catalogue == GROWTH:
        return change
    return not change or catalogue in SHORTENING
