"""A draft's figures beside those of an earlier report, by indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from data.reading import Figure

from .model import Compared, Prompt, Review
from .short import sentence_of
from .sums import plain_number

# A change by half, and by more than a handful, is worth a second look; shares by ten points.
LARGE, HANDFUL, POINTS = Decimal("0.5"), 10, 10
# Figures of no indicator are the same where their words are: so much of their pairs of signs.
ALIKE = 0.75


@dataclass(frozen=True)
class Earlier:
    """A figure of an earlier report; indicator: its id, value: in the base unit, stated: its words.

    catalogue: the entry of the common catalogue that the indicator falls under, "" for none. sentence: where
    it stands, "" where that is not known.
    """

    indicator: str
    name_zh: str
    name_en: str
    value: Decimal
    qualifier: str
    unit: str
    stated: str
    year: int
    catalogue: str = ""
    sentence: str = ""


def compared(review: Review, earlier: Sequence[Earlier]) -> tuple[Compared, ...]:
    """The earlier figures with this year's, large changes first, what the draft does not state last."""
    levels = [figure for figure in review.figures if "change" not in figure.kinds]
    year = str(review.year or "")
    of_year = [figure for figure in levels if not year or figure.period.endswith(year)]
    taken: set[tuple[int, int, int]] = set()
    rows = []
    for old in earlier:
        now = _same(old, [figure for figure in of_year if _key(figure) not in taken], earlier)
        if now:
            taken.add(_key(now))
        rows.append(_compared(review.text, old, now))
    order = ("to_check", "agrees", "not_listed")
    return tuple(sorted(rows, key=lambda row: order.index(row.verdict)))


def large_changes(rows: Sequence[Compared]) -> Iterator[Prompt]:
    """Every large change, as a prompt."""
    for row in rows:
        if row.verdict == "to_check":
            name_en = row.name_en or row.name_zh
            values = (("name_zh", row.name_zh), ("name_en", name_en), ("before", row.earlier))
            spans = (row.span,) if row.span else ()
            yield Prompt(row.change, row.verdict, spans, (), (*values, ("now", row.now), *row.values))


def _key(figure: Figure) -> tuple[int, int, int]:
    return figure.start, figure.end, figure.order


def _same(old: Earlier, figures: Sequence[Figure], earlier: Sequence[Earlier]) -> Figure | None:
    """The draft's figure of that indicator, else the only one of its catalogue entry, else of its words."""
    own = _pairs(old.name_zh)
    named = [figure for figure in figures if old.indicator and figure.indicator == old.indicator]
    best = max(named, key=lambda figure: (figure.score, _alike(own, _pairs(figure.concept))), default=None)
    if best:
        return best
    if old.catalogue and sum(_entry(other) == _entry(old) for other in earlier) == 1:
        alike = [f for f in figures if (f.catalogue, f.unit) == _entry(old) and not f.indicator]
        if len(alike) == 1:
            return alike[0]
    return None if old.indicator else _worded_alike(old, figures)


def _worded_alike(old: Earlier, figures: Sequence[Figure]) -> Figure | None:
    """The figure that is counted in the same unit and called by nearly the same words."""
    own = _pairs(old.name_zh)
    if not own:
        return None
    near = [(_alike(own, _pairs(figure.concept)), figure) for figure in figures if figure.unit == old.unit]
    best = max(near, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= ALIKE else None


def _pairs(words: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(words))


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of their pairs of signs two names share, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _entry(figure: Earlier) -> tuple[str, str]:
    return figure.catalogue, figure.unit


def _compared(text: str, old: Earlier, now: Figure | None) -> Compared:
    verdict, change, values = _judged(old, now)
    span = (now.start, now.end) if now else None
    return Compared(
        old.indicator, old.name_zh, old.name_en, old.stated, now.stated if now else "", span, verdict, change,
        values, old.sentence, sentence_of(text, span) if span else "",
    )  # fmt: skip


def _judged(old: Earlier, now: Figure | None) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Verdict, key of its words and their values; open-ended values are compared in words only."""
    if now is None:
        return "not_listed", "earlier_not_listed", ()
    if old.qualifier != "exact" or now.qualifier != "exact":
        alike = old.value == now.value and old.qualifier == now.qualifier
        return "agrees", "earlier_same_words" if alike else "earlier_open", ()
    step = now.value - old.value
    if not step:
        return "agrees", "earlier_same", ()
    unit = ("@unit", "points") if now.unit == "%" else ("unit", now.unit)
    direction = ("@direction", "up" if step > 0 else "down")
    values = (direction, ("difference", plain_number(abs(step))), unit)
    large = _is_large(old, abs(step))
    return ("to_check", "earlier_large", values) if large else ("agrees", "earlier_change", values)


def _is_large(old: Earlier, step: Decimal) -> bool:
    if old.unit == "%":
        return step >= POINTS
    return step > HANDFUL and step >= LARGE * old.value
