"""The first report compiled once for a whole run of tests: every new store of a test begins as a copy.

A compile then does what it does for a user who adds a folder: it takes in what is new, takes out what is
gone, reads a changed vocabulary. Tests about compiling from nothing use the fixture `from_nothing`.
"""

import os
import shutil
from functools import cache
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from data.folders.locations import Locations
from data.store import compile as compiling
from tests.first_report import SEED

_open = compiling._opened
is_used = True


def use(patch: pytest.MonkeyPatch) -> None:
    """Let every new store of this process begin as a copy."""
    patch.setattr(compiling, "_opened", _opened)


def lay(where: Locations) -> None:
    """Put a copy where a program that is about to start looks for its store."""
    where.store.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_seed(), where.store / compiling.PRIVATE)


def _opened(private: Path) -> duckdb.DuckDBPyConnection:
    if is_used and not private.exists():
        shutil.copyfile(_seed(), private)
    return _open(private)


@cache
def _seed() -> Path:
    folder = Path(os.environ[SEED]).resolve()
    where = Locations(folder / "data", folder / "local", folder)
    with FileLock(folder / "lock"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiling, "_opened", _open)
        if not list(where.store.glob("store-*.duckdb")):
            compiling.compile_store(where)
    return where.store / compiling.PRIVATE
