"""PostgreSQL behind the same door (DATABASE_URL): the figures stand in the operator's own database.

Folders stay the truth. They are compiled, or fetched, as without it; what DuckDB then holds is put into
PostgreSQL as a version of its own (`filling`), and statements are asked there, written in its dialect by
sqlglot (`dialect`). DuckDB's file stays beside: it says of what types the columns of an answer are, it writes
the Parquet file, and stores as of an earlier day are made on it and asked of it (`data.store.past`).

The packages are wanted by this alone, so that nothing here is imported until it is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import duckdb

from data.store.away import NotInstalledError

if TYPE_CHECKING:
    from data.store.postgres.versions import Version

PACKAGES = ("psycopg", "psycopg_pool", "sqlglot")
INSTALL = "`make postgres`"


def lacking() -> str:
    """Return why PostgreSQL cannot be asked from here, or nothing."""
    return "" if all(map(find_spec, PACKAGES)) else "the extra `postgres` is not installed"


def version_of(url: str, store: duckdb.DuckDBPyConnection, version: str) -> Version:
    """Return a version of the store as PostgreSQL is to have it: `fill` puts it there.

    store: the version as DuckDB has it. NotInstalledError where packages are missing.
    """
    if lacking():
        raise NotInstalledError(f"DATABASE_URL is set, but {lacking()}; {INSTALL} installs it.")
    from data.store.postgres.versions import Version

    return Version(_database(url), store, version)


@lru_cache(maxsize=2)
def _database(url: str):  # type: ignore[no-untyped-def]  # its type cannot be imported without the packages
    from data.store.postgres.database import Database

    return Database(url)
