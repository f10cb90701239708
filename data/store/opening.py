"""Connections to a compiled store: to ask it, and to keep more beside it."""

from __future__ import annotations

import duckdb

from data.store.compile import Compiled, settings

PLACE = "SELECT database_name, path FROM duckdb_databases() WHERE database_name = current_database()"


def connection_of(compiled: Compiled) -> duckdb.DuckDBPyConnection:
    """Return a connection that asks what was compiled."""
    if compiled.connection is not None:
        return compiled.connection
    return duckdb.connect(str(compiled.file), read_only=True, config=settings())


def beside(connection: duckdb.DuckDBPyConnection) -> tuple[duckdb.DuckDBPyConnection, str]:
    """Return a connection in which more can be kept beside a store, and the store's name there.

    duckdb.Error where a newer one has taken the place of the store on disk.
    """
    row = connection.cursor().execute(PLACE).fetchone()
    name, path = row or ("", None)
    if not path:
        return connection, f'"{name}".main'
    quoted = str(path).replace("'", "''")
    other = duckdb.connect(":memory:", config=settings())
    other.execute(f"ATTACH '{quoted}' AS now (READ_ONLY)")
    return other, "now.main"
