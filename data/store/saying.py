"""What whoever runs the program is told: which folders are left out, and why a vocabulary is not served."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from data.folders.data_error import DataError, Finding

# One column too many makes every row of a table wrong; nobody reads all those lines in a log.
SAID_OF_A_FOLDER = 10


def say_kept(error: DataError) -> None:
    """Say why a newer vocabulary is not served."""
    print(f"{error}\nThe vocabulary is broken: what was there before is served.", file=sys.stderr)


def say_left_out(findings: Sequence[Finding], notes: Sequence[str] = ()) -> None:
    """Say notes, and what is wrong in the folders that are left out, a few lines of each."""
    for note in notes:
        print(note, file=sys.stderr, flush=True)
    by_folder: dict[str, list[Finding]] = {}
    for finding in findings:
        by_folder.setdefault(finding.file.rsplit("/", 1)[0], []).append(finding)
    for folder, own in by_folder.items():
        for finding in own[:SAID_OF_A_FOLDER]:
            print(finding, file=sys.stderr)
        if len(own) > SAID_OF_A_FOLDER:
            more = len(own) - SAID_OF_A_FOLDER
            print(f"{folder}: {more} more; `python -m data.check {folder}` names all.", file=sys.stderr)
    if findings:
        said = "1 report is" if len(by_folder) == 1 else f"{len(by_folder)} reports are"
        print(f"{said} left out until this is put right.", file=sys.stderr, flush=True)
