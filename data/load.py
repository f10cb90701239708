"""The only door to storage: checked tables as typed frames, and the texts of the reports."""

import os
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd

from data.finding import DataError, Finding
from data.package import Table, read_package

__all__ = ["DataError", "Finding", "folder", "forget", "load", "load_text", "once"]

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
KEPT: list[Callable[[], None]] = []
TYPES: dict[str, Any] = {"integer": "Int64", "number": "Float64"}


def folder() -> Path:
    """Return the folder that holds `datapackage.json`: DATA_FOLDER, or this package's own."""
    return Path(os.environ.get("DATA_FOLDER") or Path(__file__).parent).resolve()


def once(answer: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Work an answer out once for each data folder; frames are handed out as shallow copies.

    With copy-on-write a caller may change its copy without touching the kept frame.
    """

    @cache
    def kept(where: Path, given: tuple, named: tuple) -> Answer:
        return answer(*given, **dict(named))

    @wraps(answer)
    def handed_out(*given: Given.args, **named: Given.kwargs) -> Answer:
        found = kept(folder(), given, tuple(named.items()))
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found

    KEPT.append(kept.cache_clear)
    return handed_out


def forget() -> None:
    """Read everything anew on the next question, for tables that change while a program runs."""
    for clear in KEPT:
        clear()


@once
def load(name: str) -> pd.DataFrame:
    """Return a table as it stands in its file, in the file's order.

    Missing text is "", a missing number <NA> (Int64, Float64). Raises DataError, once with every broken row,
    when the check of the folder finds anything; KeyError for a table that the data package does not name.
    """
    _checked()
    return _typed(read_package(folder())[name])


@once
def load_text(report: str) -> str:
    """Return a report's text, every code point as stored; "" where it is only cited. KeyError if unknown."""
    reports = load("reports").set_index("id")
    file = str(reports.loc[report, "text_file"])
    return (folder() / file).read_bytes().decode("utf-8") if file else ""


@once
def _checked() -> None:
    # The check has a reader of its own, for broken files; imported here because it reads with `data.reading`.
    from data.check import check

    if findings := check(folder()):
        raise DataError(findings)


def _typed(table: Table) -> pd.DataFrame:
    frame = pd.read_csv(folder() / table.path, dtype=str, keep_default_na=False, encoding="utf-8")
    for column in table.columns:
        frame[column.name] = _column(frame[column.name], column.type)
    return frame


def _column(cells: pd.Series, kind: str) -> pd.Series:
    if kind == "boolean":
        return cells == "true"
    if kind in TYPES:
        return pd.to_numeric(cells.replace("", None)).astype(TYPES[kind])
    return cells
