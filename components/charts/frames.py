"""Observations as named tuples: of a frame each time anew, of a list as they are."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import pandas as pd

# A frame in the columns of `select.observations`, or its rows: named tuples are made once and handed on.
Observations: TypeAlias = pd.DataFrame | Sequence[Any]


def rows(observations: Observations) -> list[Any]:
    """Return the rows; the stubs know no column names, hence Any."""
    return list(observations.itertuples() if isinstance(observations, pd.DataFrame) else observations)


def has_values(observations: Observations) -> bool:
    """Say whether there are rows and none lacks its value."""
    found = rows(observations)
    return bool(found) and not any(pd.isna(row.value) for row in found)
