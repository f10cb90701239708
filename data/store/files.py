"""Files that the database writes: one for each version of the store, beside it or, if need be, elsewhere."""

from __future__ import annotations

import atexit
import os
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path

import duckdb

from data.folders.locations import locations

# The first readers of a new version would all write the same file.
_lock = threading.Lock()


def written(connection: duckdb.DuckDBPyConnection, version: str, name: str, sql: str) -> Path:
    """Return the rows of a statement as a Parquet file; the file of another version goes.

    name: what the file is called, its version aside.
    """
    with _lock:
        try:
            return _written_in(locations().store, connection, version, name, sql)
        except (OSError, duckdb.IOException):
            return _written_in(_elsewhere(), connection, version, name, sql)


def _written_in(
    folder: Path, connection: duckdb.DuckDBPyConnection, version: str, name: str, sql: str
) -> Path:
    path = folder / f"{version}-{name}"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _write(connection, path, sql)
        _remove_others(path, name)
    return path


@cache
def _elsewhere() -> Path:
    """Return a folder of this process's own, which goes with it."""
    folder = tempfile.TemporaryDirectory(prefix="law-based-government-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _write(connection: duckdb.DuckDBPyConnection, path: Path, sql: str) -> None:
    # Written beside and renamed: nobody is ever given half a file.
    beside = path.with_suffix(f".{os.getpid()}")
    quoted = str(beside).replace("'", "''")
    try:
        connection.cursor().execute(f"COPY ({sql}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _remove_others(path: Path, name: str) -> None:
    for other in path.parent.glob(f"*-{name}"):
        if other != path:
            # A server that still sends one keeps it open.
            with suppress(OSError):
                other.unlink()
