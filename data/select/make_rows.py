"""The one place where frames become rows: of each cell what its field says, and no pandas NA."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_type_hints

import pandas as pd

MANY = 1_000
Row = TypeVar("Row", bound=NamedTuple)


def rows_of(kind: type[Row], frame: pd.DataFrame) -> list[Row]:
    """Return a frame's rows as a kind's; other columns are left out, KeyError where one is missing."""
    # By columns: taking cells out of a frame row by row takes many times as long.
    made = kind._make
    return [made(cells) for cells in zip(*_columns(kind, frame), strict=True)]


def first_of(kind: type[Row], frame: pd.DataFrame) -> Row | None:
    """Return a frame's first row, None where it has none."""
    return next(iter(rows_of(kind, frame.head(1))), None)


def filled(frame: pd.DataFrame) -> pd.DataFrame:
    """Write "" into a frame where a text is missing; return the same frame."""
    texts: list[str] = list(frame.select_dtypes("str").columns)
    frame[texts] = frame[texts].fillna("")
    return frame


def _columns(kind: type[Row], frame: pd.DataFrame) -> Iterable[list[Any]]:
    for name, (clean, is_needed, otherwise) in _fields(kind).items():
        if is_needed or name in frame.columns:
            yield clean(frame[name].tolist())
        else:
            yield [otherwise] * len(frame)


@cache
def _fields(kind: type[NamedTuple]) -> Mapping[str, tuple[Callable[[list[Any]], list[Any]], bool, Any]]:
    """Return of each field how its cells are made clean, whether it must be there, and what stands if not."""
    types, defaults = get_type_hints(kind), kind._field_defaults
    clean: dict[Any, Callable[[list[Any]], list[Any]]] = {
        str: _texts,
        str | None: _optional_texts,
        int | None: _numbers,
        float | None: _numbers,
    }
    return {
        name: (clean.get(types[name], list), name not in defaults, defaults.get(name))
        for name in kind._fields
    }


def _texts(cells: list[Any]) -> list[str]:
    # An outer join leaves None or nan, which the store fills only in columns that hold some text.
    texts = [cell if isinstance(cell, str) else "" for cell in cells]
    if len(texts) < MANY:
        return texts
    # Thousands of rows repeat a few units, titles and names: each is kept once.
    once: dict[str, str] = {}
    return [once.setdefault(text, text) for text in texts]


def _optional_texts(cells: list[Any]) -> list[str | None]:
    return [cell if isinstance(cell, str) else None for cell in cells]


def _numbers(cells: list[Any]) -> list[Any]:
    return [None if cell is pd.NA else cell for cell in cells]
