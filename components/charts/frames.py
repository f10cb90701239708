"""A frame's rows, one named tuple each."""

from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> list[Any]:
    """Return the rows; the stubs know no column names, hence Any."""
    return list(frame.itertuples())
