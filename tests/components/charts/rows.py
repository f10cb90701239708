"""Observations for drawing, three rows at a time: rows such as pages get of `select`."""

from typing import Any, get_type_hints

from data.select.make_rows import rows_of
from data.select.rows import Observation
from tests.data.frames import DEFAULTS, frame

SENTENCE = "全年化解纠纷30余起。"
BLANK = {name: "" if kind is str else None for name, kind in get_type_hints(Observation).items()}


def observations(*rows: dict[str, Any]) -> list[Observation]:
    """Return rows with what figures read; every row stands in one short sentence."""
    given = [
        BLANK
        | DEFAULTS
        | {
            "indicator": f"figure_{place}",
            "sentence": SENTENCE,
            "sentence_en": "In the whole year over 30 disputes were settled.",
            "sentence_start": 100,
            "sentence_end": 111,
            "start": 106,
            "end": 110,
        }
        | row
        for place, row in enumerate(rows)
    ]
    return rows_of(Observation, frame(*given))
