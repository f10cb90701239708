"""A version of the store put into PostgreSQL: a schema of its own, filled in one transaction by COPY.

The schema HOME says which versions there are (`versions`), and has a view of each table of the newest for
whoever asks the database by hand. The newest version stays and the one before, which readers may still be
asking; those before go.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import duckdb
import psycopg
from psycopg import sql

log = logging.getLogger(__name__)
HOME = "law_based_government"
FUNCTIONS = Path(__file__).with_name("functions.sql")
# Raise it when schemas get another form: those of another are filled anew beside them.
FORM = 1
KEPT = 2
# Any number that no other program takes: who fills holds it, and others then find all done.
LOCK = 1_207_014_229
# In the order of code points, as DuckDB sorts, whatever the database's own order is.
TYPES = {
    "VARCHAR": 'text COLLATE "C"',
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "DOUBLE": "double precision",
    "BOOLEAN": "boolean",
}
# Asked by the number that DuckDB gives each row of a table.
NUMBERED = ("observations", "texts")
NUMBER = ("rowid", "BIGINT")
# What nobody has use for outside of this program.
UNSEEN = ("folders", "findings", "state", "pairs", "compared", "silent", "letters")
INDEXES = {
    "observations": ("rowid", "report, id", "indicator, status"),
    "texts": ("rowid",),
    "pairs": ("pair, report, place",),
    "places": ("parent",),
    "reports": ("place",),
    "comparisons": ("place", "id"),
    "silent": ("report",),
}
VERSIONS = sql.SQL(
    "CREATE TABLE IF NOT EXISTS {}.versions (version text PRIMARY KEY, schema text NOT NULL, "
    "filled timestamptz NOT NULL)"
).format(sql.Identifier(HOME))
NEWEST = sql.SQL("SELECT version, schema FROM {}.versions ORDER BY filled DESC").format(sql.Identifier(HOME))
NOTED = sql.SQL(
    "INSERT INTO {}.versions VALUES (%s, %s, clock_timestamp()) ON CONFLICT (version) DO UPDATE SET "
    "schema = excluded.schema, filled = excluded.filled"
).format(sql.Identifier(HOME))
FORGOTTEN = sql.SQL("DELETE FROM {}.versions WHERE schema = %s").format(sql.Identifier(HOME))
Connection = psycopg.Connection[tuple[object, ...]]


def schema_of(version: str) -> str:
    """Return what the schema of a version is called, which none of another form is."""
    form = sha256(f"{FORM} {FUNCTIONS.read_text(encoding='utf-8')}".encode()).hexdigest()
    return f"store_{version}_{form[:8]}"


def is_newest(connection: Connection, version: str) -> bool:
    """Say whether a version is there, whole, and the newest."""
    known = connection.execute("SELECT to_regclass(%s)", [f"{HOME}.versions"]).fetchone()
    newest = connection.execute(NEWEST).fetchone() if known and known[0] else None
    return newest == (version, schema_of(version)) and _is_there(connection, schema_of(version))


def fill(connection: Connection, store: duckdb.DuckDBPyConnection, version: str) -> None:
    """Make a version the newest: all is there for others at once, or nothing. psycopg.Error where it fails.

    connection: one that commits each statement by itself. store: the version, as DuckDB has it.
    """
    schema = schema_of(version)
    with connection.transaction():
        # The others wait here, and then find it done.
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if is_newest(connection, version):
            return
        connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(HOME)))
        connection.execute(VERSIONS)
        tables = _tables(store)
        if not _is_there(connection, schema):
            _make(connection, store, schema, tables)
        _show(connection, schema, tables)
        connection.execute(NOTED, [version, schema])
    _drop_old(connection)


def _is_there(connection: Connection, schema: str) -> bool:
    asked = "SELECT 1 FROM pg_namespace WHERE nspname = %s"
    return connection.execute(asked, [schema]).fetchone() is not None


def _tables(store: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Return the tables of a store, each with its columns and their types in DuckDB."""
    rows = store.cursor().execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' "
        "AND database_name = current_database() AND NOT internal ORDER BY table_name, column_index"
    )
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in rows.fetchall():
        tables.setdefault(table, []).append((column, kind))
    return {name: [*columns, *([NUMBER] if name in NUMBERED else [])] for name, columns in tables.items()}


def _make(
    connection: Connection,
    store: duckdb.DuckDBPyConnection,
    schema: str,
    tables: dict[str, list[tuple[str, str]]],
) -> None:
    connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
    connection.execute(sql.SQL("SET LOCAL search_path TO {}").format(sql.Identifier(schema)))
    connection.execute(FUNCTIONS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="law-based-government-") as folder:
        for name, columns in tables.items():
            _copy(connection, store, Path(folder) / "rows.csv", name, columns)
    for name, columns in tables.items():
        for index in _indexes(name, [column for column, _ in columns]):
            names = sql.SQL(", ").join(map(sql.Identifier, index.split(", ")))
            connection.execute(sql.SQL("CREATE INDEX ON {} ({})").format(sql.Identifier(name), names))
        connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(name)))


def _copy(
    connection: Connection,
    store: duckdb.DuckDBPyConnection,
    file: Path,
    name: str,
    columns: list[tuple[str, str]],
) -> None:
    kinds = [
        sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(TYPES[kind])) for column, kind in columns
    ]
    table = sql.Identifier(name)
    connection.execute(sql.SQL("CREATE TABLE {} ({})").format(table, sql.SQL(", ").join(kinds)))
    wanted, quoted = ", ".join(f'"{column}"' for column, _ in columns), str(file).replace("'", "''")
    store.cursor().execute(
        f"""COPY (SELECT {wanted} FROM "{name}") TO '{quoted}' (FORMAT csv, HEADER false, NULLSTR '\\N')"""
    )
    with (
        file.open("rb") as rows,
        connection.cursor().copy(
            sql.SQL(r"COPY {} FROM STDIN (FORMAT csv, NULL '\N')").format(table)
        ) as copy,
    ):
        while piece := rows.read(1 << 20):
            copy.write(piece)


def _indexes(name: str, columns: list[str]) -> Iterator[str]:
    yield from (column for column in ("report", "id") if column in columns)
    yield from INDEXES.get(name, ())


def _show(connection: Connection, schema: str, tables: dict[str, list[tuple[str, str]]]) -> None:
    """Let the views be of a schema's tables; what somebody has built on them stays where it can."""
    for name, columns in tables.items():
        if name in UNSEEN:
            continue
        view, table = sql.Identifier(HOME, name), sql.Identifier(schema, name)
        names = sql.SQL(", ").join(sql.Identifier(column) for column, _ in columns if column != NUMBER[0])
        made = sql.SQL("VIEW {} AS SELECT {} FROM {}").format(view, names, table)
        try:
            with connection.transaction():
                connection.execute(sql.SQL("CREATE OR REPLACE {}").format(made))
        except psycopg.errors.InvalidTableDefinition:
            # Columns have gone or changed.
            connection.execute(sql.SQL("DROP VIEW {}").format(view))
            connection.execute(sql.SQL("CREATE {}").format(made))


def _drop_old(connection: Connection) -> None:
    """Drop the schemas of versions that no reader asks any more; one that is in use stays for now."""
    for _, schema in connection.execute(NEWEST).fetchall()[KEPT:]:
        try:
            with connection.transaction():
                connection.execute("SET LOCAL lock_timeout = '2s'")
                connection.execute(
                    sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(str(schema)))
                )
                connection.execute(FORGOTTEN, [schema])
        except psycopg.errors.LockNotAvailable:
            log.warning("%s is asked still: it is dropped another time", schema)
