"""What a mark says under the pointer: the clause that it stands in."""

from typing import Any

import pandas as pd

from components.charts.frames import Observations, rows
from components.charts.lines import lines
from components.charts.quote import quoted_words, translated

# In ems: on the narrowest bar (280 px) Plotly has no room for more and drops what does not fit.
WIDTH = 17.0
WIDTH_EN = 19.0


def hover_words(observations: Observations, row: Any, language: str) -> str:
    """Return the hover text of one observation of a chart: what the chart quotes, lines broken.

    observations: the chart's rows that stand in the same sentence may be quoted together.
    """
    if pd.isna(row.sentence_start):
        # A report that is only cited has no sentence to say.
        return ""
    together = [one for one in rows(observations) if one.sentence_start == row.sentence_start]
    said = quoted_words(together)
    if language == "en" and row.sentence_en:
        return broken(" ".join(translated(together)), WIDTH_EN)
    return broken("".join(said), WIDTH)


def broken(words: str, width: float = WIDTH) -> str:
    """Return words as Plotly shows them: it wraps nothing by itself."""
    return "<br>".join(lines(words, width))
