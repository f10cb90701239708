"""One PostgreSQL: connections that are kept open, and whether it can be asked now."""

from __future__ import annotations

import atexit
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import RawCursor, sql
from psycopg.types.string import StrDumper
from psycopg_pool import ConnectionPool

from data.store.away import DatabaseAwayError

log = logging.getLogger(__name__)
# As many as a process answers pages and files at once.
MOST_CONNECTIONS = 8
# So long a reader waits for a connection, and then is told to come back.
SECONDS_TO_CONNECT = 2
# Those who ask while it is away are told at once, but for one that tries.
SECONDS_BETWEEN_TRIES = 1.0
# No statement of ours takes as long; one that does must not hold a connection for ever.
LONGEST_STATEMENT = "30s"
# Plans by the parameters themselves: '' asks for all, and an id for few. To compile one takes longer than to
# carry it out.
SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": LONGEST_STATEMENT,
    "plan_cache_mode": "force_custom_plan",
    "jit": "off",
}
OPTIONS: dict[str, Any] = {
    "autocommit": True,
    "connect_timeout": SECONDS_TO_CONNECT,
    "application_name": "law-based-government-dashboard",
    "client_encoding": "utf8",
}
# Beside its being away: somebody has dropped what we ask.
GONE = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)


class LostError(DatabaseAwayError):
    """The version that is asked is not there any more; it must be filled again."""


class _Connection(psycopg.Connection[tuple[Any, ...]]):
    """schema: in which its next statement is answered."""

    schema = ""


class Database:
    """A database by its address, asked by any thread."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._away_until = 0.0
        self._asked, self._filled = _Told("asked"), _Told("filled")
        # We say once that it is away; the pool would at each try.
        logging.getLogger("psycopg.pool").setLevel(logging.ERROR)
        self._pool: ConnectionPool[_Connection] = ConnectionPool(
            url,
            connection_class=_Connection,
            kwargs=OPTIONS,
            min_size=1,
            max_size=MOST_CONNECTIONS,
            timeout=SECONDS_TO_CONNECT,
            reconnect_timeout=SECONDS_TO_CONNECT,
            configure=_configure,
            # A connection from before a restart is found dead here, not by a reader.
            check=ConnectionPool.check_connection,
            open=True,
        )
        atexit.register(self._pool.close)

    def ask(
        self, schema: str, statement: str, parameters: Sequence[Any]
    ) -> tuple[list[tuple[Any, ...]], list[str]]:
        """Return the rows of a statement (in PostgreSQL's own dialect) and what their cells are called.

        DatabaseAwayError where it cannot be asked now, LostError where the schema is gone.
        """
        if time.monotonic() < self._away_until:
            raise DatabaseAwayError("PostgreSQL was away a moment ago")
        with self._answering(), self._pool.connection() as connection:
            if connection.schema != schema:
                connection.execute(sql.SQL("SET search_path TO {}").format(sql.Identifier(schema)))
                connection.schema = schema
            cursor = RawCursor(connection)
            cursor.execute(statement.encode(), parameters)
            return cursor.fetchall(), [column.name for column in cursor.description or ()]

    @contextmanager
    def writing(self) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        """Hand out a connection that may write. DatabaseAwayError, in a sentence, where anything fails."""
        try:
            with psycopg.connect(self._url, **OPTIONS) as connection:
                yield connection
        except psycopg.Error as error:
            raise DatabaseAwayError(self._filled.fails(error)) from error
        self._filled.works()
        # Whoever fills it has reached it.
        self._away_until = 0.0

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except GONE as error:
            raise LostError("the version that is asked is gone from PostgreSQL") from error
        except psycopg.OperationalError as error:
            self._away_until = time.monotonic() + SECONDS_BETWEEN_TRIES
            raise DatabaseAwayError(self._asked.fails(error)) from error
        self._asked.works()


class _Told:
    """What the log was told last: that PostgreSQL cannot be asked, or filled, or that it can again.

    It is tried every second, and said once.
    """

    def __init__(self, done: str) -> None:
        self._done, self._works = done, True

    def fails(self, error: psycopg.Error) -> str:
        """Return, and say once, that it cannot be done."""
        words = f"PostgreSQL cannot be {self._done} ({_first_line(error)})"
        if self._works:
            log.warning("%s; it is tried again", words)
        self._works = False
        return words

    def works(self) -> None:
        """Say once that it can be done again."""
        if not self._works:
            log.warning("PostgreSQL can be %s again", self._done)
        self._works = True


def _configure(connection: _Connection) -> None:
    for name, value in SETTINGS.items():
        connection.execute(sql.SQL("SET {} = {}").format(sql.Identifier(name), sql.Literal(value)))
    # Text says that it is text: what is to be looked for is never taken for a number or a date.
    connection.adapters.register_dumper(str, StrDumper)


def _first_line(error: psycopg.Error) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
