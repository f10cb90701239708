"""Where data lies: what the project ships, what a user brings, and where the compiled store is kept."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parents[1]
APPLICATION = "law-based-government-dashboard"
GENERATION = "generation"


@dataclass(frozen=True)
class Locations:
    """Where data lies.

    shipped, local: folders with `tables/` and `reports/`; the local one may not exist. cache: for the store.
    published: where several servers have one store, None where each compiles its own. database: the
    address of the PostgreSQL that is asked, "" where none is; it may hold a password.
    """

    shipped: Path
    local: Path
    cache: Path
    published: Path | None = None
    database: str = field(default="", repr=False)

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that hold data, the shipped one first; once where both are the same."""
        return (self.shipped,) if self.local == self.shipped else (self.shipped, self.local)

    @property
    def generation(self) -> Path:
        """The file that whoever writes a folder changes, and running servers watch."""
        return self.local / GENERATION

    @property
    def store(self) -> Path:
        """The folder of the compiled store of just these data: another pair of folders has another."""
        # Two checkouts of one user share the cache folder, and must not overwrite each other's store.
        name = sha256(f"{self.shipped}\0{self.local}".encode()).hexdigest()[:16]
        return self.cache / name


def locations() -> Locations:
    """Return where data lies now: DATA_FOLDER, LOCAL_DATA, STORE, PUBLISHED_STORE, DATABASE_URL or the usual.

    Read anew at each call, so that tests and programs may change the environment while they run.
    """
    shipped = Path(os.environ.get("DATA_FOLDER") or PACKAGE).resolve()
    local = Path(os.environ.get("LOCAL_DATA") or PACKAGE.parent / "local").resolve()
    cache = os.environ.get("STORE") or platformdirs.user_cache_dir(APPLICATION, appauthor=False)
    published = os.environ.get("PUBLISHED_STORE")
    folder = Path(published).resolve() if published else None
    return Locations(
        shipped, local, Path(cache).resolve(), folder, os.environ.get("DATABASE_URL", "").strip()
    )


def generation_of(where: Locations) -> str:
    """Return what `bump_generation` wrote last, "" where nobody has written."""
    try:
        return where.generation.read_text(encoding="utf-8")
    except OSError:
        return ""


def bump_generation(where: Locations) -> None:
    """Tell every running server that a folder was written; they look every second."""
    where.local.mkdir(parents=True, exist_ok=True)
    # Written beside and moved, so that no server reads half a line. The words are random: two writers within
    # one tick of the clock still make two generations.
    beside = where.generation.with_name(f"{GENERATION}.{os.getpid()}")
    beside.write_text(f"{os.urandom(8).hex()}\n", encoding="utf-8")
    beside.replace(where.generation)


def shown(path: Path) -> str:
    """Return a path as one would type it here: relative where it lies below, else in full."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return os.fspath(path)
