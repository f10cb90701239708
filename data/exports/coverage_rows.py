"""Which report says what of which indicator as rows to take away: one row a report and indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.exports.export_rows import words
from data.languages import cell as in_language
from data.select.coverage_rows import BLANK, Cell, Column, Row, cell_of

OF_A_REPORT = ("report", "place_name", "year", "published")


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
        row_of(row, column, cell, said["banner"], language)
        for row in rows
        for column in columns
        if (cell := cell_of(cells, row, column)).state not in BLANK
    ]
    return pd.DataFrame(told, columns=list(said["coverage_columns"]), dtype=object)


def coverage_matrix(
    columns: Iterable[Column], rows: Iterable[Row], cells: Mapping[tuple[str, str], Cell], language: str
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the same as a spreadsheet has it, a row a report and a column an indicator, with their names.

    A cell holds the figure or claim as stated, else the word for what the report says; blank is not known.
    """
    columns = list(columns)
    said = words(language)
    told = [
        {
            **{name: value for name, value in _of(row, language).items() if name in OF_A_REPORT},
            **{column.id: _word(cell_of(cells, row, column), said["codes"]) for column in columns},
        }
        for row in rows
    ]
    called = {name: said["coverage_columns"][name] for name in OF_A_REPORT}
    called |= {column.id: in_language(column, "name", language)[0] for column in columns}
    return pd.DataFrame(told, columns=list(called), dtype=object), called


def _word(cell: Cell, codes: Mapping[str, str]) -> str:
    return "" if cell.state in BLANK else cell.stated or codes[cell.state]


def row_of(row: Row, column: Column, cell: Cell, note: str, language: str) -> dict[str, Any]:
    """Return one cell as a row of `coverage_frame`; note: what stands in every row."""
    return {
        **_of(row, language),
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


def _of(row: Row, language: str) -> dict[str, Any]:
    return {
        "report": row.report,
        "place": row.place,
        "place_name": in_language(row, "name", language)[0],
        "year": row.year,
        "evidence": row.evidence,
        "published": row.published,
    }
