"""The memory of those that serve, and of those that read drafts for them, while something is done."""

import threading
from pathlib import Path

from tests.faults.watching import family, resident

READS = b"child.py"


def reads(process: int) -> bool:
    """Say whether a process reads a draft."""
    try:
        return READS in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:  # it has just ended
        return False


class Weighed(threading.Thread):
    """The most bytes that those which serve, and those which read, had at once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.over = process, threading.Event()
        self.most_to_serve = self.most_to_read = 0

    def run(self) -> None:
        while not self.over.wait(0.05):
            reading = serving = 0
            for one in family(self.process):
                # Asked again for each: one that has just been forked is not yet what it becomes.
                if reads(one):
                    reading += resident(one)
                else:
                    serving += resident(one)
            self.most_to_read = max(self.most_to_read, reading)
            self.most_to_serve = max(self.most_to_serve, serving)

    def __enter__(self) -> "Weighed":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()
