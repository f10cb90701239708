"""A draft's figures beside those of the place's earlier report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from data.reading import Figure

from .model import Compared, Prompt, Review, numbered
from .sums import plain_number

# A change by half, and by more than a handful, is worth a second look; shares by ten points.
LARGE, HANDFUL, POINTS = Decimal("0.5"), 10, 10


@dataclass(frozen=True)
class Earlier:
    """A figure of an earlier report; indicator: its id, value: in the base unit, stated: its words.

    catalogue: the entry of the common catalogue that the indicator falls under, "" for none.
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


def earlier_of(place: str, year: int | None) -> tuple[Earlier, ...]:
    """Return the figures of the newest report of `place` (its Chinese name) before `year`; empty for none.

    Asks the tables, which brings pandas along; so it is asked where the tables are loaded, not in the child.
    """
    from data import select

    reports = select.reports()
    of_place = reports[reports["place_zh"] == place]
    of_place = of_place if year is None else of_place[of_place["year"] < year]
    if not place or of_place.empty:
        return ()
    rows = select.observations(of_place.iloc[0]["id"])
    rows = rows[(rows["status"] == "reported") & rows["value"].notna()]
    return tuple(
        Earlier(
            row["indicator"], row["name_zh"], row["name_en"], Decimal(str(row["value"])), row["qualifier"],
            row["unit_zh"], row["stated"], int(row["year"]), str(row["catalogue"] or ""),
        )
        for _, row in rows.iterrows()
    )  # fmt: skip


def beside(review: Review, earlier: Sequence[Earlier]) -> Review:
    """Return the review with its figures beside the earlier ones, large changes as prompts."""
    compared = tuple(_compared(old, _same(old, review.figures, earlier)) for old in earlier)
    prompts = [_prompt(row) for row in compared if row.verdict == "to_check"]
    return replace(review, compared=compared, prompts=numbered([*review.prompts, *prompts]))


def _same(old: Earlier, figures: Sequence[Figure], earlier: Sequence[Earlier]) -> Figure | None:
    """The draft's figure of that indicator, else the only one of its catalogue entry and unit."""
    levels = [figure for figure in figures if "change" not in figure.kinds]
    named = [figure for figure in levels if figure.indicator == old.indicator]
    best = max(named, key=lambda figure: figure.score, default=None)
    if best or not old.catalogue or sum(_entry(other) == _entry(old) for other in earlier) > 1:
        return best
    alike = [f for f in levels if (f.catalogue, f.unit) == _entry(old) and not f.indicator]
    return alike[0] if len(alike) == 1 else None


def _entry(figure: Earlier) -> tuple[str, str]:
    return figure.catalogue, figure.unit


def _compared(old: Earlier, now: Figure | None) -> Compared:
    verdict, change, values = _judged(old, now)
    span = (now.start, now.end) if now else None
    words = now.stated if now else ""
    return Compared(old.indicator, old.name_zh, old.name_en, old.stated, words, span, verdict, change, values)


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


def _prompt(row: Compared) -> Prompt:
    values = (("name_zh", row.name_zh), ("name_en", row.name_en), ("before", row.earlier), ("now", row.now))
    spans = (row.span,) if row.span else ()
    return Prompt(row.change, "earlier", row.verdict, spans, (), (*values, *row.values))
