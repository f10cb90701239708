"""The national list of places as reading asks it: which name stands here, and who bears it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.reading.words import any_of, column, mapping

TABLE = Path(__file__).parents[1] / "tables" / "places.csv"
PEOPLES = any_of(column("peoples"))
# 回族自治区, 蒙古自治州, 各族自治县: what is left out when a place is called shortly.
TAIL = re.compile(
    rf"(?P<base>[\u4e00-\u9fff]{{2,}}?)(?:{PEOPLES})*(?P<rank>自治区|自治州|自治县|自治旗|地区|省|市|盟|县|区|旗)"
)
SHORT_RANKS = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "自治区"}
# 法治公安建设, 惠民法治: called without their ranks, these places are ordinary words.
WORDS = frozenset(column("place_words"))
# More letters than any name of the list has.
LONGEST = 25
WIDTH = {"province": 3, "prefecture": 2, "county": 1, "town": 0}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the national list. code: six digits; level: province, prefecture, county; parent: code."""

    code: str
    name: str
    level: str
    parent: str


def _read() -> Iterator[Place]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["id"].isdigit() and row["body"] == "government":
                yield Place(row["id"], row["name_zh"], row["level"], row["parent"])


class Gazetteer:
    """The places by name. Every bearer of a name is an answer: which one is meant, the words around tell."""

    def __init__(self, places: Iterable[Place], aliases: dict[str, str]) -> None:
        self.by_code = {place.code: place for place in places}
        self.called: dict[str, tuple[Place, ...]] = {}
        self.short: dict[str, tuple[Place, ...]] = {}
        for place in self.by_code.values():
            self._add(self.called, place.name, place)
            for name in _called(place):
                self._add(self.called, name, place)
            if base := _base(place):
                self._add(self.short, base, place)
        for alias, name in aliases.items():
            self.called.setdefault(alias, self.called[name])
        # Most places of a text begin no name: two letters tell.
        self.beginnings = {name[:2] for name in (*self.called, *self.short)}

    @staticmethod
    def _add(names: dict[str, tuple[Place, ...]], name: str, place: Place) -> None:
        names[name] = (*names.get(name, ()), place)

    def at(self, text: str, start: int) -> str:
        """The longest name with its rank that begins here (罗定市, 延边州); empty for none."""
        return self._longest(self.called, text, start)

    def short_at(self, text: str, start: int) -> str:
        """The longest name without its rank that begins here (罗定, 宁夏); empty for none."""
        name = self._longest(self.short, text, start)
        return "" if name in WORDS else name

    def is_short_name(self, name: str) -> bool:
        """Whether a place is called so without its rank, by a name that is no ordinary word."""
        return name in self.short and name not in WORDS

    def _longest(self, names: dict[str, tuple[Place, ...]], text: str, start: int) -> str:
        if text[start : start + 2] not in self.beginnings:
            return ""
        for length in range(min(LONGEST, len(text) - start), 1, -1):
            if text[start : start + length] in names:
                return text[start : start + length]
        return ""

    def before(self, text: str, end: int) -> str:
        """The longest name with its rank that ends here; empty for none."""
        for length in range(min(LONGEST, end), 1, -1):
            if text[end - length : end] in self.called:
                return text[end - length : end]
        return ""

    def bearers(self, name: str) -> tuple[Place, ...]:
        """All places that are called so, by their whole or their short name."""
        return self.called.get(name) or self.short.get(name, ())

    def above(self, place: Place) -> Iterator[Place]:
        """The places that hold this one, the nearest first."""
        while above := self.by_code.get(place.parent):
            yield above
            place = above

    def below(self, bearers: Iterable[Place], holders: Iterable[Place]) -> tuple[Place, ...]:
        """Those of the bearers that one of the holders holds."""
        codes = {holder.code for holder in holders}
        return tuple(place for place in bearers if codes & {above.code for above in self.above(place)})


def _called(place: Place) -> Iterator[str]:
    """How else a place is called with a rank: 延边州, 木里县, 宁夏自治区."""
    tail = TAIL.fullmatch(place.name)
    if tail and (rank := SHORT_RANKS.get(tail["rank"])) and tail["base"] + rank != place.name:
        yield tail["base"] + rank


def _base(place: Place) -> str:
    """What a place is called without its rank; empty where that is one letter, or where it has no rank."""
    tail = TAIL.fullmatch(place.name)
    return tail["base"] if tail else ""


# The list is read at import: a draft is read in a process that opens no file any more.
GAZETTEER = Gazetteer(_read(), mapping("place_aliases", "alias", "name"))
