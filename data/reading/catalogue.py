"""Which entry of the catalogue a figure falls under, if any: 开展普法讲座12场 under that of lectures.

`tables/catalogue.csv` holds the rules: of each group of words in `near` one (a/b) must stand beside the
number, of each in `far` one in its sentence, and none of `near_not` and `far_not`; a unit of - is none, as in
无一败诉. @issue stands for the words of a group in `tables/catalogue_words.csv`; in `far` ^中心组 for a word
behind which no other number stands, and [dispute] for the figure's work area.
`tables/catalogue_synonyms.csv` is the table for a person to extend: a row is one more wording of an entry,
`words` that must all stand beside a number of one of its `units`, and none of `unless`. A test asks that each
row leads to its entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from data.reading.words import any_of, column, rows

# Growth is an entry of its own, and only these two others are themselves changes.
GROWTH = "M15"
SHORTENING = ("V07", "V08")
NEVER = re.compile(r"(?!)")
NO_UNIT, GROUP, SINCE = "-", "@", "^"
OTHER_HEAD = re.compile(any_of(column("other_heads")))
# What there is of something is not what came or went: 压减许可事项3项 is no number of permits.
STOCKS = frozenset(column("stock_entries"))
# 没有一件引起诉讼 is no number of suits, 无一败诉 is one of suits lost
OF_NONE = frozenset(column("zero_entries"))
CHANGED = re.compile(any_of(column("stock_changes")))
# 压减至371项 is what there is
REACHED = re.compile(rf"(?:{any_of(column('stock_changes'))})[至到为]$")
SHARES = frozenset(["%", "‰", "coverage"])
AVERAGED = re.compile("(?:[人日月年户村案]均|平均每|平均)[^,;。]{0,8}$")
AWARDED = re.compile(any_of(column("awarding")))


@dataclass(frozen=True, slots=True)
class Rule:
    """near: words of which one each must stand beside the number; far: in its sentence; _not: must not.

    since: in its sentence, with no number between.
    """

    catalogue: str
    near: tuple[re.Pattern[str], ...]
    far: tuple[re.Pattern[str], ...]
    since: tuple[re.Pattern[str], ...]
    near_not: re.Pattern[str]
    far_not: re.Pattern[str]

    def score(self, near: str, far: str, since: str) -> float:
        """0 where the words do not fit; more for each group of words that had to be there.

        since: the words of its sentence behind the number before.
        """
        longest = 0
        for group in self.near:
            match = group.search(near)
            if not match:
                return 0.0
            longest += match.end() - match.start()
        if (
            not all(group.search(far) for group in self.far)
            or not all(group.search(since) for group in self.since)
            or self.near_not.search(near)
            or self.far_not.search(far)
        ):
            return 0.0
        return min(1.0, 0.5 + 0.1 * len(self.near) + 0.05 * len(self.far + self.since) + 0.02 * longest)

    def has_other_head(self, before: str) -> bool:
        """Whether behind its own words another noun stands before the number: 处罚听证8件 counts hearings."""
        ends = [match.end() for group in self.near for match in group.finditer(before)]
        return bool(ends and OTHER_HEAD.search(before, max(ends)))

    def words(self, near: str) -> str:
        """The words beside the number by which the rule fits."""
        return " ".join(match.group() for group in self.near if (match := group.search(near)))


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    return _compiled(tuple(filter(None, words)))


@cache
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(words)) if words else NEVER


def _groups(cell: str, opening: str = "") -> tuple[re.Pattern[str], ...]:
    """The groups of a cell; of those whose words open with ^ only where that is asked."""
    groups = (group.split("/") for group in cell.split())
    return tuple(
        _one_of(_spelled_out(word.removeprefix(SINCE) for word in group))
        for group in groups
        if group[0].startswith(SINCE) == bool(opening)
    )


def _spelled_out(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word.startswith(GROUP):
            yield from column("catalogue_words", group=word.removeprefix(GROUP))
        else:
            yield word


class Rules:
    """The rules of one unit; a look for their first words leaves few to be tried."""

    def __init__(self, given: Sequence[tuple[Callable[[], Rule], tuple[str, ...]]]) -> None:
        words = sorted({word for _, firsts in given for word in firsts}, key=len, reverse=True)
        # overlapping words are each found: 共办结 holds 共办 and 办结
        self.first = re.compile(f"(?=({any_of(words)}))") if words else NEVER
        # a word found holds shorter ones that other rules ask for
        self.by_word = {
            word: [n for n, (_, firsts) in enumerate(given) if any(first in word for first in firsts)]
            for word in words
        }
        # each made when first tried: their patterns would take much room
        self.rules = [rule for rule, _ in given]

    def candidates(self, near: str) -> Iterator[Rule]:
        """The rules of which a first word stands beside the number, in the table's order."""
        places = {n for word in set(self.first.findall(near)) for n in self.by_word[word]}
        return (self.rules[n]() for n in sorted(places))


@cache
def _rules_of(unit: str) -> Rules:
    """The rules of a unit, in the table's order; made when it is first met, since a text has few units."""
    given = [
        (partial(_rule, n), tuple(_spelled_out(filter(None, row["near"].split()[0].split("/")))))
        for n, row in enumerate(rows("catalogue"))
        if unit in _units(row)
    ]
    given += [
        (partial(_synonym, n), (row["words"].split()[0],))
        for n, row in enumerate(rows("catalogue_synonyms"))
        if unit in _units(row)
    ]
    return Rules(given)


def _units(row: dict[str, str]) -> list[str]:
    return [unit.strip(NO_UNIT) for unit in row["units"].split()]


@cache
def _rule(n: int) -> Rule:
    """The rule of a row, which several units share."""
    row = rows("catalogue")[n]
    far, since = _groups(row["far"]), _groups(row["far"], SINCE)
    near_not, far_not = _one_of(row["near_not"].split()), _one_of(row["far_not"].split())
    return Rule(row["catalogue"], _groups(row["near"]), far, since, near_not, far_not)


@cache
def _synonym(n: int) -> Rule:
    row = rows("catalogue_synonyms")[n]
    near, unless = tuple(map(_one_of, zip(row["words"].split()))), _one_of(row["unless"].split())
    return Rule(row["catalogue"], near, (), (), unless, NEVER)


def entry_of(
    near: str, far: str, unit: str, kinds: tuple[str, ...], before: str = "", since: str = ""
) -> tuple[str, float]:
    """Catalogue id and score; empty and 0 where none fits.

    near: the words beside the number, from the number before to the number after; far: those of its sentence.
    before: those of `near` that stand before the number. since: those of `far` behind the number before.
    """
    best = ("", 0.0)
    if AWARDED.search(near):
        # who or what is honoured is counted, not the noun of an entry
        return best
    if unit not in SHARES and AVERAGED.search(before):
        # 人均调解1.6件 is no number of cases
        return best
    came_or_went = CHANGED.search(near) and not REACHED.search(before)
    for rule in _rules_of(unit).candidates(near):
        if not _of_kind(rule.catalogue, kinds) or (rule.catalogue in STOCKS and came_or_went):
            continue
        score = rule.score(near, far, since + near)
        if score > best[1] and not rule.has_other_head(before):
            best = rule.catalogue, score
    return best


def reasons(
    near: str, far: str, unit: str, kinds: tuple[str, ...], since: str = ""
) -> list[tuple[str, str, float]]:
    """The entries whose words fit, the best first: the words that stood beside the number, entry, score."""
    fitting = [
        (rule.words(near), rule.catalogue, round(score, 2))
        for rule in _rules_of(unit).candidates(near)
        if _of_kind(rule.catalogue, kinds) and (score := rule.score(near, far, since + near))
    ]
    return sorted(fitting, key=lambda reason: -reason[2])


def _of_kind(catalogue: str, kinds: tuple[str, ...]) -> bool:
    if "zero" in kinds and catalogue not in OF_NONE:
        return False
    change = "change" in kinds or "points" in kinds
    if catalogue == GROWTH:
        return change
    return not change or catalogue in SHORTENING
