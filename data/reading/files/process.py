"""The outer side of a process that reads what others gave: started, heard, and ended in every case."""

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from .confined import CHUNK, LENGTH, READY
from .document import UnreadableFile

# A review of 100,000 characters that are all claims takes 18 MB.
MOST_ANSWER = 128 * 1024 * 1024

OUT_OF_TIME = -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None


def ask(child: Path, request: bytes, seconds: float, *words: str, group: bool = False) -> bytes:
    """Start `child`, hand it the request by pipe, and return its answer; empty if it ended without any.

    words: its arguments, behind its seconds of processor time and our process id. group: whether it leads a
    group of its own, so that processes below it end with it. Raises UnreadableFile: took_too_long when
    `seconds` have passed, busy where the machine has no room for it. The child ends when we do, however that
    happens: standard input stays open until it has answered, and its end means that we are gone.
    """
    limits = str(math.ceil(seconds) + 1), str(os.getpid())
    command = [sys.executable, "-B", "-X", "utf8", str(child), *limits, *words]
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=group,
        )  # fmt: skip
    except OSError as error:
        raise UnreadableFile("busy") from error
    late = threading.Event()
    clock = threading.Timer(seconds, _end, (process, group, late))
    with process:
        try:
            clock.start()
            printed = _heard(process, request)
        except (RuntimeError, MemoryError) as error:  # no room for a thread, or for the answer
            raise UnreadableFile("busy") from error
        finally:
            clock.cancel()
            _end(process, group)
    if late.is_set() or process.returncode == OUT_OF_TIME:
        raise UnreadableFile("took_too_long")
    if not printed.startswith(READY):
        raise UnreadableFile("busy")
    return bytes(printed[len(READY) :]) if len(printed) <= MOST_ANSWER else b""


def _heard(process: subprocess.Popen[bytes], request: bytes) -> bytearray:
    """Everything that a child says until it ends."""
    assert process.stdin is not None and process.stdout is not None
    with contextlib.suppress(OSError):  # it ended before it had read all
        process.stdin.write(len(request).to_bytes(LENGTH, "little") + request)
        process.stdin.flush()
    printed = bytearray()
    while len(printed) <= MOST_ANSWER and (piece := os.read(process.stdout.fileno(), CHUNK)):
        printed += piece
    if len(printed) <= MOST_ANSWER:
        process.wait()
    return printed


def _end(process: subprocess.Popen[bytes], group: bool, late: threading.Event | None = None) -> None:
    """End a child that has not ended, and those of its group."""
    if process.poll() is not None:
        return
    if late is not None:
        late.set()
    if group and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
