"""What a fault test watches while it does its worst: a normal reader, memory, processes, data on disk."""

import hashlib
import os
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.speed import patience

PAGES = ("zh", "zh/data", "zh/text/luoding-2022", "healthz")
MB = 1024 * 1024
# How often all pages are read, so that each process has answered; seconds without growth that end a start.
TIMES, QUIET = 6, 4


class Reader(threading.Thread):
    """Asks for pages over new connections, again and again; knows the worst wait and what went wrong."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.address, self.waits, self.wrong, self.over = address, [0.0], [], threading.Event()

    def run(self) -> None:
        number = 0
        while not self.over.wait(0.1):
            number += 1
            # Every other page is one that nobody asked before.
            page = PAGES[number % len(PAGES)] + (f"?q={number}" if number % 2 else "")
            began = time.monotonic()
            try:
                with urllib.request.urlopen(self.address + page, timeout=20) as answer:
                    answer.read()
            except (OSError, urllib.error.HTTPError) as error:
                self.wrong.append(f"{page}: {error}")
            self.waits.append(time.monotonic() - began)


@contextmanager
def normal_reader(address: str, worst: float = 1.0) -> Iterator[Reader]:
    """Have a normal reader beside; afterwards, fail if it was refused, or waited for over `worst` seconds.

    The bound is an ordinary machine's (`tests.speed`).
    """
    read_all(address)
    reader = Reader(address)
    reader.start()
    try:
        yield reader
    finally:
        reader.over.set()
        reader.join()
    assert not reader.wrong, reader.wrong[:3]
    assert len(reader.waits) > 3, "the reader never came to read"
    assert max(reader.waits) <= patience(worst), f"a reader waited {max(reader.waits):.1f} s"


def family(process: int) -> set[int]:
    """Return a process and all that it has started, and they, that are alive."""
    found, left = set(), {process}
    while left:
        one = left.pop()
        if one in found or not is_alive(one):
            continue
        found.add(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                left |= {int(child) for child in task.read_text().split()}
            except OSError:  # it has just ended
                continue
    return found


def is_alive(process: int) -> bool:
    """Say whether a process runs; one that has ended and is not yet buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def memory(process: int) -> int:
    """Return the bytes of memory of a process and all that it has started."""
    return sum(resident(one) for one in family(process))


def resident(process: int) -> int:
    """Return the bytes of memory of one process: 0 where it has just ended, or has just been forked.

    Between fork and exec a process has the memory of its parent, and would be counted as much again.
    """
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0
    return 0 if is_only_a_copy(process) else pages * os.sysconf("SC_PAGE_SIZE")


def is_only_a_copy(process: int) -> bool:
    """Say whether a process is younger than a second and runs still what its parent runs."""
    try:
        told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        parent, started = told[1], int(told[19]) / os.sysconf("SC_CLK_TCK")
        mine, its = (Path(f"/proc/{one}/cmdline").read_bytes() for one in (process, parent))
    except OSError:  # it, or its parent, has just ended
        return False
    return mine == its and time.clock_gettime(time.CLOCK_BOOTTIME) - started < 1


def settled(process: int, address: str) -> None:
    """Wait until a server has started whole and keeps what it answers: its memory grows no more.

    On a busy machine a process may pause for longer than a second between two steps of its start.
    """
    for _ in range(TIMES):
        read_all(address)
    most, quiet = memory(process), 0
    while quiet < QUIET:
        time.sleep(1)
        now = memory(process)
        quiet = 0 if now - most > MB else quiet + 1
        most = max(most, now)


def read_all(address: str) -> None:
    """Read what a normal reader reads, each page over a connection of its own."""
    for page in PAGES:
        urllib.request.urlopen(address + page, timeout=20).read()


class Peak(threading.Thread):
    """The most memory that a process and all that it has started had at once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.most, self.over = process, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.05):
            self.most = max(self.most, memory(self.process))

    def __enter__(self) -> "Peak":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()


def digest(*folders: Path) -> str:
    """Return what lies in folders, as one digest."""
    told = hashlib.sha256()
    for folder in folders:
        for path in sorted(
            one for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts
        ):
            told.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return told.hexdigest()
