"""A version of the store in PostgreSQL, asked as DuckDB is asked: the same statements, the same frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from data.store.away import DatabaseAwayError
from data.store.postgres.database import Database, LostError
from data.store.postgres.dialect import KEPT, in_postgres
from data.store.postgres.filling import fill, is_newest, schema_of
from data.store.postgres.frames import frame_of


class Version:
    """A version of the store. is_lost: PostgreSQL has it not yet, or not any more, and it must be filled."""

    def __init__(self, database: Database, store: duckdb.DuckDBPyConnection, version: str) -> None:
        self._database, self._store, self._version = database, store, version
        self._schema = schema_of(version)
        self._columns: dict[str, dict[str, str]] = {}
        self.is_lost = True

    def fill(self) -> None:
        """Put it into PostgreSQL unless it is there. DatabaseAwayError where that cannot be done now."""
        with self._database.writing() as connection:
            if not is_newest(connection, self._version):
                fill(connection, self._store, self._version)
        self.is_lost = False

    def frame(self, sql: str, parameters: Sequence[Any]) -> pd.DataFrame:
        """Return the rows of a statement of the store, as `Store.frame` does. DatabaseAwayError."""
        if self.is_lost:
            raise DatabaseAwayError("PostgreSQL has not got this version of the store now")
        columns = self._columns_of(sql, parameters)
        try:
            rows, named = self._database.ask(self._schema, in_postgres(sql), list(parameters))
        except LostError:
            self.is_lost = True
            raise
        return frame_of(rows, named, columns)

    def _columns_of(self, sql: str, parameters: Sequence[Any]) -> dict[str, str]:
        """Return the columns of a statement with their types, which DuckDB knows without carrying it out."""
        if sql not in self._columns:
            if len(self._columns) >= KEPT:
                self._columns.clear()
            rows = self._store.cursor().execute(f"DESCRIBE {sql}", list(parameters)).fetchall()
            self._columns[sql] = {str(name): str(kind) for name, kind, *_ in rows}
        return self._columns[sql]
