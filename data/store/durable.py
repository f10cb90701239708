"""Files that are whole after a power cut: written beside, on disk, then renamed into place."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from data.schema import Table


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk. Windows knows no such thing and keeps its names itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_file(path: Path, body: bytes) -> None:
    """Write a new file and put its bytes on disk; its name is there once `sync_folder` ran."""
    with path.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path beside a file; what is written there takes the file's place when the block ends.

    After a power cut the file is the old one or the new one. Where the block fails it is the old one.
    """
    # In the same folder, since a renaming across disks is no single step; hidden from whoever lists it.
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    # The renaming itself may be lost in a power cut until the folder is on disk.
    sync_folder(path.parent)


def replace_file(path: Path, body: bytes) -> None:
    """Put a whole file in the place of another, as `whole_file`."""
    with whole_file(path) as beside:
        beside.write_bytes(body)


def table_bytes(table: Table, rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a table's file: its columns in the schema's order, LF, cells that a row lacks empty."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, table.names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def table_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table that has passed its check; [] where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
