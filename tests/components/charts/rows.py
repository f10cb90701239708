"""Observations for drawing, three rows at a time: what `select.observations` would return."""

import pandas as pd

from tests.data.frames import frame

SENTENCE = "全年化解纠纷30余起。"


def observations(*rows: dict) -> pd.DataFrame:
    """Return rows with the columns that figures read; every row stands in one short sentence."""
    given = [
        {
            "indicator": f"figure_{place}",
            "usage_below": None,
            "sentence": SENTENCE,
            "sentence_en": "In the whole year over 30 disputes were settled.",
            "sentence_start": 100,
            "start": 106,
            "end": 110,
        }
        | row
        for place, row in enumerate(rows)
    ]
    return frame(*given).astype({"usage_below": "Float64"})
