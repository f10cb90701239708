"""Folders to one database: what is new is checked and taken in, in one transaction, under one lock."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from data.check import RULES_VERSION, check_book
from data.folders.book import Book
from data.folders.data_error import DataError, Finding
from data.folders.locations import Locations
from data.folders.read import read_report, read_vocabulary, report_folders
from data.schema import schema
from data.store import compared, references, tables
from data.store.computed import COLUMNS, FOLDED
from data.store.copies import copy_whole, is_whole, remove, remove_others
from data.store.digests import digest_of, digest_of_rows, digests_of_rules, only_grew, stamp_of
from data.store.swap import settled

log = logging.getLogger(__name__)
PRIVATE, LOCK = "private.duckdb", "lock"
PUBLISHED = "store-{}.duckdb"
# Bound what the database itself may take; the process around it is measured, not bounded, by the bench.
MEMORY_LIMIT = "200MB"
# Each thread reserves address space, and a question is too small for more.
MOST_THREADS = 4
# So many folders are read, checked and taken in at a time: memory stays level however many there are.
AT_A_TIME = 100
# What a transaction holds is in memory until it ends: of so many folders that were taken in it ends for once.
OF_A_TRANSACTION = 1_000
NEW_FOLDERS = """INSERT INTO folders SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]),
unnest(?::VARCHAR[]), unnest(?::BOOLEAN[])"""
MOVED = "UPDATE folders SET path = ?, stamp = ? WHERE report = ?"
# Raise it when the tables of the store change: private files of another form are made anew.
FORM = 8


@dataclass
class Compiled:
    """What a compile made: the published file, None where the database is in memory as `connection`."""

    version: str
    file: Path | None = None
    connection: duckdb.DuckDBPyConnection | None = None
    left_out: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def settings() -> dict[str, Any]:
    """Return how the database is opened: memory bounded, threads by cores, nothing fetched from anywhere."""
    return {
        "memory_limit": MEMORY_LIMIT,
        "threads": min(MOST_THREADS, os.cpu_count() or 1),
        # DuckDB would fetch an extension from the network when a statement seems to need one.
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def compile_store(where: Locations, read_all: bool = False) -> Compiled:
    """Bring the store up to date with the folders; return the published file, or one in memory.

    read_all: read every folder's contents, even where size and time of its files say that nothing changed.
    Raises DataError with every broken place of the vocabulary, without which nothing can be served.
    A cache folder that cannot be written is said in a note, and the store is then built in memory.
    """
    with settled(where):
        return _compile(where, read_vocabulary(where.roots), read_all)


def _compile(where: Locations, vocabulary: Book, read_all: bool) -> Compiled:
    try:
        with _locked(where.store) as notes:
            return _compile_in_file(where, vocabulary, read_all, notes)
    except (OSError, duckdb.Error) as problem:
        compiled = _compile_in_memory(where, vocabulary)
        reason = getattr(problem, "strerror", None) or str(problem).split("\n")[0]
        compiled.notes.append(f"{where.cache} cannot be written ({reason}): the store is kept in memory.")
        return compiled


@contextmanager
def _locked(folder: Path) -> Iterator[list[str]]:
    """Hold the lock of a cache folder: one compiles, others wait and then find all done."""
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise PermissionError(13, "Permission denied", str(folder))
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=2)
    except Timeout:
        log.warning("another process compiles the store; waiting for it")
        lock.acquire()
    try:
        yield []
    finally:
        lock.release()


def _compile_in_file(where: Locations, vocabulary: Book, read_all: bool, notes: list[str]) -> Compiled:
    private = where.store / PRIVATE
    try:
        connection = _opened(private)
    except duckdb.Error:
        notes.append("The store was damaged; it is built again.")
        remove(private)
        connection = _opened(private)
    try:
        version = _bring_up_to_date(connection, where, vocabulary, read_all)
        left_out = left_out_of(connection)
        # What is in the database's log must be in the file, since the file alone is copied.
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
    published = where.store / PUBLISHED.format(version)
    if not is_whole(published, private.stat().st_size, settings()):
        copy_whole(private, published)
    remove_others(where.store, "store-*", {published.name})
    return Compiled(version, published, None, left_out, notes)


def _opened(private: Path) -> duckdb.DuckDBPyConnection:
    """Open the private file; one of another form is thrown away. duckdb.Error where it is damaged."""
    connection = duckdb.connect(str(private), config=settings())
    try:
        known = connection.execute(
            "SELECT 1 FROM information_schema.tables WHERE table_name = 'state'"
        ).fetchone()
        if known is None:
            _fill(connection)
        elif _state(connection, "form") != _form():
            connection.close()
            remove(private)
            connection = duckdb.connect(str(private), config=settings())
            _fill(connection)
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    tables.create(connection)
    connection.execute("INSERT INTO state VALUES ('form', ?)", [_form()])
    connection.execute("COMMIT")


def _rules() -> str:
    return f"{RULES_VERSION} {schema().digest}"


def _form() -> str:
    computed = sha256(repr((COLUMNS, FOLDED, tables.SPEAKS)).encode()).hexdigest()
    return f"{FORM} {schema().digest} {computed}"


def _compile_in_memory(where: Locations, vocabulary: Book) -> Compiled:
    connection = duckdb.connect(":memory:", config=settings())
    _fill(connection)
    version = _bring_up_to_date(connection, where, vocabulary, True)
    return Compiled(version, None, connection, left_out_of(connection))


def _bring_up_to_date(
    connection: duckdb.DuckDBPyConnection, where: Locations, vocabulary: Book, read_all: bool
) -> str:
    """Take in what changed; return the store's version.

    Of thousands of folders each thousand is a transaction. Whoever is ended between two of them leaves whole
    reports and no version behind: the next compile goes on from there.
    """
    connection.execute("BEGIN")
    try:
        changed = _take_in_vocabulary(connection, vocabulary)
        folders = report_folders(where.roots)
        changed |= _take_in_reports(connection, folders, vocabulary, read_all)
        version = _state(connection, "version")
        # What did not change is not written: a start with nothing new leaves the files as they are.
        if changed or not version:
            references.leave_out_broken(connection, folders)
            tables.count_reports(connection)
            compared.bring_up_to_date(connection)
            version = _version(connection)
            connection.execute("INSERT OR REPLACE INTO state VALUES ('version', ?)", [version])
        connection.execute("COMMIT")
    # Ctrl-C too: a half-taken-in report must never be committed.
    except BaseException:
        with suppress(duckdb.Error):
            connection.execute("ROLLBACK")
        raise
    return version


def _take_in_vocabulary(connection: duckdb.DuckDBPyConnection, vocabulary: Book) -> bool:
    """Put a changed vocabulary in the place of what was there; say whether it changed.

    Folders that it might speak of otherwise than before are forgotten, so that they are checked anew. Only
    a sound vocabulary is ever taken in, so the same one again needs no check. Raises DataError where it is
    broken.
    """
    digest = "" if vocabulary.findings else f"{_rules()} {digest_of_rows(vocabulary, [*vocabulary.tables])}"
    if digest and _state(connection, "vocabulary") == digest:
        return False
    if findings := check_book(vocabulary):
        raise DataError(findings)
    rules = digests_of_rules(vocabulary)
    before = json.loads(_state(connection, "rules") or "{}")
    # A folder that was broken may lack just what has come.
    sound_stay = only_grew(before, rules)
    connection.execute("UPDATE folders SET stamp = '', digest = '' WHERE NOT (sound AND ?)", [sound_stay])
    connection.execute("INSERT OR REPLACE INTO state VALUES ('rules', ?)", [json.dumps(rules)])
    tables.insert_vocabulary(connection, vocabulary)
    connection.execute("INSERT OR REPLACE INTO state VALUES ('vocabulary', ?)", [digest])
    return True


def _take_in_reports(
    connection: duckdb.DuckDBPyConnection, folders: dict[str, Path], vocabulary: Book, read_all: bool
) -> bool:
    """Take in folders that are new or changed, take out those that are gone; say whether there are any."""
    rows = connection.execute("SELECT report, path, stamp, digest, sound FROM folders").fetchall()
    known = {row[0]: row[1:] for row in rows}
    gone = known.keys() - folders.keys()
    if gone:
        tables.remove_reports(connection, gone)
    waiting, moved = _to_take_in(connection, folders, known, read_all)
    for begin in range(0, len(waiting), OF_A_TRANSACTION):
        if begin:
            _commit_so_far(connection)
        together = waiting[begin : begin + OF_A_TRANSACTION]
        for first in range(0, len(together), AT_A_TIME):
            batch = together[first : first + AT_A_TIME]
            # What is new has nothing to be removed, for which every table would be read.
            tables.remove_reports(connection, [report for report, *_ in batch if report in known])
            _take_in(connection, batch, vocabulary)
        tables.sort_pairs(connection)
    return bool(gone or waiting or moved)


def _to_take_in(
    connection: duckdb.DuckDBPyConnection,
    folders: dict[str, Path],
    known: dict[str, tuple[Any, ...]],
    read_all: bool,
) -> tuple[list[tuple[str, Path, str, str]], bool]:
    """Return the folders whose contents are new, with stamp and digest, and whether others have moved.

    known: path, stamp, digest and soundness of those that are here. What moved, and has new times alone, is
    noted.
    """
    rules = _rules()
    waiting: list[tuple[str, Path, str, str]] = []
    moved = False
    for report, path in folders.items():
        stamp = f"{rules} {stamp_of(path)}"
        was_at, stamped, digested, sound = known.get(report, ("", "", "", False))
        if not read_all and (was_at, stamped) == (str(path), stamp):
            continue
        # A copy, a checkout or a move changes times and places, not contents: then they alone are new. What
        # is wrong in a folder names its files by their place, so that is said anew.
        digest = f"{rules} {digest_of(path)}"
        if digested == digest and (sound or was_at == str(path)):
            connection.execute(MOVED, [str(path), stamp, report])
            moved |= was_at != str(path)
            continue
        waiting.append((report, path, stamp, digest))
    return waiting, moved


def _commit_so_far(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("INSERT OR REPLACE INTO state VALUES ('version', '')")
    connection.execute("COMMIT")
    connection.execute("BEGIN")


def _take_in(
    connection: duckdb.DuckDBPyConnection, waiting: list[tuple[str, Path, str, str]], vocabulary: Book
) -> None:
    sound: list[Book] = []
    rows: list[tuple[str, str, str, str, bool]] = []
    for report, path, stamp, digest in waiting:
        book = read_report(path, vocabulary)
        findings = check_book(book)
        if not findings:
            sound.append(book)
        _keep_findings(connection, report, "folder", findings)
        rows.append((report, str(path), stamp, digest, not findings))
    # One statement for all: each by itself takes longer than the report is read.
    connection.execute(NEW_FOLDERS, [*map(list, zip(*rows, strict=True))])
    tables.insert_reports(connection, sound)


def _keep_findings(
    connection: duckdb.DuckDBPyConnection, report: str, kind: str, findings: list[Finding]
) -> None:
    rows = [(report, kind, one.file, one.line, one.column, one.what, one.right) for one in findings]
    if rows:
        connection.executemany("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def left_out_of(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    rows = connection.execute(
        "SELECT file, line, column_name, what, right_would_be FROM findings "
        "ORDER BY report, file, line, column_name"
    ).fetchall()
    return [Finding(*row) for row in rows]


def _version(connection: duckdb.DuckDBPyConnection) -> str:
    rows = connection.execute("SELECT report, path, digest, sound FROM folders ORDER BY report").fetchall()
    left_out = connection.execute("SELECT report, file, line, what FROM findings ORDER BY ALL").fetchall()
    contents = repr((_form(), _state(connection, "vocabulary"), rows, left_out))
    return sha256(contents.encode()).hexdigest()[:20]


def _state(connection: duckdb.DuckDBPyConnection, key: str) -> str:
    row = connection.execute("SELECT value FROM state WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else ""
