"""The first report compiled once for a whole run of tests: every new store of a test begins as a copy.

There are three to copy: one with the whole list of places, one with the few of `copy_of_data`, and one of all
that is shipped.

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

from data.folders.locations import PACKAGE, Locations, locations
from data.store import compile as compiling
from tests.data.copies import PLACES, copy_of_data, few_places
from tests.first_report import SEED

_open = compiling._opened
# The folder of the first report's data is that which tests/conftest.py writes.
FIRST, FEW, ALL = "data", "few", "all"
is_used = True


def use(patch: pytest.MonkeyPatch) -> None:
    """Let every new store of this process begin as a copy."""
    patch.setattr(compiling, "_opened", _opened)
    # Tests run on all cores as it is: a second thread of a question would only wait for the first.
    patch.setattr(compiling, "MOST_THREADS", 1)


def lay(where: Locations) -> None:
    """Put a copy where a program that is about to start looks for its store."""
    where.store.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_seed(_fitting(where)), where.store / compiling.PRIVATE)


def _opened(private: Path) -> duckdb.DuckDBPyConnection:
    if is_used and not private.exists():
        shutil.copyfile(_seed(_fitting(locations())), private)
    return _open(private)


def _fitting(where: Locations) -> str:
    if where.shipped == PACKAGE:
        return ALL
    places = where.shipped / PLACES
    return FEW if places.is_file() and places.stat().st_size == len(few_places()) else FIRST


@cache
def _seed(of: str) -> Path:
    folder = Path(os.environ[SEED]).resolve()
    with FileLock(folder / "lock"), pytest.MonkeyPatch.context() as patch:
        if of == FEW and not (folder / FEW).is_dir():
            copy_of_data(folder / FEW)
        where = Locations(PACKAGE if of == ALL else folder / of, folder / "local", folder)
        patch.setattr(compiling, "_opened", _open)
        if not list(where.store.glob("store-*.duckdb")):
            compiling.compile_store(where)
    return where.store / compiling.PRIVATE
