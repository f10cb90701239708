"""What every operation of the API shares: its rows, a stretch of them, ids that nothing has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from components.api.parameters import MOST_ROWS
from data.select.table_list import unknown_ids

Asked = Mapping[str, Any]
# By the name of a parameter: what its values are ids of.
IDS = {
    **{name: name for name in ("report", "place", "indicator", "category")},
    "province": "place",
    "parent": "place",
}


class UnknownError(LookupError):
    """Something that an address names is not here; its words say what, and where the list of them is."""


@dataclass(frozen=True, eq=False)
class Rows:
    """What is answered. frame: a stretch of `total` rows from `offset` on. about: what else is said of it."""

    frame: pd.DataFrame
    total: int
    limit: int = MOST_ROWS
    offset: int = 0
    about: Mapping[str, Any] = field(default_factory=dict)


def part_of(frame: pd.DataFrame, asked: Asked) -> Rows:
    """Return the stretch of a whole frame that is asked for."""
    limit, offset = stretch_of(asked)
    return Rows(frame.iloc[offset : offset + limit], len(frame), limit, offset)


def stretch_of(asked: Asked) -> tuple[int, int]:
    """Return how many rows are asked for, at most MOST_ROWS, and how many before them are skipped."""
    return min(int(asked["limit"]), MOST_ROWS), int(asked["offset"])


def only_known(asked: Asked) -> None:
    """Refuse ids that nothing has: a mistyped one would be read as a report's silence."""
    for key, kind in IDS.items():
        given = asked.get(key, ())
        ids: Sequence[str] = (given,) if isinstance(given, str) else given
        for name in unknown_ids(kind, ids):
            raise UnknownError(unknown(key, name))


def unknown(key: str, value: str) -> str:
    """Return the sentence about a value that nothing has; key: the parameter that names it."""
    lists = {"province": "places", "parent": "places", "category": "indicators", "figure": "observations"}
    return (
        f"There is no {key} {value!r} here; /api/v1/{lists.get(key, key + 's')} lists those that there are."
    )
