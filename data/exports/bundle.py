"""What readers take away: CSV, XLSX and JSON of any rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pandas as pd

from data.exports.export_rows import columns, export_frame, export_report, map_frame
from data.exports.neutral import neutral
from data.exports.workbook import xlsx_bytes

__all__ = [
    "columns",
    "csv_bytes",
    "export_frame",
    "export_report",
    "json_bytes",
    "map_frame",
    "neutral",
    "xlsx_bytes",
]


def csv_bytes(frame: pd.DataFrame, bom: bool) -> bytes:
    """Return rows as CSV: UTF-8, numbers bare, text quoted and neutral; `bom` for spreadsheets."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(frame.columns)
    writer.writerows([neutral(cell) for cell in row] for row in frame.itertuples(index=False))
    # Excel takes a file without the mark for one in the system's own encoding, and garbles Chinese.
    return file.getvalue().encode("utf-8-sig" if bom else "utf-8")


def json_bytes(frame: pd.DataFrame) -> bytes:
    """Return rows as a JSON list of objects; text as it stands, since nothing runs it."""
    rows = frame.to_dict("records")
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")


BUILDERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": lambda frame: csv_bytes(frame, bom=True),
    "plain.csv": lambda frame: csv_bytes(frame, bom=False),
    "json": json_bytes,
}
