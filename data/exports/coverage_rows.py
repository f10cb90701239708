"""Which report says what of which indicator as rows to take away: one row a report and indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.exports.export_rows import words
from data.languages import cell as in_language
from data.select.coverage_rows import UNKNOWN, Cell, Column, Row, cell_of


def coverage_frame(
    columns: Iterable[Column], rows: Iterable[Row], cells: Mapping[tuple[str, str], Cell], language: str
) -> pd.DataFrame:
    """Return every cell as a row.

    says: figure, claim, words (only the wording in `alias` stands in the text, found by this site),
    not_reported or not_applicable. What is not known since the report's text is not held has no row, nor has
    an indicator that is asked of no report and not stated.
    """
    columns = list(columns)
    said = words(language)
    told = [
        _row(row, column, cell, said["banner"], language)
        for row in rows
        for column in columns
        if (cell := cell_of(cells, row, column.id)).state != UNKNOWN and (column.is_asked or cell.figure)
    ]
    return pd.DataFrame(told, columns=list(said["coverage_columns"]), dtype=object)


def _row(row: Row, column: Column, cell: Cell, note: str, language: str) -> dict[str, Any]:
    return {
        "report": row.report,
        "place": row.place,
        "place_name": in_language(row, "name", language)[0],
        "year": row.year,
        "evidence": row.evidence,
        "published": row.published,
        "category": column.category,
        "indicator": column.id,
        "name_zh": column.name_zh,
        "name_en": column.name_en,
        "says": cell.state,
        "figure": cell.figure,
        "stated": cell.stated,
        "alias": cell.alias,
        "note": note,
    }
