"""The check of folders as they lie on disk, without a store: for people who add or edit them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.check import check_book
from data.folders.book import Book
from data.folders.data_error import Finding
from data.folders.locations import locations
from data.folders.read import read_report, read_vocabulary, report_folders


def check_folders(roots: Sequence[Path]) -> list[Finding]:
    """Return every broken place of the vocabulary and of each report below data folders; [] for none.

    roots: folders with `tables/` and `reports/`, the one with the whole vocabulary first.
    """
    vocabulary = read_vocabulary(roots)
    findings = check_book(vocabulary)
    for folder in report_folders(roots).values():
        findings += check_book(read_report(folder, vocabulary))
    return findings


def check_report(folder: Path, roots: Sequence[Path] | None = None) -> list[Finding]:
    """Return every broken place of one report's folder, in the tree or outside it.

    roots: where its vocabulary lies; by default what the project ships and LOCAL_DATA.
    """
    return check_book(read_report(folder, _vocabulary(roots)))


def is_report(folder: Path) -> bool:
    """Say whether a folder is one report's, and not a data folder with `tables/` or `reports/`."""
    return not any((folder / name).is_dir() for name in ("tables", "reports"))


def _vocabulary(roots: Sequence[Path] | None) -> Book:
    return read_vocabulary(roots or locations().roots)
