"""What a program and all that it started take of the machine, from /proc."""

import os
from pathlib import Path

from tests.bench.memory import family, resident_mb

TICKS = os.sysconf("SC_CLK_TCK")

__all__ = ["cpu_seconds", "family", "resident_mb"]


def cpu_seconds(process: int) -> float:
    """Processor time of a process and its descendants, and of those of theirs that have ended."""
    return sum(map(_seconds, family(process)))


def _seconds(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    fields = told.rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS
