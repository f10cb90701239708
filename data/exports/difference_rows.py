"""What is stated differently as rows to take away: one row a statement, those of one comparison together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.arithmetic.differences import Comparison
from data.arithmetic.reconcile import rounded
from data.exports.export_rows import number, words
from data.languages import cell, unit_cell
from data.select.placed_rows import PlacedFigure

SIGNS = {"sum": " + ", "share": " ÷ ", "change": " ÷ "}
Figures = Mapping[tuple[str, str], PlacedFigure]


def difference_frame(comparisons: Iterable[Comparison], figures: Figures, language: str) -> pd.DataFrame:
    """Return the statements of comparisons as rows.

    computed: on the row of what is printed, what the others come to. What would follow from a printed share
    or change stands on the page alone: no source states it.
    """
    rows = [
        _row(comparison, nth, figures[one.key], language)
        for comparison in comparisons
        for nth, one in enumerate(comparison.statements)
    ]
    return pd.DataFrame(rows, columns=list(words(language)["difference_columns"]), dtype=object)


def _row(comparison: Comparison, nth: int, placed: PlacedFigure, language: str) -> dict[str, Any]:
    figure, source, said = placed.figure, placed.source, words(language)
    is_last = nth == len(comparison.statements) - 1
    return {
        "comparison": comparison.id,
        "difference_kind": comparison.kind,
        "agrees": "yes" if comparison.holds else "no",
        "role": _role(comparison, nth),
        "place": source.place,
        "place_name": cell(figure, "place", language)[0],
        "indicator": figure.indicator,
        "name_zh": figure.name_zh,
        "name_en": figure.name_en,
        "period": figure.period,
        "scope": cell(figure, "scope", language)[0],
        "actor": said["not_stated"] if figure.actor == "not_stated" else cell(figure, "actor", language)[0],
        "value": number(figure.value),
        "qualifier": figure.qualifier,
        "lower": number(figure.lower),
        "upper": number(figure.upper),
        "unit": unit_cell(figure, language)[0],
        "stated": figure.stated,
        "report": source.id,
        "figure": figure.id,
        "source_title": cell(source, "title", language)[0],
        "source_name": cell(source, "source_name", language)[0],
        "published": source.published,
        "source_kind": source.source_kind,
        "url": source.url,
        "computed": _computed(comparison) if is_last else None,
        "computed_from": _formula(comparison) if is_last else "",
        "note": said["banner"],
    }


def _role(comparison: Comparison, nth: int) -> str:
    match comparison.kind:
        case "change":
            return ("this_year", "last_year", "printed")[nth]
        case "share":
            return ("part", "whole", "printed")[nth]
        case "sum" | "part":
            return "whole" if nth == len(comparison.statements) - 1 else "part"
    return "one" if nth == 0 else "other"


def _computed(comparison: Comparison) -> int | float | None:
    if comparison.kind not in SIGNS or comparison.computed is None:
        return None
    last = comparison.statements[-1].figure
    is_share = last.kind in ("share", "change")
    # One decimal more than is printed shows by how much the two differ.
    return number(rounded(comparison.computed, last.places + 1 if is_share else max(last.places, 0)))


def _formula(comparison: Comparison) -> str:
    """Return how it was computed, by ids of indicators or by roles, so that it can be done again."""
    if comparison.kind not in SIGNS:
        return ""
    if comparison.kind == "change":
        return f"this_year{SIGNS['change']}last_year − 1"
    return SIGNS[comparison.kind].join(one.figure.indicator for one in comparison.statements[:-1])
