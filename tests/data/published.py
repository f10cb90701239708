"""What lies in a user's own data after a draft was accepted, and what the store serves of it."""

from pathlib import Path

from data import drafts, select, store
from data.drafts import Draft
from data.folders.locations import Locations
from tests.data.copies import read_table


def table(where: Locations, name: str, report: str = "weitang-2024") -> list[dict[str, str]]:
    return read_table(where.local, name, report)


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a user's data, without what says that and when something happened."""
    apart = {"generation", ".lock"}
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in found.items()
        if name not in apart and not name.startswith("drafts/")
    }


def served() -> set[str]:
    store.clear_cache()
    assert not store.current().left_out
    return {row.id for row in select.reports().itertuples()}


def opened(report: str) -> Draft:
    return drafts.open_report(report, "乙")
