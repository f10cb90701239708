"""Several processes that serve, and the parent that starts them, replaces one that fell, and ends them all.

The parent binds the sockets and serves nothing; it knows nothing of the site, so that it stays small. The
first process says that all is well before the others start: what is wrong is said once.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from components.server import metrics, settings
from components.server.memory import MB, MEMORY_MB, memory_limit
from components.server.place import Place
from components.server.settings import MOST_PROCESSES

# Descriptors that a serving process inherits: "<sockets, by comma>;<parent's pipe>;<where to say ready>".
INHERITED = "SERVING_PROCESS"
# Longer than a process takes to finish what is under way.
SECONDS_TO_END = 11.0
SECONDS_BETWEEN_STARTS = 1.0
# Nobody waits for one whose parent was killed; a reader may have his answer yet.
SECONDS_OF_AN_ORPHAN = 3.0
LOOK_EVERY = 0.2


def count(wanted: int) -> int:
    """Return how many processes serve.

    wanted: PROCESSES; 0 is one a processor, as far as memory goes. Windows has no sockets that are inherited
    this way: there it is one.
    """
    if os.name != "posix":
        return 1
    return wanted or max(1, min(MOST_PROCESSES, _processors(), _fit_in_memory()))


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _fit_in_memory() -> int:
    limit = memory_limit()
    return MOST_PROCESSES if limit is None else limit // (MEMORY_MB * MB)


@dataclass(frozen=True)
class Inherited:
    """What the parent gave: sockets, the pipe that ends when the parent does, where to say ready."""

    sockets: list[socket.socket]
    life: int
    ready: int | None

    @property
    def is_first(self) -> bool:
        """Say whether this is the process that speaks for all at the start."""
        return self.ready is not None

    def say_ready(self) -> None:
        """Let the parent start the others."""
        if self.ready is not None:
            with suppress(OSError):
                os.write(self.ready, b"!")
            os.close(self.ready)


class Orphan:
    """Ends this process when its parent has gone: by `end`, and after a few seconds in any case."""

    def __init__(self) -> None:
        self.end: Callable[[], object] = lambda: os._exit(0)

    def watch(self, life: int) -> None:
        """Begin to watch. life: the pipe that ends with the parent."""

        def wait() -> None:
            # Nobody ever writes into it: reading returns when the parent's end is closed, however it died.
            while os.read(life, 1):
                continue
            over = threading.Timer(SECONDS_OF_AN_ORPHAN, os._exit, (0,))
            over.daemon = True
            over.start()
            self.end()

        threading.Thread(target=wait, name="parent", daemon=True).start()


orphan = Orphan()


@cache
def inherited() -> Inherited | None:
    """Return what a parent gave to this process, None where it has none."""
    words = os.environ.get(INHERITED)
    if not words:
        return None
    sockets, life, ready = words.split(";")
    return Inherited(
        [socket.socket(fileno=int(descriptor)) for descriptor in sockets.split(",")],
        int(life),
        int(ready) if ready else None,
    )


def become_parent_if_many() -> None:
    """End as the parent of several processes, which run the same command as this one.

    Returns where this process is to serve: it has a parent, or is to be the only one. Ends with one sentence
    and exit code 1 where the settings are wrong, or nobody can listen there.
    """
    inherited_here = inherited()
    if inherited_here is not None:
        orphan.watch(inherited_here.life)
        return
    try:
        chosen = settings.read(os.environ)
        process_count = count(chosen.processes)
        if process_count == 1:
            return
        sockets = Place(chosen.host, chosen.port).sockets()
    except ValueError as error:
        print(error, file=sys.stderr, flush=True)
        raise SystemExit(1) from None
    folder = metrics.make_folder()
    code = Parent(process_count, sockets).run()
    metrics.remove_folder(folder)
    raise SystemExit(code)


class Parent:
    """Keeps `count` processes running until told to stop."""

    def __init__(self, count: int, sockets: list[socket.socket]) -> None:
        self.count, self.sockets = count, sockets
        self.life_read, self.life_write = os.pipe()
        self.running: list[subprocess.Popen[bytes]] = []
        self.told_to_end = threading.Event()

    def run(self) -> int:
        """Serve until told to stop; return the exit code."""
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self.told_to_end.set())
        code = self._first()
        if code is not None:
            return code
        while not self.told_to_end.is_set():
            self._keep_alive()
            self.told_to_end.wait(LOOK_EVERY)
        self._end()
        return 0

    def _first(self) -> int | None:
        """Start the process that speaks for all; return its exit code where it did not come to serve."""
        read, write = os.pipe()
        first = self._start(write)
        # The child alone holds it now: when it falls, reading ends.
        os.close(write)
        ready = _heard(read, self.told_to_end)
        os.close(read)
        if ready:
            return None
        self._end()
        return 0 if self.told_to_end.is_set() else first.returncode

    def _start(self, ready: int | None = None) -> subprocess.Popen[bytes]:
        own_descriptors = [own.fileno() for own in self.sockets]
        passed = [*own_descriptors, self.life_read, *([ready] if ready is not None else [])]
        words = f"{','.join(map(str, own_descriptors))};{self.life_read};{'' if ready is None else ready}"
        process = subprocess.Popen(
            # orig_argv keeps Python's own options and -m, which sys.argv has lost.
            [sys.executable, *sys.orig_argv[1:]],
            env={**os.environ, INHERITED: words},
            pass_fds=passed,
        )
        self.running.append(process)
        return process

    def _keep_alive(self) -> None:
        fallen = [process for process in self.running if process.poll() is not None]
        for process in fallen:
            self.running.remove(process)
            print(f"A serving process ended ({process.returncode}); another starts.", file=sys.stderr)
        if len(self.running) < self.count:
            self._start()
            if fallen:
                # One that falls at its start must not keep the machine busy with starting.
                self.told_to_end.wait(SECONDS_BETWEEN_STARTS)

    def _end(self) -> None:
        # While this copy is open, readers who come later wait in a queue that nobody empties.
        for listening_socket in self.sockets:
            listening_socket.close()
        for process in self.running:
            process.terminate()
        over = time.monotonic() + SECONDS_TO_END
        for process in self.running:
            try:
                process.wait(max(0, over - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _heard(pipe: int, told_to_end: threading.Event) -> bool:
    """Wait until somebody writes to a pipe, or its other side is closed; say whether something came."""
    os.set_blocking(pipe, False)
    while not told_to_end.is_set():
        try:
            return bool(os.read(pipe, 1))
        except BlockingIOError:
            told_to_end.wait(0.05)
    return False
