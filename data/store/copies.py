"""The file that servers open: a copy of the one that is compiled in, whole or not there."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb


def is_whole(published: Path, size: int, settings: dict[str, Any]) -> bool:
    """Say whether a published file is there, as long as what it was copied from, and can be opened."""
    if not published.is_file():
        return False
    # A copy that was cut short by a full disk or an ended process.
    if published.stat().st_size != size:
        remove(published)
        return False
    try:
        duckdb.connect(str(published), read_only=True, config=settings).close()
    except duckdb.Error:
        remove(published)
        return False
    return True


def copy_whole(private: Path, published: Path) -> None:
    """Put a copy of a file in its place, whole."""
    # Named by process and thread: two servers that start together may publish the same version at once.
    beside = published.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    try:
        shutil.copyfile(private, beside)
        with beside.open("rb+") as copy:
            os.fsync(copy.fileno())
        beside.replace(published)
    finally:
        beside.unlink(missing_ok=True)


def remove_others(folder: Path, pattern: str, kept: set[str]) -> None:
    """Remove files but those that are kept; on Windows one that a server still has open stays for now."""
    for path in folder.glob(pattern):
        if path.name not in kept:
            with suppress(OSError):
                path.unlink()


def remove(file: Path) -> None:
    """Remove a database and its log."""
    for path in (file, file.with_name(f"{file.name}.wal")):
        path.unlink(missing_ok=True)
