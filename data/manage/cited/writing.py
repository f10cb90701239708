"""Folders and places into a data folder: made ready beside, checked as they lie there, moved each whole.

Nothing is moved where anything is wrong. A folder appears by one renaming, one that grows gets a whole new
table by one; who is interrupted between two of them runs the import again, which does the rest.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from data.check import check_book
from data.folders.data_error import Finding
from data.folders.locations import Locations, bump_generation
from data.folders.read import read_report, read_vocabulary
from data.manage.cited.facts import Panel
from data.manage.cited.folders import Folder
from data.schema import schema
from data.store import swap
from data.store.durable import replace_file, sync_folder, table_bytes, table_rows, write_file

Place = dict[str, str]
PLACES, REPORT, OBSERVATIONS = "places", "report", "observations"
# Columns of a folder that a fact's own column of another name fills.
COLUMNS = {"stated": "value", "period": "year", "published": "source_published", "title": "source_title"}


@contextmanager
def held(root: Path, where: Locations, is_named: bool) -> Iterator[None]:
    """Hold what must be held while a data folder is written: LOCAL_DATA has a lock, others are a person's.

    is_named: somebody named the folder. Raises ValueError where nobody did and it is what the project ships.
    """
    if not is_named or (root == where.local and root != where.shipped):
        with swap.writing(where):
            yield
    else:
        root.mkdir(parents=True, exist_ok=True)
        yield


def write(
    panel: Panel,
    root: Path,
    where: Locations,
    folders: Sequence[Folder],
    new_places: Sequence[Place],
) -> None:
    """Write folders and places below a data folder; what is wrong is a finding, and nothing changes."""
    ready = root / f"{swap.READY}{secrets.token_hex(8)}"
    try:
        _make_ready(root, ready, folders, new_places)
        _check(panel, ready, where, folders)
        if not panel.findings:
            _move(root, ready, folders, new_places)
            if root in where.roots:
                bump_generation(where)
    finally:
        shutil.rmtree(ready, ignore_errors=True)


def _make_ready(root: Path, ready: Path, folders: Sequence[Folder], new_places: Sequence[Place]) -> None:
    (ready / "tables").mkdir(parents=True)
    (ready / "reports").mkdir()
    for path in sorted((root / "tables").glob("*.csv")):
        shutil.copyfile(path, ready / "tables" / path.name)
    if new_places:
        rows = [*table_rows(root / "tables" / f"{PLACES}.csv"), *new_places]
        # Codes in their order, then the places of other ids.
        rows.sort(key=lambda row: (not row["id"].isdigit(), row["id"]))
        write_file(ready / "tables" / f"{PLACES}.csv", table_bytes(schema().tables[PLACES], rows))
    for folder in folders:
        target = ready / "reports" / folder.id
        target.mkdir()
        for name, rows in ((REPORT, [folder.head]), (OBSERVATIONS, folder.observations)):
            write_file(target / f"{name}.csv", table_bytes(schema().tables[name], rows))
        sync_folder(target)


def _check(panel: Panel, ready: Path, where: Locations, folders: Sequence[Folder]) -> None:
    """Check vocabulary and folders as they lie ready; name the panel's lines that findings come from."""
    # A target that brings the whole vocabulary stands alone; another adds to the shipped one.
    others = [root for root in where.roots if root != ready.parent]
    vocabulary = read_vocabulary([ready] if _has_all(ready) else [*others, ready])
    panel.findings += check_book(vocabulary)
    for folder in folders:
        for finding in check_book(read_report(ready / "reports" / folder.id, vocabulary)):
            panel.findings.append(_of_the_panel(panel, folder, finding))


def _has_all(ready: Path) -> bool:
    """Say whether the target brings the whole vocabulary, as the shipped data do."""
    return all((ready / "tables" / f"{name}.csv").is_file() for name in schema().of("vocabulary"))


def _of_the_panel(panel: Panel, folder: Folder, finding: Finding) -> Finding:
    line = 0
    # Below the header, the first row stands in line 2; a row that was there before has no fact (0).
    if Path(finding.file).stem == OBSERVATIONS and 0 <= finding.line - 2 < len(folder.lines):
        line = folder.lines[finding.line - 2]
    # What is wrong with the report as a whole is named at the first of its facts.
    line = line or next(filter(None, folder.lines), 1)
    return Finding(panel.file, line, COLUMNS.get(finding.column, finding.column), finding.what, finding.right)


def _move(root: Path, ready: Path, folders: Sequence[Folder], new_places: Sequence[Place]) -> None:
    """Move what is ready into place, the places first: a folder's place must be there."""
    for name in ("tables", "reports"):
        (root / name).mkdir(exist_ok=True)
    if new_places:
        table = f"{PLACES}.csv"
        replace_file(root / "tables" / table, (ready / "tables" / table).read_bytes())
    swap.after_step("tables")
    for folder in folders:
        now, new = root / "reports" / folder.id, ready / "reports" / folder.id
        if now.is_dir():
            rows = (new / f"{OBSERVATIONS}.csv").read_bytes()
            replace_file(now / f"{OBSERVATIONS}.csv", rows)
        else:
            new.rename(now)
        swap.after_step("folder")
    sync_folder(root / "reports")
    sync_folder(root)
