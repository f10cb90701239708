"""A report's folder changes whole: everything is made ready beside, then named in one file, then moved.

Until that file (`.swap.json`) is there, nothing has happened, and what was made ready goes. Once it is there,
each step is done, by whoever comes next where the program was ended between two of them. Whoever writes below
LOCAL_DATA, and whoever reads all of it, holds one lock.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from data.folders.locations import Locations, bump_generation
from data.folders.read import REMOVALS, removed_reports
from data.store.durable import replace_file, sync_folder, table_rows

LOCK, PLAN = ".lock", ".swap.json"
READY, ASIDE, REMOVED = ".new-", ".old-", "removed"
STEPS = ("ready", "planned", "table", "aside", "in", "noted", "told", "done", "cleared")


def _carry_on(step: str) -> None:
    """Do nothing between two steps."""


# Called after each step, with its name: a test ends the process there.
after_step: Callable[[str], None] = _carry_on


@dataclass(frozen=True)
class Plan:
    """What a swap does. ready: the folder below LOCAL_DATA in which all lies ready.

    report: its id; tables: the vocabulary's that get rows; note: a file below LOCAL_DATA that is written when
    all is in place, with these words ("" for none). away: a name below `removed/` that the folder which is
    there now gets, "" where another takes its place.
    """

    ready: str
    report: str
    tables: tuple[str, ...] = ()
    note: str = ""
    words: str = ""
    away: str = ""


@contextmanager
def writing(where: Locations) -> Iterator[None]:
    """Hold the lock of LOCAL_DATA, what was left half done before put right.

    Raises OSError where nobody can write there, ValueError where LOCAL_DATA is what the project ships.
    """
    if where.local == where.shipped:
        raise ValueError(f"LOCAL_DATA is {where.shipped}, which is never written: name another folder.")
    where.local.mkdir(parents=True, exist_ok=True)
    with FileLock(where.local / LOCK):
        _repair(where)
        yield


@contextmanager
def settled(where: Locations) -> Iterator[None]:
    """Read all of LOCAL_DATA while nobody writes there; a folder that nobody writes to gets no lock."""
    # A read-only mount, or a folder of somebody else's, has no lock and needs none.
    written = (where.local / LOCK).exists() or (where.local / PLAN).exists()
    if written and where.local != where.shipped and os.access(where.local, os.W_OK):
        with writing(where):
            yield
    else:
        yield


@contextmanager
def made_ready(where: Locations) -> Iterator[Path]:
    """Hand out a new folder below LOCAL_DATA in the layout of a data folder; it is gone afterwards."""
    folder = where.local / f"{READY}{secrets.token_hex(8)}"
    (folder / "reports").mkdir(parents=True)
    (folder / "tables").mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(where: Locations, plan: Plan) -> None:
    """Carry a plan out. Everything in its folder must be on disk, and the lock held."""
    after_step("ready")
    # With this file on disk the swap will happen, whatever becomes of this process.
    replace_file(where.local / PLAN, json.dumps(asdict(plan), ensure_ascii=False).encode())
    after_step("planned")
    _carry_out(where, plan)


def _carry_out(where: Locations, plan: Plan) -> None:
    """Do what is left of a plan: each step sees whether it was done."""
    ready = where.local / plan.ready
    # Words before the report that uses them. The plan goes last: until then any step may be done again.
    _move_tables(where, ready, plan)
    _move_report(where, ready, plan)
    note = where.local / plan.note
    # The note goes into the draft's folder, which somebody may have removed meanwhile.
    if plan.note and note.parent.is_dir():
        replace_file(note, plan.words.encode())
    after_step("noted")
    bump_generation(where)
    after_step("told")
    (where.local / PLAN).unlink()
    sync_folder(where.local)
    after_step("done")
    _clear(where)
    after_step("cleared")


def _move_tables(where: Locations, ready: Path, plan: Plan) -> None:
    (where.local / "tables").mkdir(exist_ok=True)
    for table in plan.tables:
        file = ready / "tables" / f"{table}.csv"
        if file.exists():
            file.replace(where.local / "tables" / file.name)
            after_step("table")
    sync_folder(where.local / "tables")


def _move_report(where: Locations, ready: Path, plan: Plan) -> None:
    new, now = ready / "reports" / plan.report, where.local / "reports" / plan.report
    now.parent.mkdir(exist_ok=True)
    if plan.away and now.exists():
        (where.local / REMOVED).mkdir(exist_ok=True)
        now.rename(where.local / REMOVED / plan.away)
        sync_folder(where.local / REMOVED)
        after_step("aside")
    if new.exists():
        if now.exists():
            # A folder cannot be renamed onto one that holds files, so for an instant there is none; the plan
            # on disk brings the new one in if the process ends here.
            now.rename(where.local / f"{ASIDE}{secrets.token_hex(8)}")
            after_step("aside")
        new.rename(now)
    for folder in (now.parent, where.local):
        sync_folder(folder)
    after_step("in")


def _repair(where: Locations) -> None:
    """Finish what was begun, take away what was not; the lock is held, so nobody is at it now."""
    plan = where.local / PLAN
    if plan.exists():
        planned = json.loads(plan.read_text(encoding="utf-8"))
        _carry_out(where, Plan(**planned | {"tables": tuple(planned["tables"])}))
    _clear(where)
    if settle_removals(where):
        bump_generation(where)


def _clear(where: Locations) -> None:
    for path in [*where.local.glob(f"{READY}*"), *where.local.glob(f"{ASIDE}*")]:
        shutil.rmtree(path, ignore_errors=True)


def settle_removals(where: Locations) -> bool:
    """Bring folders where `removals.csv` says that they belong; say whether any was moved."""
    removed, moved = removed_reports(where.roots), False
    named = {row["report"] for row in table_rows(where.local / f"{REMOVALS}.csv")}
    for report in sorted(named):
        here, aside = where.local / "reports" / report, where.local / REMOVED / report
        source, target = (here, aside) if report in removed else (aside, here)
        # A shipped report has no folder here to move; one that stands in the way is never overwritten.
        if source.is_dir() and not target.exists():
            target.parent.mkdir(exist_ok=True)
            source.rename(target)
            sync_folder(target.parent)
            sync_folder(source.parent)
            moved = True
    return moved
