"""Figures of any reports as rows to take away, in the columns of every other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from data.exports.export_rows import Sources, export_frame
from data.select.placed_rows import PlacedFigure
from data.select.rows import Observation


class _Section(NamedTuple):
    """What a row says of the section that its figure stands in."""

    short_zh: str
    short_en: str


def placed_frame(placed: Sequence[PlacedFigure], language: str) -> pd.DataFrame:
    """Return one row a figure, in their order, in the columns of `export_frame`; nothing is computed."""
    rows = pd.DataFrame([one.figure for one in placed], columns=list(Observation._fields))
    reports: Mapping[str, Mapping[Any, Any]] = {one.source.id: one.source._asdict() for one in placed}
    sections = {
        (one.figure.report, one.figure.section): _Section(
            one.figure.section_short_zh, one.figure.section_short_en
        )
        for one in placed
    }
    return export_frame(rows, (), language, Sources(reports, sections))


def sources_of(placed: Sequence[PlacedFigure]) -> pd.DataFrame:
    """Return a row for each report that states any of the figures, in their order."""
    return pd.DataFrame(list(dict.fromkeys(one.source for one in placed)))
