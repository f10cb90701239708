"""From the numbers of a page to its figures and to the numbers that count nothing.

甲县全年调处纠纷120件，其中家事纠纷18件: both are kept, the second as a part. 每月开展1次 is refused with the
reason that `traps` gives. What speaks against a figure that is kept are its doubts.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import chain
from operator import attrgetter

from data.reading import pairs, stocks
from data.reading.cells import entries
from data.reading.elsewhere import Elsewhere
from data.reading.missing_units import give_units
from data.reading.page import Page, Spans
from data.reading.periods import Time
from data.reading.ranks_and_zeros import ranks_and_zeros, zero
from data.reading.scopes import SCOPES
from data.reading.shared_numbers import things
from data.reading.timing import Times, beyond
from data.reading.tokens import Token, scan
from data.reading.traps import trap
from data.reading.words import any_of, column, held_once

# 下降了15.5%, 增幅达3个百分点: a word of change and at most a word that leads to the number.
CHANGE = re.compile(rf"(?:{any_of(column('changes'))})(?:了|约|近|超|达|幅度?为?|幅度?达)?$")
RATE = frozenset(["%", "‰", "‱"])
POINTS = frozenset(["个百分点", "百分点"])
ANY_UNIT = "个"
# Words that look like a number and give none.
UNCERTAIN = {"vague": "vague", "ornament": "set_phrase", "ordinal": "ordinal"}
# How far from a number words speak of it; a word of change stands close before it.
REACH, CHANGE_REACH = 240, 12
PART = re.compile(rf"其中[^。;]{{0,{REACH}}}$")
# Rules that were right less often than the plain one; each is a doubt by its own name.
DOUBTED = frozenset(["rank", "streak", "zero", "table", "range", "from_to", "numeral"])
# Up to so many ideas are named by their number, and no bodies, people or cases are.
FEW = 10
COUNTED = any_of(
    (*column("headings", kind="concrete"), *column("bare", kind="counted"), "县", "区", "市", "家")
)
IDEA = re.compile(rf"(?=[\u4e00-\u9fff])(?![^,。;、()]{{0,12}}(?:{COUNTED}))")
# So many numbers back a number is still looked at, for the list that it stands in.
LOOK_BACK = pairs.MOST + 1
# Stands in the list for a number that was judged, so that the number itself can be let go.
JUDGED = Token(0, 0, 0, 0, None, "", "exact", "judged")
# Beside a word of a plan a figure is less sure, also where the word does not reach it.
TARGETED = re.compile(any_of(column("demands")))
WIDER = re.compile(any_of(SCOPES))


def _moved(token: Token, by: int) -> Token:
    start, end, left, right = (at + by for at in (token.start, token.end, token.left, token.right))
    return replace(token, start=start, end=end, left=left, right=right)


@dataclass(slots=True)
class Kept:
    """A number that is a figure: what it is, its time, the rule that kept it and what speaks against it.

    doubts: rows of tables/confidence.csv. shared: where the things stand that share the number.
    """

    token: Token
    kinds: tuple[str, ...]
    period: str
    rule: str
    doubts: tuple[str, ...]
    shared: list[tuple[int, int]]


@dataclass(slots=True)
class Refused:
    """A number that is no figure, with the reason."""

    token: Token
    reason: str


class Judge:
    """Goes through the numbers of a page in order."""

    def __init__(
        self,
        page: Page,
        report: str,
        own: int,
        plans: list[tuple[int, int]],
        is_doubtful: bool = False,
        is_department: bool = False,
    ) -> None:
        """report: the report's period. own: how wide its place is. is_doubtful: whether its year is.

        is_department: whether it is one department's.
        """
        self.is_doubtful = is_doubtful
        # Before the page finds its numbers: neither leaves much room to the other in a long table.
        self.table = entries(page, report)
        self.page, self.elsewhere, self.plans = page, Elsewhere(page, own, is_department), Spans(plans)
        self.times = Times(page, report)
        self.report = report
        self.stock_until = -1
        self.unmeasured = sorted(ranks_and_zeros(page), key=lambda token: token.start)
        plain, counted = self._plain_tokens()
        self.tokens = [*plain, *self.unmeasured, *self.table.tokens()]
        self.tokens.sort(key=attrgetter("start"))
        give_units(page, self.tokens)
        pairs.ordinals(page, self.tokens)
        pairs.share_units(page, self.tokens)
        self.changes = pairs.from_to(page, self.tokens)
        self.came_to = frozenset((*self.changes.values(), *(old + 1 for old in self.changes)))
        self.ranges = pairs.ranges(page, self.tokens)
        # Where numbers with a measure word stand: what claims of coverage are judged by.
        self.counts = array("i", merge(counted, (token.start for token in plain if self._counts(token))))

    def _plain_tokens(self) -> tuple[list[Token], Sequence[int]]:
        """The numbers that no table and no special form has; and where those stand that count there."""
        taken = bytearray(len(self.page.plain))
        for token in chain(self.unmeasured, self.table.tokens()):
            taken[token.start : token.end] = b"\1" * (token.end - token.start)
        plain: list[Token] = []
        counted = array("i")
        for token in self.page.tokens:
            stated = None if taken[token.start] else zero(self.page, token)
            if taken[token.start] or stated:
                counted.extend([token.start] * self._counts(token))
                self.unmeasured += [stated] if stated else []
            else:
                plain.append(token)
            self.unmeasured += [
                zero(self.page, behind) or behind
                for behind in self._behind_cell(token)
                if not taken[behind.start]
            ]
        self.page.let_go()
        return plain, counted

    def _counts(self, token: Token) -> bool:
        return bool(token.unit) and not self.page.masks.at(token.start, token.end)

    def _behind_cell(self, token: Token) -> Iterator[Token]:
        """A number that runs over the end of a cell is read anew behind it."""
        entry = self.table.get(token.start)
        end = entry.token.right if entry else token.right
        if end < token.end:
            yield from (_moved(t, end) for t in scan(self.page.plain[end : token.right]))

    def judged(self) -> Iterator[Kept | Refused]:
        """Each number as a figure or with its reason; it is let go soon after, so this goes once."""
        for i, token in enumerate(self.tokens):
            reason = self._refusal(i, token)
            yield Refused(token, reason) if reason else self._kept(i, token)
            if i > LOOK_BACK:
                self.table.let_go(self.tokens[i - LOOK_BACK].start)
                self.tokens[i - LOOK_BACK] = JUDGED

    def _refusal(self, i: int, token: Token) -> str | None:
        if self.plans.at(token.start) is not None:
            return self._in_plan(token)
        if entry := self.table.get(token.start):
            return entry.reason or None
        if token.form in ("rank", "streak", "zero"):
            return self._refusal_of_unmeasured(token)
        if token.value is None and token.doubt in UNCERTAIN:
            return UNCERTAIN[token.doubt]
        # what states something without a unit is judged as if it had one
        probe = replace(token, unit=ANY_UNIT) if token.doubt == "no_unit" else token
        if reason := trap(self.page, probe, self.times):
            return reason
        if i in self.changes and self.times.attached(token.left) is None:
            return "from_value"
        if self.elsewhere.holds(token):
            return "other_place"
        return "target" if beyond(self.times.governing(token.left), self.report) else None

    def _in_plan(self, token: Token) -> str:
        if (entry := self.table.get(token.start)) and entry.reason:
            return entry.reason
        mask = self.page.masks.at(token.start, token.end)
        return mask.reason if mask else "target"

    def _refusal_of_unmeasured(self, token: Token) -> str | None:
        if (mask := self.page.masks.at(token.start, token.end)) and mask.reason == "document_title":
            return mask.reason
        if token.value is None:
            return "ordinal"
        if token.form != "zero" and self.page.quotes.at(token.start, token.end):
            return "set_phrase"
        probe = replace(token, unit=token.unit or ANY_UNIT, form="digits")
        reason = trap(self.page, probe, self.times)
        # 未发生一起事故 is no detail of a case
        return reason if reason in ("target", "norm") or (reason == "case" and token.value) else None

    def _kept(self, i: int, token: Token) -> Kept:
        kinds, period, rule = self._kinds(i, token), self._period(i, token), self._rule(i, token)
        shared = things(self.page, token)
        doubts = held_once(tuple(self._doubts(token, rule, period, bool(shared))))
        return Kept(token, kinds, period, rule, doubts, shared)

    def _doubts(self, token: Token, rule: str, period: str, shared: bool) -> Iterator[str]:
        """What speaks against a figure, as rows of tables/confidence.csv."""
        if (entry := self.table.get(token.start)) and entry.doubt:
            yield entry.doubt
        elif rule in DOUBTED:
            yield rule
        if token.form == "share":
            yield "share"
        if token.doubt:
            yield token.doubt
        if shared:
            yield "shared"
        if not period:
            yield "no_year"
        elif period != self.report:
            yield self._doubt_of_time(token, period)
        elif self._passes_time(token):
            yield "passed_time"
        elif self.is_doubtful:
            yield "doubtful_year"
        yield from self._around(token)

    def _around(self, token: Token) -> Iterator[str]:
        """What the words around a figure speak against it."""
        start, end = self.page.clause(token.start)
        words = self.page.plain[max(start, token.left - REACH) : min(end, token.right + REACH)]
        if TARGETED.search(words):
            yield "targeted"
        if any(SCOPES[scope] > self.elsewhere.own for scope in WIDER.findall(words)):
            yield "wider_place"
        if self.page.quotes.at(token.start, token.end):
            yield "quoted"
        if token.start not in self.table:
            yield from self._at_its_sides(token)

    def _at_its_sides(self, token: Token) -> Iterator[str]:
        """What the letters right beside a figure speak against it."""
        text = self.page.plain
        if self._is_few(token):
            yield "few"
        if text.startswith("/", token.right):
            yield "unknown_unit"
        if text[token.left - 1 : token.left] == "(" and text.startswith(")", token.right):
            yield "bracketed"

    def _doubt_of_time(self, token: Token, period: str) -> str:
        """How clear it is that a figure is of another time: named alone there, among others, or before."""
        entry = self.table.get(token.start)
        if self.times.series.value(token) or (entry and entry.year):
            return "own_time"
        start, end = self.page.sentence(token.start)
        time = self.times.governing(token.left)
        if time is None or time.start < start:
            return "carried_time"
        clause, end_of_clause = self.page.clause(token.start)
        own = time.start >= clause and self.times.count(clause, end_of_clause) == 1
        clear = own or self.times.count(start, end) == 1
        return "own_time" if clear and "/" not in period else "other_time"

    def _passes_time(self, token: Token) -> bool:
        """Whether its sentence names another time before a figure, which is of the report's all the same."""
        start, _ = self.page.sentence(token.start)
        return self.times.names_other(start, token.left)

    def _is_few(self, token: Token) -> bool:
        """Whether a small number stands before a noun of ideas, which plans count too: 抓好3项机制."""
        if token.form != "digits" or token.qualifier != "exact" or (token.value or 0) > FEW:
            return False
        return bool(IDEA.match(self.page.plain, token.right))

    def _kinds(self, i: int, token: Token) -> tuple[str, ...]:
        sentence = self.page.plain[max(self.page.sentence(token.start)[0], token.left - REACH) : token.left]
        kinds = [token.form] if token.form in ("rank", "streak", "zero", "table") else []
        kinds += ["rate"] * (token.unit in RATE) + ["points"] * (token.unit in POINTS)
        entry = self.table.get(token.start)
        changed = entry.change if entry else self._changes(i, token)
        kinds += ["change"] * changed + ["part"] * bool(PART.search(sentence))
        kinds += ["range"] * (i in self.ranges) + ["new_value"] * (i in self.came_to)
        return held_once(tuple(kinds))

    def _changes(self, i: int, token: Token) -> bool:
        """Whether the words before a number, or before the list of rates it stands in, are of a change."""
        listed = token.unit in RATE or token.unit in POINTS
        first = self.tokens[pairs.first_listed(self.page, self.tokens, i)] if listed else token
        return self._is_said_to_change(first)

    def _is_said_to_change(self, token: Token) -> bool:
        """Whether a word of change stands right before a number, in its clause."""
        start, _ = self.page.clause(token.start)
        return bool(CHANGE.search(self.page.plain[max(start, token.left - CHANGE_REACH) : token.left]))

    def _period(self, i: int, token: Token) -> str:
        if (entry := self.table.get(token.start)) and entry.year:
            return entry.year
        if token.form == "streak":
            return self.times.value(self._beside(token), True)
        stock = self.times.is_stock(token.start) or stocks.goes_on(self.page, self.stock_until, token)
        self.stock_until = token.right if stock else -1
        return self.times.of(token, stock, self._is_later(i, token))

    def _is_later(self, i: int, token: Token) -> bool:
        """Whether a number is the end of a development: what it came to, or by how much."""
        return i in self.came_to or self._is_said_to_change(token)

    def _beside(self, token: Token) -> Time | None:
        time = self.times.governing(token.left)
        return time if time and token.left - time.end <= 6 else None

    def _rule(self, i: int, token: Token) -> str:
        if token.form in ("rank", "streak", "zero", "table"):
            return token.form
        if i in self.ranges:
            return "range"
        if i in self.came_to:
            return "from_to"
        if token.form == "han":
            return "numeral"
        return "measure" if token.unit else "score"
