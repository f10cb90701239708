"""The only door to storage: `current()` is the store as it stands now; ask it for frames, texts, its version.

Folders are checked and compiled into one database (`compile`); servers open a published copy, read-only. A
running server looks every second whether somebody has written a folder, and then moves to the new store.
`python -m data.store build` reads every folder anew.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.folders.data_error import DataError, Finding
from data.folders.locations import Locations, generation_of, locations
from data.store import files, published
from data.store.compile import Compiled, compile_store, left_out_of, settings
from data.store.published import NothingPublishedError

__all__ = [
    "DataError",
    "Finding",
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
# One column too many makes every row of a table wrong; nobody reads all those lines in a log.
SAID_OF_A_FOLDER = 10
PLACE = "SELECT database_name, path FROM duckdb_databases() WHERE database_name = current_database()"
# Pandas' types for numbers that may be missing: its plain ones would have to show nan, or a float for an int.
NUMBERS = {"int64": pd.Int64Dtype, "float64": pd.Float64Dtype}


@dataclass(frozen=True, eq=False)
class Store:
    """One version of the store. version: changes with every change of data; part of the key of every cache.

    left_out: what is wrong in the folders that were left out, by report and line. _schema: where its tables
    are, "" for where a connection finds them.
    """

    version: str
    left_out: tuple[Finding, ...]
    _connection: duckdb.DuckDBPyConnection
    _schema: str = ""

    def frame(self, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Return the rows of a statement. Missing text is "", a missing number <NA> (Int64, Float64)."""
        for watcher in _watchers:
            watcher(sql)
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
        row = self._connection.cursor().execute(PLACE).fetchone()
        name, path = row or ("", None)
        if not path:
            return self._connection, f'"{name}".main'
        quoted = str(path).replace("'", "''")
        connection = duckdb.connect(":memory:", config=settings())
        connection.execute(f"ATTACH '{quoted}' AS now (READ_ONLY)")
        return connection, "now.main"

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
            (_fetch_newer if where.published else _renew)(where, opened)
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
    """Read every folder anew and publish; for folders that were edited by hand while servers run."""
    return compile_store(where or locations(), read_all=True)


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
    return _Open(_opened(compile_store(where)), generation, time.monotonic())


def _renew(where: Locations, opened: _Open) -> None:
    generation = generation_of(where)
    if generation != opened.made_from:
        try:
            _stores[where] = _compiled(where)
        except DataError as error:
            _say_kept(error)
            # The same broken vocabulary is not read again at each look, only the next one.
            opened.made_from = generation
    _stores[where].looked = time.monotonic()


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
        return _Open(_of_file(file, file.stem), "", time.monotonic())
    if newest is None:
        raise NothingPublishedError(f"{folder} holds no store, and none can be published there")
    store = _of_file(published.fetched(where, folder, newest), newest.version)
    return _Open(store, newest.digest, time.monotonic())


def _fetch_newer(where: Locations, opened: _Open) -> None:
    """Move to what is published now; publish first what was written here. Whatever fails, ours stays open."""
    folder, generation = where.published or where.store, generation_of(where)
    try:
        if generation != opened.refused:
            published.publish_if_written(where, folder)
        newest = published.newest_of(folder)
        if newest is not None and newest.digest != opened.made_from:
            store = _of_file(published.fetched(where, folder, newest), newest.version)
            _stores[where] = _Open(store, newest.digest, time.monotonic(), opened.refused)
    except DataError as error:
        _say_kept(error)
        opened.refused = generation
    except (OSError, duckdb.Error) as error:
        log.warning("the newest store cannot be had (%s): what was there before is served", error)
    _stores[where].looked = time.monotonic()


def _of_file(file: Path, version: str) -> Store:
    connection = published.opened(file)
    left_out = left_out_of(connection)
    _say_left_out(left_out)
    return Store(version, tuple(left_out), connection)


def _say_kept(error: DataError) -> None:
    print(f"{error}\nThe vocabulary is broken: what was there before is served.", file=sys.stderr)


def _opened(compiled: Compiled) -> Store:
    for note in compiled.notes:
        print(note, file=sys.stderr, flush=True)
    connection = compiled.connection
    if connection is None:
        connection = duckdb.connect(str(compiled.file), read_only=True, config=settings())
    _say_left_out(compiled.left_out)
    return Store(compiled.version, tuple(compiled.left_out), connection)


def _say_left_out(findings: Sequence[Finding]) -> None:
    by_folder: dict[str, list[Finding]] = {}
    for finding in findings:
        by_folder.setdefault(finding.file.rsplit("/", 1)[0], []).append(finding)
    for folder, own in by_folder.items():
        for finding in own[:SAID_OF_A_FOLDER]:
            print(finding, file=sys.stderr)
        if len(own) > SAID_OF_A_FOLDER:
            more = len(own) - SAID_OF_A_FOLDER
            print(f"{folder}: {more} more; `python -m data.check {folder}` names all.", file=sys.stderr)
    if findings:
        said = "1 report is" if len(by_folder) == 1 else f"{len(by_folder)} reports are"
        print(f"{said} left out until this is put right.", file=sys.stderr, flush=True)
