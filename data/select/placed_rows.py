"""A figure together with its place and its source: what a comparison needs of it."""

from __future__ import annotations

from typing import NamedTuple

from data.arithmetic.comparability import Comparability, Comparand, comparability
from data.arithmetic.differences import Comparison
from data.select.rows import Observation, Report


class PlacedFigure(NamedTuple):
    """A figure as a report states it, the report, and what decides what it may be compared with."""

    figure: Observation
    source: Report
    comparand: Comparand

    @property
    def address(self) -> str:
        """What a figure is known by among those of many reports: its report and its id there."""
        return f"{self.source.id}/{self.figure.id}"

    def against(self, other: PlacedFigure) -> Comparability:
        """Return how far this figure may be compared with another."""
        return comparability(self.comparand, other.comparand)


class Differing(NamedTuple):
    """A comparison in which statements differ, and their figures in its order."""

    comparison: Comparison
    placed: tuple[PlacedFigure, ...]
