"""Whether the rows of one source sum to the row of their whole, which stands on no axis with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from data.select.comparison_rows import Held
from data.select.placed_rows import PlacedFigure

# Shares, rates and ranks of parts do not sum to that of their whole.
SUMMED_KINDS = ("count", "amount")


class SumCheck(NamedTuple):
    """The rows of one source beside the row of their whole: how many, their sum, and that of the whole."""

    whole: Held
    rows: int
    total: float

    @property
    def agrees(self) -> bool:
        """Whether the rows sum to the whole."""
        return self.total == self.whole.value


def sum_check(held: Sequence[Held], shown: Sequence[PlacedFigure]) -> SumCheck | None:
    """Return the sum of the rows of one source beside their whole, where what is drawn is of that source."""
    summed = [one for one in shown if one.figure.kind in SUMMED_KINDS]
    drawn = {(one.source.title, one.source.url, one.figure.period) for one in summed}
    tables: dict[tuple[str, str, str], list[Held]] = {}
    for figure in held:
        is_plain = figure.qualifier == "exact" and not figure.scope and figure.value is not None
        if is_plain and (figure.title, figure.url, figure.period) in drawn:
            tables.setdefault((figure.title, figure.url, figure.period), []).append(figure)
    checks = [check for rows in tables.values() if (check := _whole_of(rows)) is not None]
    return max(checks, key=lambda one: one.rows, default=None)


def _whole_of(rows: list[Held]) -> SumCheck | None:
    by_level = Counter(one.level for one in rows)
    for whole in rows:
        parts = [one for one in rows if one is not whole]
        levels = {one.level for one in parts}
        # A table with a total: one row of a level of its own, and all others of one other level.
        if len(parts) < 2 or len(levels) != 1 or by_level[whole.level] != 1:
            continue
        if whole.level == "nation" or all(one.parent == whole.place for one in parts):
            return SumCheck(whole, len(parts), _sum(parts))
    return None


def _sum(parts: Sequence[Held]) -> float:
    """Add up as one does on paper: in binary fractions 0.1 and 0.2 are not 0.3."""
    return float(sum(Decimal(str(one.value or 0)) for one in parts))
