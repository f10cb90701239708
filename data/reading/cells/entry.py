"""A number of a table with all that names it, and many of them held in little room."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise
from operator import ge
from typing import NamedTuple, TypeAlias

from data.reading.tokens import Token
from data.reading.words import any_of, column, held_once

WHOLE = re.compile(any_of(column("table_heads", role="whole")))


class InRow(NamedTuple):
    """What names the numbers of a row: a title that its own names are parts of, those, all titles as one."""

    outer: tuple[str, ...]
    own: tuple[str, ...]
    titles: str


class OverColumn(NamedTuple):
    """What names the numbers of a column: its heads, from top to bottom, and the table's caption.

    counted: the heads that say what is counted, not only that people are.
    """

    heads: tuple[str, ...]
    counted: tuple[str, ...]
    caption: str


class InTable(NamedTuple):
    """What names a number by its row and its column. Its words are made when asked for: they are long."""

    row: InRow
    over: OverColumn

    @property
    def concept(self) -> str:
        """Row and column names, each once."""
        return held_once(" ".join(dict.fromkeys((*self.row.outer, *self.row.own, *self.over.heads))))

    @property
    def says(self) -> tuple[str, ...]:
        """Row and column, titles, caption."""
        return "".join((*self.row.own, *self.over.counted)), self.row.titles, self.over.caption

    @property
    def about(self) -> tuple[str, ...]:
        """Disputes and applications are about matters of every area: a caption that names them goes first."""
        wider = self.row.titles, self.over.caption
        whole = (words for words in wider if WHOLE.search(words))
        return (*whole, "".join(self.row.own), *self.over.counted, *wider)


class InRun(NamedTuple):
    """What names a number that stands in a line of names and numbers in turn."""

    concept: str
    says: tuple[str, ...]
    about: tuple[str, ...] = ()


Names: TypeAlias = InTable | InRun
# Unit, year, change, doubt and reason of an entry.
Sort: TypeAlias = tuple[str, str, bool, str, str]
# A number that counts nothing: no one asks for its names, nor where they stand.
NO_NAMES, NOWHERE = InRun("", ()), (0, 0)


@dataclass(slots=True)
class Entry:
    """A number of a table.

    names: its concept, what it counts, the words of its row and column; says, what names it, nearest first:
    row and column, titles between rows, caption; about, the same words in the order in which they tell its
    work area: a whole before its parts. place: where the row's words stand. year: its row's or column's,
    empty where the table names none. doubt: what speaks against it, a row of tables/confidence.csv; empty
    where row, column and a unit name it. reason: why it is no figure, empty for a figure; an id in
    tables/reasons.csv.
    """

    token: Token
    names: Names
    place: tuple[int, int]
    year: str = ""
    change: bool = False
    doubt: str = ""
    reason: str = ""

    @property
    def head(self) -> str:
        """All the words that name it."""
        return "".join(self.names.says[::-1])


class Entries:
    """The entries of a text, asked by where they start, each made anew when it is asked for.

    A long table has some hundred thousand of them. Changing one that was handed out changes none here.
    """

    def __init__(self) -> None:
        self.starts, self.ends, self.rights = array("i"), array("i"), array("i")
        self.firsts, self.lasts, self.sorts = array("i"), array("i"), array("i")
        self.values: list[Decimal | None] = []
        self.names: list[Names] = []
        self.known: dict[Sort, int] = {}
        self.sort_of: list[Sort] = []
        self.asked: tuple[int, Entry | None] = -1, None
        self.place, self.gone = NOWHERE, 0

    def add(self, entries: Iterable[Entry]) -> None:
        """Hold more; of two that start at the same place the later one."""
        for entry in entries:
            token = entry.token
            self.starts.append(token.start)
            self.ends.append(token.end)
            self.rights.append(token.right)
            self.firsts.append(entry.place[0])
            self.lasts.append(entry.place[1])
            self.values.append(token.value)
            self.names.append(entry.names)
            sort = token.unit, entry.year, entry.change, entry.doubt, entry.reason
            self.sorts.append(self.known.setdefault(sort, len(self.known)))
        self.sort_of = list(self.known)
        self.asked = -1, None
        if any(map(ge, self.starts, islice(self.starts, 1, None))):
            self._put_in_order()

    def _put_in_order(self) -> None:
        order = sorted(range(len(self.starts)), key=self.starts.__getitem__)
        kept = [at for at, later in pairwise(order) if self.starts[at] != self.starts[later]]
        kept += order[-1:]
        for places in (self.starts, self.ends, self.rights, self.firsts, self.lasts, self.sorts):
            places[:] = array("i", [places[at] for at in kept])
        self.values = [self.values[at] for at in kept]
        self.names = [self.names[at] for at in kept]

    def tokens(self) -> Iterator[Token]:
        """Their numbers alone."""
        return map(self._token, range(len(self.starts)))

    def __contains__(self, start: int) -> bool:
        return self._number(start) is not None

    def get(self, start: int) -> Entry | None:
        """The one that starts here, None where none does."""
        # asked many times for the same number
        if start != self.asked[0]:
            number = self._number(start)
            self.asked = start, None if number is None else self._made(number)
        return self.asked[1]

    def let_go(self, before: int) -> None:
        """Hold no longer what names the numbers before a place, which nobody asks for again."""
        while self.gone < len(self.starts) and self.starts[self.gone] < before:
            self.names[self.gone], self.values[self.gone] = NO_NAMES, None
            self.gone += 1

    def _number(self, start: int) -> int | None:
        at = bisect_left(self.starts, start)
        return at if at < len(self.starts) and self.starts[at] == start else None

    def _made(self, at: int) -> Entry:
        _, year, change, doubt, reason = self.sort_of[self.sorts[at]]
        # Held once for the values of a row, which have one name.
        if self.place != (self.firsts[at], self.lasts[at]):
            self.place = self.firsts[at], self.lasts[at]
        return Entry(self._token(at), self.names[at], self.place, year, change, doubt, reason)

    def _token(self, at: int) -> Token:
        start, end, right = self.starts[at], self.ends[at], self.rights[at]
        # One object where two places are the same: a long table has many.
        right = end if right == end else right
        unit = self.sort_of[self.sorts[at]][0]
        return Token(start, end, start, right, self.values[at], unit, "exact", "table")
