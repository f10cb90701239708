"""How the store knows that a folder or the vocabulary changed."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from data.check.book import Book


def stamp_of(folder: Path) -> str:
    """Return size and time of a folder's files, which tell an edited folder from an unchanged one."""
    told = []
    for base, _, names in os.walk(folder):
        for name in names:
            found = os.stat(os.path.join(base, name))  # noqa: PTH116, PTH118 - thousands of files at each start
            told.append(f"{base}/{name} {found.st_size} {found.st_mtime_ns}")
    return sha256("\n".join(sorted(told)).encode()).hexdigest()


def digest_of(folder: Path) -> str:
    """Return one digest of the names and contents of a folder's files."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def digest_of_rules(vocabulary: Book) -> str:
    """Return what of the vocabulary the rules on a folder's own rows read: a change checks every folder
    anew."""
    return digest_of_rows(vocabulary, ["indicators", "checks", "derived", "units", "places", "reasons"])


def digest_of_rows(vocabulary: Book, names: list[str]) -> str:
    """Return one digest of every cell of tables of the vocabulary."""
    told = "\n".join("\0".join(row.cells.values()) for name in names for row in vocabulary.rows[name])
    return sha256(told.encode()).hexdigest()
