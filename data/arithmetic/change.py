"""Whether a later figure is more or less than an earlier one, and by how much, as far as the wordings say."""

from __future__ import annotations

from dataclasses import dataclass

from data.arithmetic.hedged import Hedged, Order, Refused, compare, subtract


@dataclass(frozen=True)
class Change:
    """What holds of the later figure against the earlier one, for all numbers that both wordings allow.

    by: how much more or less, never below zero and in the figures' own unit: exact or at least; None where
    they are not said to differ, or nothing can be said.
    """

    order: Order
    by: Hedged | None = None


def change(earlier: Hedged, later: Hedged) -> Change:
    """Return how a later figure stands to an earlier one of the same basis; that is the caller's to know.

    At least 14 million after at least 40 million cannot be said to be more or less.
    """
    order = compare(later, earlier)
    if order not in ("less", "greater"):
        return Change(order)
    by = subtract(later, earlier) if order == "greater" else subtract(earlier, later)
    # A number too long to be written still lies above or below.
    return Change(order, None if isinstance(by, Refused) else by)
