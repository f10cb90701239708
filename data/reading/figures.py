"""From the numbers of a page to its figures and to the numbers that count nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.reading import pairs
from data.reading.bare import read_bare
from data.reading.cells import entries
from data.reading.elsewhere import Elsewhere
from data.reading.judge import trap
from data.reading.page import Page, Spans
from data.reading.periods import Time
from data.reading.places import SCOPES
from data.reading.shared import things
from data.reading.special import specials, zero
from data.reading.timing import Times, beyond
from data.reading.tokens import Token, scan
from data.reading.words import any_of, column

CHANGE = re.compile(rf"(?:{any_of(column('changes'))})(?:了|约|近|超|达|幅度?为?|幅度?达)?$")
RATE = frozenset(["%", "‰", "‱"])
POINTS = frozenset(["个百分点", "百分点"])
COUNTED = "个"
# Words that look like a number and give none.
UNCERTAIN = {"vague": "vague", "ornament": "set_phrase", "ordinal": "ordinal"}
ENDING = re.compile(r"[,;。:]")
REACH = 240
PART = re.compile(rf"其中[^。;]{{0,{REACH}}}$")
# A cell that its row, its column and a unit name.
TOLD, WRONG = 0.9, 0.5
DOUBTED = frozenset(["rank", "streak", "zero", "table", "range", "from_to", "numeral"])
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
        self, page: Page, report: str, own: int, plans: list[tuple[int, int]], is_doubtful: bool = False
    ) -> None:
        """report: the report's period. own: how wide its place is. is_doubtful: whether its year is."""
        self.is_doubtful = is_doubtful
        self.page, self.elsewhere, self.plans = page, Elsewhere(page, own), Spans(plans)
        self.times = Times(page, report)
        self.report = report
        self.stock_until = -1
        self.special = sorted(specials(page), key=lambda token: token.start)
        self.table = {entry.token.start: entry for entry in entries(page, report)}
        self.tokens = self._tokens()
        read_bare(page, self.tokens)
        pairs.ordinals(page, self.tokens)
        pairs.share_units(page, self.tokens)
        self.changes = pairs.from_to(page, self.tokens)
        self.ranges = pairs.ranges(page, self.tokens)

    def _tokens(self) -> list[Token]:
        tabled = [entry.token for entry in self.table.values()]
        taken = {at for token in (*self.special, *tabled) for at in range(token.start, token.end)}
        free = [token for token in self._apart(tabled) if token.start not in taken]
        free = [zero(self.page, token) or token for token in free]
        return sorted([*free, *self.special, *tabled], key=lambda token: token.start)

    def _apart(self, tabled: list[Token]) -> Iterator[Token]:
        """The numbers of the page; one that runs over the end of a cell is read anew behind it."""
        ends = {token.start: token.right for token in tabled}
        for token in self.page.tokens:
            end = ends.get(token.start, token.right)
            yield token
            if end < token.end:
                yield from (_moved(t, end) for t in scan(self.page.plain[end : token.right]))

    def judged(self) -> Iterator[Kept | Refused]:
        """Each number as a figure or with its reason."""
        for i, token in enumerate(self.tokens):
            reason = self._refusal(i, token)
            yield Refused(token, reason) if reason else self._kept(i, token)

    def _refusal(self, i: int, token: Token) -> str | None:
        if self.plans.at(token.start) is not None:
            return self._in_plan(token)
        if entry := self.table.get(token.start):
            return entry.reason or None
        if token.form in ("rank", "streak", "zero"):
            return self._special(token)
        if token.value is None and token.doubt in UNCERTAIN:
            return UNCERTAIN[token.doubt]
        # what states something without a unit is judged as if it had one
        probe = replace(token, unit=COUNTED) if token.doubt == "no_unit" else token
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

    def _special(self, token: Token) -> str | None:
        if (mask := self.page.masks.at(token.start, token.end)) and mask.reason == "document_title":
            return mask.reason
        if token.value is None:
            return "ordinal"
        if token.form != "zero" and self.page.quotes.at(token.start, token.end):
            return "set_phrase"
        probe = replace(token, unit=token.unit or COUNTED, form="digits")
        reason = trap(self.page, probe, self.times)
        # 未发生一起事故 is no detail of a case
        return reason if reason in ("target", "norm") or (reason == "case" and token.value) else None

    def _kept(self, i: int, token: Token) -> Kept:
        kinds, period, rule = self._kinds(i, token), self._period(i, token), self._rule(i, token)
        shared = things(self.page, token)
        doubts = tuple(self._doubts(token, rule, period, bool(shared)))
        return Kept(token, kinds, period, rule, doubts, shared)

    def _doubts(self, token: Token, rule: str, period: str, shared: bool) -> Iterator[str]:
        """What speaks against a figure, as rows of tables/confidence.csv."""
        if (entry := self.table.get(token.start)) and entry.sure < TOLD:
            yield "wrong_total" if entry.sure <= WRONG else "unclear_table"
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
            yield "other_time" if self._is_timed_here(token) else "carried_time"
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

    def _is_timed_here(self, token: Token) -> bool:
        """Whether the time of a figure is named in its own sentence, not carried over from an earlier one."""
        time = self.times.governing(token.left)
        return time is not None and time.start >= self.page.sentence(token.start)[0]

    def _kinds(self, i: int, token: Token) -> tuple[str, ...]:
        sentence = self.page.plain[max(self.page.sentence(token.start)[0], token.left - REACH) : token.left]
        found = [token.form] if token.form in ("rank", "streak", "zero", "table") else []
        found += ["rate"] * (token.unit in RATE) + ["points"] * (token.unit in POINTS)
        entry = self.table.get(token.start)
        changed = entry.change if entry else self._changes(i, token)
        found += ["change"] * changed + ["part"] * bool(PART.search(sentence))
        found += ["range"] * (i in self.ranges) + ["new_value"] * (i - 1 in self.changes)
        return tuple(found)

    def _changes(self, i: int, token: Token) -> bool:
        """Whether the words before a number, or before the list of rates it stands in, are of a change."""
        listed = token.unit in RATE or token.unit in POINTS
        first = self.tokens[pairs.first_listed(self.page, self.tokens, i)] if listed else token
        start, _ = self.page.clause(first.start)
        return bool(CHANGE.search(self.page.plain[max(start, first.left - 12) : first.left]))

    def _period(self, i: int, token: Token) -> str:
        if (entry := self.table.get(token.start)) and entry.year:
            return entry.year
        if token.form == "streak":
            return self.times.value(self._beside(token), True)
        stock = self.times.is_stock(token.start) or self._continues_stock(token)
        self.stock_until = token.right if stock else -1
        return self.times.of(token, stock, self._is_later(i, token))

    def _is_later(self, i: int, token: Token) -> bool:
        """Whether a number is the end of a development: what it came to, or by how much."""
        start, _ = self.page.clause(token.start)
        return i - 1 in self.changes or bool(
            CHANGE.search(self.page.plain[max(start, token.left - 12) : token.left])
        )

    def _continues_stock(self, token: Token) -> bool:
        """Parts and list items of a stock are of its time."""
        start = max(self.page.sentence(token.start)[0], token.left - REACH)
        if not start <= self.stock_until <= token.left:
            return False
        between = self.page.plain[self.stock_until : token.left]
        return "其中" in self.page.plain[start : token.left] or not ENDING.search(between)

    def _beside(self, token: Token) -> Time | None:
        time = self.times.governing(token.left)
        return time if time and token.left - time.end <= 6 else None

    def _rule(self, i: int, token: Token) -> str:
        if token.form in ("rank", "streak", "zero", "table"):
            return token.form
        if i in self.ranges:
            return "range"
        if i - 1 in self.changes:
            return "from_to"
        if token.form == "han":
            return "numeral"
        return "measure" if token.unit else "score"
