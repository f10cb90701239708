"""One store file for several servers: who has written publishes it, the others fetch the newest.

A folder that all of them see, such as a shared disk, holds the file and `newest.json`, which is put in place
after it is whole: file, its SHA-256, the store's version, the generation of the data and the folders that it
is of. A server copies the file to its own disk, checks it, and only then lets go of the one before.
"""

from __future__ import annotations

import hashlib
import json
import logging
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data.folders.locations import Locations, generation_of
from data.store.compile import Compiled, compile_store, settings
from data.store.copies import remove_others
from data.store.durable import replace_file, whole_file

log = logging.getLogger(__name__)
POINTER, LOCK = "newest.json", "publishing"
FILE, FETCHED = "store-{}.duckdb", "fetched-{}.duckdb"
CHUNK = 1 << 20


class NothingPublishedError(OSError):
    """Says in a sentence why there is no store to open."""


@dataclass(frozen=True)
class Published:
    """What `newest.json` says. folders: of which data it is; generation: which state of them."""

    file: str
    digest: str
    version: str
    generation: str
    folders: str


def newest_of(folder: Path) -> Published | None:
    """Return what was published last, None where nothing was or the folder cannot be read now."""
    try:
        told = json.loads((folder / POINTER).read_text(encoding="utf-8"))
        return Published(**{name: str(told[name]) for name in Published.__dataclass_fields__})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("%s cannot be read (%s): what was there before is served", folder / POINTER, error)
        return None


def publish(where: Locations, folder: Path, read_all: bool = False) -> Published:
    """Compile what is new and publish it. DataError as `compile_store`, OSError where nothing can be written.

    read_all: as `compile_store` has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / LOCK):
        return _publish(where, folder, read_all)


def publish_if_written(where: Locations, folder: Path) -> None:
    """Publish where somebody has written these data since; nothing where another server is about it.

    Only data that the published store is of, or the first: a server with other folders must not take its
    place. Where this machine has fetched a store and now sees none, the disk is away: what it would write in
    its place, perhaps of data that are away too, is nothing for readers.
    """
    newest = newest_of(folder)
    if not is_written_since(where, newest) or (newest is None and fetched_last(where)):
        return
    with suppress(Timeout), FileLock(folder / LOCK, timeout=0):
        # Another may have been faster.
        if is_written_since(where, newest_of(folder)):
            _publish(where, folder, False)


def is_written_since(where: Locations, published: Published | None) -> bool:
    """Say whether these data are newer than what was published of them."""
    if published is None:
        return True
    generation = generation_of(where)
    return bool(generation) and published.folders == _folders(where) and generation != published.generation


def _publish(where: Locations, folder: Path, read_all: bool) -> Published:
    # Read before the folders: what is written meanwhile is published next.
    generation = generation_of(where)
    compiled: Compiled = compile_store(where, read_all)
    if compiled.file is None:
        raise NothingPublishedError(f"{where.cache} cannot be written: there is no file to publish")
    file = folder / FILE.format(compiled.version)
    with whole_file(file) as beside:
        digest = _copied(compiled.file, beside)
    published = Published(file.name, digest, compiled.version, generation, _folders(where))
    before = newest_of(folder)
    replace_file(folder / POINTER, json.dumps(asdict(published)).encode())
    remove_others(folder, FILE.format("*"), {file.name, before.file if before else ""})
    return published


def fetched(where: Locations, folder: Path, published: Published) -> Path:
    """Return the published file as this machine's own, whole and checked.

    NothingPublishedError where it is not whole, as while a disk lags behind: asked again later.
    """
    own = where.store / FETCHED.format(published.digest[:20])
    if not own.is_file():
        where.store.mkdir(parents=True, exist_ok=True)
        with whole_file(own) as beside:
            if _copied(folder / published.file, beside) != published.digest:
                raise NothingPublishedError(f"{folder / published.file} is not what {POINTER} says")
    return own


def fetched_last(where: Locations) -> Path | None:
    """Return the file that this machine fetched last, None where it has none."""
    files = where.store.glob(FETCHED.format("*"))
    return max(files, key=lambda file: file.stat().st_mtime, default=None)


def opened(file: Path) -> duckdb.DuckDBPyConnection:
    """Open a fetched file and let those before it go; on Windows one that is still open stays for now."""
    connection = duckdb.connect(str(file), read_only=True, config=settings())
    remove_others(file.parent, FETCHED.format("*"), {file.name})
    return connection


def _copied(source: Path, target: Path) -> str:
    """Copy a file and return the digest of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as given, target.open("wb") as taken:
        while chunk := given.read(CHUNK):
            digest.update(chunk)
            taken.write(chunk)
    return digest.hexdigest()


def _folders(where: Locations) -> str:
    return "\n".join(str(root) for root in where.roots)
