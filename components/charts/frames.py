"""What charts draw of: observations, those that a mark could be drawn for, and whether all have a value."""

from collections.abc import Sequence
from typing import TypeAlias

from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation

# What has a length: about and at most say no number from which or up to which a mark could be drawn.
DRAWN = ("exact", "at_least")
Observations: TypeAlias = Sequence[Observation]


def is_drawn(placed: PlacedFigure) -> bool:
    """Say whether a mark could be drawn from zero to a figure."""
    return placed.figure.value is not None and placed.figure.qualifier in DRAWN


def has_values(observations: Observations) -> bool:
    """Say whether there are rows and none lacks its value."""
    return bool(observations) and all(row.value is not None for row in observations)
