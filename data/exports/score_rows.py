"""The published scores of the reader as rows to take away: one row a measure, a kind of number or a band."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from data.reading.score import Tally
from data.reading.scores import Scores

COLUMNS = (
    *("group", "part", "id", "name", "of", "right", "proposed", "blank", "share", "confidence"),
    *("measured", "reader", "labels"),
)
# Below this a share says more than it is known for.
DIGITS = 4


def score_frame(scores: Scores, name: Callable[[str, str], str]) -> pd.DataFrame:
    """Return the scores as rows; name: what a part's entry is called, from the part and the entry's id.

    share: 0 to 1, empty where there are too few to say; of what is found it is F1. confidence: of a band, the
    mean that its numbers were given.
    """
    rows = [
        {"group": group, "part": part, "id": entry, "name": name(part, entry)} | _counts(tally)
        for group, score in scores.groups.items()
        for part, told in (("measure", score.measures), ("kind", score.kinds))
        for entry, tally in told.items()
    ]
    rows += [
        {"group": group, "part": "band", "id": str(at), "name": name("band", str(at))}
        | _counts(Tally(band.of, band.right))
        | {"confidence": round(band.said, DIGITS)}
        for group, score in scores.groups.items()
        for at, band in enumerate(score.bands, 1)
    ]
    known = {"measured": scores.date.isoformat(), "reader": scores.reader, "labels": scores.labels}
    cells = [[(row | known).get(column) for column in COLUMNS] for row in rows]
    return pd.DataFrame(cells, columns=list(COLUMNS), dtype=object)


def _counts(tally: Tally) -> dict[str, Any]:
    share = None if tally.share is None else round(tally.share, DIGITS)
    counted = {"of": tally.of, "right": tally.right, "proposed": tally.proposed, "blank": tally.blank}
    return counted | {"share": share}
