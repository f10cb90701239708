"""How well the reader reads labelled texts: counts by measure, by kind of number, by its own confidence.

Only counts are kept; shares are made of them where they are shown. Groups of texts are scored apart and never
joined: reports, sentences of our own and heads say different things about the reader.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from data.reading.propose import propose
from data.reading.reading import Claim, Figure, Reading
from data.reading.score_labels import ANY, Labelled
from data.reading.score_match import Answer, Match, match

# In the order of reading: the number, what it is, whose and when, what it is about, then words without one.
MEASURES = (
    *("figures", "value", "unit", "not_counted", "year", "place"),
    *("period_other", "work_area", "catalogue", "catalogue_none", "coverage"),
)
# A proposal lies in the band with the highest bound that it reaches.
BANDS = (0.0, 0.7, 0.9, 0.95, 0.99)
# A share of fewer says little.
ENOUGH = 30
RANK_AT_END = re.compile("(?:[省市县区旗盟州乡镇]|街道)$")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many are right.

    proposed: how many the reader proposed, where finding is measured; the share is then F1, which counts a
    missed one and one too many alike. blank: how many it left blank, beside those that are counted.
    """

    of: int = 0
    right: int = 0
    proposed: int | None = None
    blank: int | None = None

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None where there are too few to say."""
        if max(self.of, self.proposed or 0) < ENOUGH:
            return None
        return self.right / self.of if self.proposed is None else 2 * self.right / (self.of + self.proposed)

    @property
    def precision(self) -> float | None:
        """The share of proposals that are right, where finding is measured."""
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """The share of what is there that is found and right."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Band:
    """Proposals of like confidence: their mean confidence, how many there are, how many are right."""

    said: float
    of: int
    right: int


@dataclass(frozen=True, slots=True)
class Score:
    """What is right on one group of texts. measures, kinds: by name; those without a label are left out.

    left_open: how many numbers the labels leave unscored, since people would not label them alike.
    """

    texts: int
    characters: int
    left_open: int
    measures: Mapping[str, Tally]
    kinds: Mapping[str, Tally]
    bands: tuple[Band, ...]


def score(texts: Iterable[Labelled]) -> Score:
    """Read labelled texts and count what is right."""
    counted = _Counted()
    for one in texts:
        counted.add(one)
    return counted.score()


class _Counted:
    def __init__(self) -> None:
        self.texts = self.characters = self.left_open = 0
        self.tallies: dict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.sure: list[tuple[float, bool]] = []

    def add(self, one: Labelled) -> None:
        """Read a text, with what is given of it where figures are labelled, else with nothing."""
        self.texts += 1
        self.characters += len(one.text)
        self.left_open += sum(label.sort == "open" for label in one.labels)
        if one.place is not None:
            self._head(one, propose(one.text))
            return
        reading = propose(one.text, one.year or None, one.level or None)
        made = match(one.labels, (*reading.figures, *reading.claims), one.units)
        self._found(made)
        for answer in made.answers:
            self._answer(answer, one)
        if one.publisher:
            self._head(one, propose(one.text))

    def _found(self, made: Match) -> None:
        for proposal in made.false:
            self.tallies["coverage" if isinstance(proposal, Claim) else "figures"]["proposed"] += 1
            if isinstance(proposal, Figure):
                self.sure.append((proposal.confidence, False))
        if made.traps:
            self._count("not_counted", made.traps, made.traps - made.trapped)

    def _count(self, name: str, of: int, right: int) -> None:
        self.tallies[name].update(of=of, right=int(right))

    def _answer(self, answer: Answer, one: Labelled) -> None:
        label, proposal, fields = answer.label, answer.proposal, answer.fields
        name = "coverage" if label.is_claim else "figures"
        self._count(name, 1, answer.is_right)
        self.tallies[name]["proposed"] += proposal is not None
        if label.is_claim:
            return
        for kind in {*label.kinds, label.qualifier}:
            self.kinds[kind].update(of=1, right=int(answer.is_right))
        if isinstance(proposal, Figure):
            self.sure.append((proposal.confidence, answer.is_right and fields["period"]))
            for measure, right in _besides(answer, one):
                self._count(measure, 1, right)

    def _head(self, one: Labelled, reading: Reading) -> None:
        """What a text that was given nothing says of itself: a blank is no answer, unless one is labelled."""
        if one.place is not None:
            self._count("year", 1, reading.year == one.year)
            self._count("place", 1, reading.place == one.place)
            return
        self._named("year", reading.year, reading.year == one.year)
        self._named("place", reading.place, is_of(one.publisher, reading.place))

    def _named(self, measure: str, said: str, right: bool) -> None:
        if said:
            self._count(measure, 1, right)
        self.tallies[measure]["blank"] += not said

    def score(self) -> Score:
        return Score(
            self.texts,
            self.characters,
            self.left_open,
            {name: _tally(self.tallies[name]) for name in MEASURES if name in self.tallies},
            {name: _tally(own) for name, own in sorted(self.kinds.items(), key=_most_first) if name != ANY},
            tuple(_bands(self.sure)),
        )


def _most_first(item: tuple[str, Counter[str]]) -> tuple[int, str]:
    return -item[1]["of"], item[0]


def _tally(counts: Counter[str]) -> Tally:
    """A measure counts what is proposed, or what is left blank, where the word was used at all."""
    more = {name: counts[name] for name in ("proposed", "blank") if name in counts}
    return Tally(counts["of"], counts["right"], **more)


def _besides(answer: Answer, one: Labelled) -> Iterator[tuple[str, bool]]:
    """What is measured of figures that are found, whether or not the rest of them is right."""
    label, fields = answer.label, answer.fields
    yield "value", fields["value"] and fields["qualifier"]
    yield "unit", fields["unit"]
    if label.period not in (ANY, one.year):
        yield "period_other", fields["period"]
    if label.work_area != ANY:
        yield "work_area", fields["work_area"]
    if label.catalogue != ANY:
        yield "catalogue" if label.catalogue else "catalogue_none", fields["catalogue"]


def is_of(publisher: str, place: str) -> bool:
    """Say whether a place is the one whose report it is: named last, but for a department behind it."""
    if not place or place not in publisher:
        return False
    return not RANK_AT_END.search(publisher.rpartition(place)[2])


def _bands(sure: list[tuple[float, bool]]) -> Iterator[Band]:
    for least, most in zip(BANDS, (*BANDS[1:], 2.0), strict=True):
        own = [(said, right) for said, right in sure if least <= said < most]
        if own:
            mean = sum((Decimal(str(said)) for said, _ in own), Decimal()) / len(own)
            yield Band(float(round(mean, 4)), len(own), sum(right for _, right in own))
