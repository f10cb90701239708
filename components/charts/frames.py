"""What charts draw of: observations, those that a mark could be drawn for, and whether all have a value."""

from collections.abc import Sequence
from typing import TypeAlias

from data.select.rows import Observation

# What has a length: about and at most say no number from which or up to which a mark could be drawn.
DRAWN = ("exact", "at_least")
Observations: TypeAlias = Sequence[Observation]


def has_values(observations: Observations) -> bool:
    """Say whether there are rows and none lacks its value."""
    return bool(observations) and all(row.value is not None for row in observations)
