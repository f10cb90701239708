"""What a program and all that it started take of the machine, from /proc."""

import os
import time
from pathlib import Path

from tests.bench.memory import family, resident_mb

IDLE_CORES, LOOK, LONGEST = 0.1, 0.5, 60.0
TICKS = os.sysconf("SC_CLK_TCK")

__all__ = ["cpu_seconds", "family", "resident_mb", "until_idle"]


def cpu_seconds(process: int) -> float:
    """Processor time of a process and its descendants, and of those of theirs that have ended."""
    return sum(map(_seconds, family(process)))


def until_idle(process: int) -> float:
    """Wait until a program rests from what is behind it, for a minute at most; return how long that took."""
    began = time.monotonic()
    while time.monotonic() < began + LONGEST:
        before = cpu_seconds(process)
        time.sleep(LOOK)
        if cpu_seconds(process) - before < IDLE_CORES * LOOK:
            break
    return time.monotonic() - began


def _seconds(process: int) -> float:
    try:
        told = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    fields = told.rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICKS
