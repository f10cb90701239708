"""Rows as an Excel workbook: real numbers on the first sheet, sources and notes on the second."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.exports.export_rows import words

CODED = (
    *("kind", "qualifier", "extent", "period_basis", "status", "statement_kind", "says"),
    *("difference_kind", "agrees", "role", "source_kind", "evidence", "asked"),
)
NOTES = ("open_ends", "computed", "coverage", "missing", "corrected", "licence")
# In characters, as Excel measures columns.
NARROWEST, WIDEST, OF_NOTES = 8, 48, 96
PLAIN_YEAR = "year"
# Two lines of heads: the ids of the columns, and what they are called.
HEADS = 2


def xlsx_bytes(
    frame: pd.DataFrame,
    sources: pd.DataFrame,
    language: str,
    today: date | None = None,
    names: Mapping[str, str] | None = None,
) -> bytes:
    """Return rows as a workbook: the ids of the columns as in the other files, below them their names.

    frame: columns of `data.exports.export_rows.columns`, or others. names: what columns are called in the
    reader's language, whose cells are in that language too; if none are given, columns and codes are called
    as in `data/words/`. A column without a name keeps its id.
    sources: rows of `data.select.reports`. today: the date of export on the second sheet.
    """
    said, file = words(language), io.BytesIO()
    kinds = (
        "difference_columns",
        "coverage_columns",
        "spotcheck_columns",
        "required_columns",
        "map_columns",
        "years_columns",
        "columns",
    )
    called = (
        names if names is not None else {name: words for kind in kinds for name, words in said[kind].items()}
    )
    # What a page calls "about" is not the code of that name, which is spelled out.
    codes = said["codes"] if names is None else {}
    # In memory: a workbook is small, and nothing of a reader's choice is left on the disk.
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    # The day without the time: made twice on one day, a workbook is the same.
    made = datetime.combine(today or date.today(), datetime.min.time())
    book.set_properties({"title": said["sheet_rows"], "comments": said["banner"], "created": made})
    _write_rows(book, frame, said["sheet_rows"], called, codes)
    _write_sources(book, frame, sources, said, called, made.date())
    book.close()
    return file.getvalue()


def _write_rows(
    book: xlsxwriter.Workbook,
    frame: pd.DataFrame,
    title: str,
    called: Mapping[str, str],
    codes: Mapping[str, str],
) -> None:
    sheet = book.add_worksheet(title)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    ids = book.add_format({"font_color": "gray", "valign": "top"})
    forms = {name: book.add_format({"num_format": form, "valign": "top"}) for name, form in FORMS.items()}
    for place, name in enumerate(frame.columns):
        cells = [_cell(name, cell, codes) for cell in frame[name]]
        sheet.write_string(0, place, name, ids)
        sheet.write_string(1, place, called.get(name, name), head)
        sheet.set_column(place, place, _width(name, cells))
        for line, cell in enumerate(cells, start=HEADS):
            _write(sheet, line, place, cell, forms[_form(name, cell)])
    sheet.freeze_panes(HEADS, 0)
    sheet.autofilter(HEADS - 1, 0, max(len(frame), 1) + HEADS - 1, len(frame.columns) - 1)


FORMS = {"text": "@", "whole": "#,##0", "decimal": "#,##0.0###", "year": "0"}


def _form(name: str, cell: Any) -> str:
    if isinstance(cell, str):
        return "text"
    if name == PLAIN_YEAR:
        return "year"
    return "decimal" if isinstance(cell, float) else "whole"


def _cell(name: str, cell: Any, codes: Mapping[str, str]) -> Any:
    return codes.get(cell, cell) if name in CODED else cell


def _write(sheet: Worksheet, line: int, place: int, cell: Any, form: Format) -> None:
    """Write a number as a number, text as text (never a formula or a link), and nothing where nothing is."""
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(line, place, cell, form)
    else:
        sheet.write_number(line, place, cell, form)


def _width(name: str, cells: list[Any]) -> int:
    widest = max([_ems(name), *(_ems(f"{cell:,}" if isinstance(cell, int) else str(cell)) for cell in cells)])
    return min(max(widest + 2, NARROWEST), WIDEST)


def _ems(cell: str) -> int:
    """Return how wide a cell's longest line is in Latin letters: a Chinese character takes two."""
    return max(
        sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in cell.split("\n") or [""]
    )


def _write_sources(
    book: xlsxwriter.Workbook,
    frame: pd.DataFrame,
    sources: pd.DataFrame,
    said: dict[str, Any],
    called: Mapping[str, str],
    today: date,
) -> None:
    sheet = book.add_worksheet(said["sheet_sources"])
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, OF_NOTES)
    for line, (name, words_of_it) in enumerate(_notes(frame, sources, said, called, today)):
        sheet.write_string(line, 0, name, bold)
        sheet.write_string(line, 1, words_of_it, wrapped)


def _notes(
    frame: pd.DataFrame,
    sources: pd.DataFrame,
    said: dict[str, Any],
    called: Mapping[str, str],
    today: date,
) -> Iterator[tuple[str, str]]:
    yield said["banner"], ""
    yield said["exported"], today.isoformat()
    for row in sources.to_dict("records"):
        yield said["source"], f"{row['title']} / {row['title_en']}"
        yield "", f"{row['source_name']} / {row['source_name_en']}"
        yield said["published"], row["published"] or said["no_date"]
        yield said["url"], row["url"] or said["no_address"]
    for note in NOTES:
        yield said[f"{note}_title"], said[note]
    yield said["columns_title"], ""
    for name in frame.columns:
        yield name, called.get(name, name)
