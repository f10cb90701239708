"""How the store knows that a folder or the vocabulary changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from data.folders.book import Book, Row

# A new row among these cannot make a sound folder wrong: it refers only to rows that were there before. A new
# rule may speak of any folder.
GROWING, WHOLE = ("indicators", "units", "places", "reasons"), ("checks", "derived")


def stamp_of(folder: Path) -> str:
    """Return size and time of a folder's files, which tell an edited folder from an unchanged one."""
    files = []
    for file in _files(str(folder)):
        status = file.stat()
        files.append(f"{file.path} {status.st_size} {status.st_mtime_ns}")
    return sha256("\n".join(sorted(files)).encode()).hexdigest()


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a folder, as `os.walk` would name them: of thousands of folders it takes longer."""
    try:
        entries = os.scandir(folder)
    except OSError:
        # What cannot be looked into, or has just gone, has no files; whoever reads it says so.
        return
    with entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry
            elif not entry.is_symlink():
                yield from _files(entry.path)


def digest_of(folder: Path) -> str:
    """Return one digest of the names and contents of a folder's files."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        # Names count, and end with a sign that no name holds: ab + c is not a + bc.
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def digests_of_rules(vocabulary: Book) -> dict[str, list[str]]:
    """Return a digest for each row of the vocabulary that the rules on a folder's own rows read."""
    return {name: [_digest_of_row(row) for row in vocabulary.rows[name]] for name in (*GROWING, *WHOLE)}


def only_grew(before: dict[str, list[str]], now: dict[str, list[str]]) -> bool:
    """Say whether what was right by the vocabulary before is right now: rows of names were added at most."""
    grew = all(set(before.get(name, ())) <= set(now[name]) for name in GROWING)
    return grew and all(before.get(name) == now[name] for name in WHOLE)


def _digest_of_row(row: Row) -> str:
    return sha256("\0".join(row.cells.values()).encode()).hexdigest()[:16]


def digest_of_rows(vocabulary: Book, names: list[str]) -> str:
    """Return one digest of every cell of tables of the vocabulary."""
    cells = "\n".join("\0".join(row.cells.values()) for name in names for row in vocabulary.rows[name])
    return sha256(cells.encode()).hexdigest()
