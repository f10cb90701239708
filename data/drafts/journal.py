"""What people decided, one line each, only ever added to: a line is on disk before anybody hears of it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from data.drafts.errors import DraftError
from data.drafts.model import Decision

JOURNAL, TORN = "journal.jsonl", "journal.torn"


def read(folder: Path) -> list[Decision]:
    """Return the decisions in their order; a last line that a power cut tore is not one of them."""
    return _parsed(folder, _whole(_bytes(folder))[0])


def append(folder: Path, decisions: Sequence[Decision]) -> None:
    """Add lines and wait until they are on disk. The draft's lock must be held.

    A torn last line goes to `journal.torn` first. Raises DraftError where the disk takes no more; then
    nothing was added.
    """
    path = folder / JOURNAL
    _mend(folder)
    lines = "".join(json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) + "\n" for one in decisions)
    try:
        with path.open("ab") as file:
            size = file.tell()
            try:
                file.write(lines.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                # A part of the lines must not stand there as if it had been decided.
                file.truncate(size)
                raise
    except OSError as problem:
        raise DraftError(
            f"The decision could not be written ({problem.strerror}); nothing was changed. "
            "Make room and try again.",
            "disk",
        ) from problem


def _mend(folder: Path) -> None:
    """Keep a torn last line aside, and cut it off."""
    whole, torn = _whole(_bytes(folder))
    if not torn:
        return
    with (folder / TORN).open("ab") as aside:
        aside.write(torn + b"\n")
        aside.flush()
        os.fsync(aside.fileno())
    os.truncate(folder / JOURNAL, len(whole))


def _bytes(folder: Path) -> bytes:
    try:
        return (folder / JOURNAL).read_bytes()
    except FileNotFoundError:
        return b""


def _whole(body: bytes) -> tuple[bytes, bytes]:
    """Return the whole lines, and what stands behind them: a line without its end, or one that is no JSON."""
    cut = body.rfind(b"\n") + 1
    last = body.rfind(b"\n", 0, max(0, cut - 1)) + 1
    # After a power cut the end of a line may be on disk without all that stands before it.
    if cut and not _is_line(body[last:cut]):
        cut = last
    return body[:cut], body[cut:]


def _is_line(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _parsed(folder: Path, body: bytes) -> list[Decision]:
    decisions = []
    for number, line in enumerate(body.splitlines(), start=1):
        try:
            decisions.append(Decision(**json.loads(line)))
        except (ValueError, TypeError) as problem:
            raise DraftError(
                f"{folder / JOURNAL}:{number}: this line is damaged; the draft cannot be read. Put the line "
                "right from a backup, or discard the draft and bring the report in again.",
                "damaged",
            ) from problem
    return decisions
