"""The only door to storage: `current()` is the store as it stands now; ask it for frames, texts, its version.

Folders are checked and compiled into one database (`compile`); servers open a published copy, read-only, or
put it into PostgreSQL and ask that (`postgres`). A running server looks every second whether somebody has
written a folder, and then moves to the new store. `python -m data.store build` reads every folder anew.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd

from data.folders.data_error import DataError, Finding
from data.folders.locations import Locations, generation_of, locations
from data.store import files, published
from data.store.away import DatabaseAwayError, NotInstalledError
from data.store.compile import Compiled, compile_store, left_out_of
from data.store.opening import beside, connection_of
from data.store.postgres import version_of
from data.store.published import NothingPublishedError
from data.store.saying import say_kept, say_left_out

if TYPE_CHECKING:
    from data.store.postgres.versions import Version

__all__ = [
    "DataError",
    "DatabaseAwayError",
    "Finding",
    "NotInstalledError",
    "NothingPublishedError",
    "Store",
    "clear_cache",
    "current",
    "look",
    "one_store",
    "standing_in",
    "watch_statements",
]

log = logging.getLogger(__name__)
# A look reads one small file: too much for each of a page's statements, nothing once a second.
SECONDS_BETWEEN_LOOKS = 1.0
# Pandas' types for numbers that may be missing: its plain ones would have to show nan, or a float for an int.
NUMBERS = {"int64": pd.Int64Dtype, "float64": pd.Float64Dtype}


@dataclass(frozen=True, eq=False)
class Store:
    """One version of the store. version: changes with every change of data; part of the key of every cache.

    left_out: what is wrong in the folders that were left out, by report and line. _schema: where its tables
    are, "" for where a connection finds them. _postgres: the same version there, which then answers.
    """

    version: str
    left_out: tuple[Finding, ...]
    _connection: duckdb.DuckDBPyConnection
    _schema: str = ""
    _postgres: Version | None = None

    def fill_again(self) -> None:
        """Fill PostgreSQL where it has not got this version. DatabaseAwayError where it cannot take it."""
        if self._postgres is not None and self._postgres.is_lost:
            self._postgres.fill()

    def frame(self, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Return the rows of a statement. Missing text is "", a missing number <NA> (Int64, Float64).

        DatabaseAwayError where PostgreSQL should answer and cannot now.
        """
        for watcher in _watchers:
            watcher(sql)
        if self._postgres is not None:
            return self._postgres.frame(sql, parameters)
        # A cursor is a connection of its own: threads do not wait for each other.
        cursor = self._connection.cursor()
        if self._schema:
            cursor.execute(f"SET schema = '{self._schema}'")
        rows = cursor.execute(sql, list(parameters)).df()
        # Column by column: `astype` of several at once takes every column of the frame apart.
        for name, kind in rows.dtypes.items():
            if str(kind) in NUMBERS:
                rows[name] = rows[name].astype(NUMBERS[str(kind)]())
        return rows

    def parquet(self, name: str, sql: str) -> Path:
        """Return the rows of a statement as a Parquet file, written once for this version of the store.

        It lies beside the store, else where temporary files lie; the database writes it, so that memory stays
        bounded however many rows there are. name: of the file, which tells one statement from another.
        """
        return files.written(self._connection, self.version, name, sql)

    def beside(self) -> tuple[duckdb.DuckDBPyConnection, str]:
        """Return a connection in which more can be kept beside this store, and the store's name there.

        duckdb.Error where a newer one has taken the place of this store on disk.
        """
        return beside(self._connection)

    def folders(self) -> dict[str, Path]:
        """Return the folders of the reports that are served, by report."""
        rows = self.frame("SELECT report, path FROM folders WHERE sound ORDER BY report")
        return {
            str(report): Path(str(path)) for report, path in zip(rows["report"], rows["path"], strict=True)
        }

    def text(self, report: str) -> str:
        """Return a report's text, every code point as stored; "" where it is only cited or not there."""
        rows = self.frame("SELECT words FROM texts WHERE report = ?", [report])
        return str(rows["words"].iloc[0]) if len(rows) else ""


@dataclass
class _Held:
    """The store that everything is asked of meanwhile; None until something is asked."""

    store: Store | None


@dataclass
class _Open:
    """An open store, what it was made from, and when somebody last looked for a newer one.

    made_from: the generation of the folders, or the digest of a published file. refused: the generation that
    could not be published.
    """

    store: Store
    made_from: str
    looked: float
    refused: str = ""


_stores: dict[Locations, _Open] = {}
_lock = threading.Lock()
_watchers: list[Callable[[str], None]] = []
_held: ContextVar[_Held | None] = ContextVar("held", default=None)


def current() -> Store:
    """Return the newest store. The first call compiles; later ones look every second for what is new.

    Raises DataError where the vocabulary is broken at the first call; later a broken one is said, and the
    store that was there before stays. Within `standing_in` it is the one that was given there, within
    `one_store` the one that was answered first.
    """
    held = _held.get()
    if held is None:
        return _newest(locations())
    if held.store is None:
        held.store = _newest(locations())
    return held.store


def _newest(where: Locations) -> Store:
    opened = _stores.get(where)
    if opened and time.monotonic() - opened.looked < SECONDS_BETWEEN_LOOKS:
        return opened.store
    if opened is None:
        with _lock:
            if where not in _stores:
                _stores[where] = _fetched(where) if where.published else _compiled(where)
            return _stores[where].store
    # One looks; the others are answered from what is there.
    if _lock.acquire(blocking=False):
        try:
            # It says so itself, once; what was there before is served, and the next look tries again.
            with suppress(DatabaseAwayError):
                opened.store.fill_again()
                (_fetch_newer if where.published else _renew)(where, opened)
            _stores[where].looked = time.monotonic()
        finally:
            _lock.release()
    return _stores[where].store


@contextmanager
def standing_in(other: Store) -> Iterator[None]:
    """Answer whatever asks for the current store meanwhile, in this thread, from another one."""
    with _holding(_Held(other)):
        yield


@contextmanager
def one_store() -> Iterator[None]:
    """Answer all questions of a block, in this thread, from one store: no answer is of two versions.

    A newer one that comes meanwhile is for the next block, but to whoever calls `look`.
    """
    with _holding(_Held(None)):
        yield


@contextmanager
def _holding(held: _Held) -> Iterator[None]:
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)


def look() -> None:
    """Let the next question look for what is new: for whoever has just written, or must not miss it."""
    if (held := _held.get()) is not None:
        held.store = None
    opened = _stores.get(locations())
    if opened:
        opened.looked = time.monotonic() - SECONDS_BETWEEN_LOOKS


def build(where: Locations | None = None) -> Compiled:
    """Read every folder anew and publish; for folders that were edited by hand while servers run.

    Fills PostgreSQL too, where one is set. DatabaseAwayError where that cannot be done now.
    """
    where = where or locations()
    compiled = compile_store(where, read_all=True)
    if where.database:
        version_of(where.database, connection_of(compiled), compiled.version).fill()
    return compiled


def clear_cache() -> None:
    """Compile anew on the next question, for data that change while a program runs (tests)."""
    with _lock:
        _stores.clear()


def watch_statements(watcher: Callable[[str], None]) -> Callable[[], None]:
    """Call `watcher` with every statement from now on; return what ends it. For tests that count."""
    _watchers.append(watcher)
    return lambda: _watchers.remove(watcher)


def _compiled(where: Locations) -> _Open:
    # Read before the folders: what is written meanwhile is noticed at the next look.
    generation = generation_of(where)
    return _Open(_opened(where, compile_store(where)), generation, time.monotonic())


def _asked_there(where: Locations, store: Store) -> Store:
    """Return a store that is asked of PostgreSQL, where one is set.

    DatabaseAwayError where it cannot be filled now; but the first store stays, and is filled when it can be.
    """
    if not where.database:
        return store
    version = version_of(where.database, store._connection, store.version)
    try:
        version.fill()
    except DatabaseAwayError:
        if where in _stores:
            raise
    return replace(store, _postgres=version)


def _renew(where: Locations, opened: _Open) -> None:
    generation = generation_of(where)
    if generation != opened.made_from:
        try:
            _stores[where] = _compiled(where)
        except DataError as error:
            say_kept(error)
            # The same broken vocabulary is not read again at each look, only the next one.
            opened.made_from = generation


def _fetched(where: Locations) -> _Open:
    """Open what is published, published by us if need be; else what was fetched last."""
    folder = where.published or where.store
    try:
        published.publish_if_written(where, folder)
    except OSError as error:
        log.warning("%s cannot be written: %s", folder, error)
    newest = published.newest_of(folder)
    if newest is None and (file := published.fetched_last(where)):
        log.warning("nothing can be read in %s: what was fetched last is served", folder)
        return _Open(_of_file(where, file, file.stem), "", time.monotonic())
    if newest is None:
        raise NothingPublishedError(f"{folder} holds no store, and none can be published there")
    store = _of_file(where, published.fetched(where, folder, newest), newest.version)
    return _Open(store, newest.digest, time.monotonic())


def _fetch_newer(where: Locations, opened: _Open) -> None:
    """Move to what is published now; publish first what was written here. Whatever fails, ours stays open."""
    folder, generation = where.published or where.store, generation_of(where)
    try:
        if generation != opened.refused:
            published.publish_if_written(where, folder)
        newest = published.newest_of(folder)
        if newest is not None and newest.digest != opened.made_from:
            store = _of_file(where, published.fetched(where, folder, newest), newest.version)
            _stores[where] = _Open(store, newest.digest, time.monotonic(), opened.refused)
    except DataError as error:
        say_kept(error)
        opened.refused = generation
    except (OSError, duckdb.Error) as error:
        log.warning("the newest store cannot be had (%s): what was there before is served", error)


def _of_file(where: Locations, file: Path, version: str) -> Store:
    connection = published.opened(file)
    left_out = left_out_of(connection)
    store = _asked_there(where, Store(version, tuple(left_out), connection))
    say_left_out(left_out)
    return store


def _opened(where: Locations, compiled: Compiled) -> Store:
    store = Store(compiled.version, tuple(compiled.left_out), connection_of(compiled))
    # First, since one that PostgreSQL cannot take is opened again each second.
    store = _asked_there(where, store)
    say_left_out(compiled.left_out, compiled.notes)
    return store
