"""What readers take away: CSV, XLSX and JSON of any rows, and everything as one data package."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from data.export_rows import columns, export_frame, map_frame
from data.load import folder, once
from data.neutral import neutral
from data.workbook import xlsx_bytes

__all__ = [
    "columns",
    "csv_bytes",
    "export_frame",
    "json_bytes",
    "map_frame",
    "neutral",
    "package_files",
    "xlsx_bytes",
    "zip_bytes",
]

# ZIP knows no earlier day; a fixed one makes the same package the same bytes.
DAY = (1980, 1, 1, 0, 0, 0)


def csv_bytes(frame: pd.DataFrame, bom: bool) -> bytes:
    """Return rows as CSV: UTF-8, numbers bare, text quoted and neutral; `bom` for spreadsheets."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(frame.columns)
    writer.writerows([neutral(cell) for cell in row] for row in frame.itertuples(index=False))
    return file.getvalue().encode("utf-8-sig" if bom else "utf-8")


def json_bytes(frame: pd.DataFrame) -> bytes:
    """Return rows as a JSON list of objects; text as it stands, since nothing runs it."""
    rows = frame.to_dict("records")
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")


@once
def zip_bytes() -> bytes:
    """Return the data package as it lies in its folder: `datapackage.json` and every file it names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name in package_files(folder()):
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, (folder() / name).read_bytes())
    return file.getvalue()


def package_files(where: Path) -> list[str]:
    """Return `datapackage.json` and the paths of its resources. ValueError if one lies outside the folder."""
    description = json.loads((where / "datapackage.json").read_text(encoding="utf-8"))
    names = [resource["path"] for resource in description["resources"]]
    for name in names:
        if not (where / name).resolve().is_relative_to(where.resolve()):
            raise ValueError(f"datapackage.json: path: {name}, a path inside the folder would be right")
    return ["datapackage.json", *dict.fromkeys(names)]


BUILDERS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "csv": lambda frame: csv_bytes(frame, bom=True),
    "plain.csv": lambda frame: csv_bytes(frame, bom=False),
    "json": json_bytes,
}
