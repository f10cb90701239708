"""The parts of the bench of a nation's reports, each measured in a process of its own."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from tests.bench.growth import ask as ask_server
from tests.bench.growth import change_one
from tests.bench.nation import write_nation
from tests.bench.scale_pages import ask_each
from tests.bench.search import measure as measure_search
from tests.served import PUBLIC_URL, ROOT, served

STARTS = 3
PARTS = ("compile", "search")
COMPILED = "compiled.json"
Figures = dict[str, float]


def measured(folder: Path, places: int, database: str = "") -> dict[str, Any]:
    """Return every figure of so many places; folder: where their reports and their store are kept.

    What was compiled there before by the same program is not compiled again. database: the address of a
    PostgreSQL which is filled with the same figures and asked for the same pages, "" for none.
    """
    local, store = folder / f"{places}-places", folder / f"{places}-store"
    if not local.is_dir():
        write_nation(local, places)
    folders = {"LOCAL_DATA": str(local), "STORE": str(store), "PUBLIC_URL": PUBLIC_URL}
    compiled = _compiled(store, folders)
    starts = [_start(folders) for _ in range(STARTS)]
    told: dict[str, Any] = {
        "compile": compiled,
        "start": median(starts),
        "pages": _pages(places, folders),
        "search": _part("search", folders),
    }
    if database:
        there = folders | {"DATABASE_URL": database}
        told["postgres"] = {"fill": _part("compile", there), "pages": _pages(places, there)}
    # Last, so that a folder that is kept is measured as it was made.
    return told | {"change": _changed(local, folders)}


def _compiled(store: Path, folders: Mapping[str, str]) -> Figures:
    """Compile from nothing, or return what that cost when the store that is there was compiled."""
    from data.store.compile import _form

    told = store / COMPILED
    if told.is_file():
        before = json.loads(told.read_text(encoding="utf-8"))
        if before["form"] == _form():
            return before["figures"]
    shutil.rmtree(store, ignore_errors=True)
    figures = _part("compile", folders)
    told.write_text(json.dumps({"form": _form(), "figures": figures}), encoding="utf-8")
    return figures


def _changed(local: Path, folders: Mapping[str, str]) -> Figures:
    change_one(local, f"更正一处说明（{perf_counter():.3f}）")
    return _part("compile", folders)


def _start(folders: Mapping[str, str]) -> float:
    """Return the seconds from the start of a server until its first overview has come."""
    begin = perf_counter()
    with served(**folders) as server:
        ask_server(server, "zh")
        return perf_counter() - begin


def _pages(places: int, folders: Mapping[str, str]) -> Mapping[str, Any]:
    with served(**folders) as server:
        return ask_each(server, places)


def _part(name: str, folders: Mapping[str, str]) -> Any:
    """Measure a part in a process of its own."""
    asked = [sys.executable, "-m", "tests.bench.scale", "--part", name]
    environment = {**os.environ, **folders}
    done = subprocess.run(asked, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def part(name: str) -> Any:
    """Return what one part costs in this process."""
    return compile_here() if name == "compile" else measure_search("page")


def compile_here() -> Figures:
    """Bring the store up to date in this process; return seconds, CPU seconds, peak memory, size on disk."""
    from data import store
    from data.folders.locations import locations

    begin, cpu = perf_counter(), process_time()
    store.current()
    seconds, cpu = perf_counter() - begin, process_time() - cpu
    size = max(path.stat().st_size for path in locations().store.glob("store-*.duckdb"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "cpu": cpu, "peak_mb": peak / 1e6, "file_mb": size / 1e6}
