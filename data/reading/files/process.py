"""The outer side of a process that reads what others gave: started, heard, and ended in every case."""

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from .confined import ASKED, CHUNK, LENGTH, READY
from .document import UnreadableFile

# A review of 100,000 characters that are all claims takes 18 MB.
MOST_ANSWER = 128 * 1024 * 1024

OUT_OF_TIME = -signal.SIGXCPU if hasattr(signal, "SIGXCPU") else None


def ask(
    child: Path,
    request: bytes,
    seconds: float,
    *words: str,
    group: bool = False,
    told: Callable[[bytes], bytes] | None = None,
) -> bytes:
    """Start `child`, hand it the request by pipe, and return its answer; empty if it ended without any.

    words: its arguments, behind its seconds of processor time and our process id. group: whether it leads a
    group of its own, so that processes below it end with it. told: what it is told when it asks. Raises
    UnreadableFile: took_too_long when `seconds` have passed, busy where the machine has no room for it. The
    child ends when we do, however that happens: standard input stays open until it has answered, and its end
    means that we are gone.
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
            printed = _heard(process, request, told)
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


def _heard(
    process: subprocess.Popen[bytes], request: bytes, told: Callable[[bytes], bytes] | None
) -> bytearray:
    """Everything that a child says until it ends, without its questions."""
    assert process.stdout is not None
    _say(process, request)
    printed = bytearray()
    while len(printed) <= MOST_ANSWER and (piece := os.read(process.stdout.fileno(), CHUNK)):
        printed += piece
        if told and (question := _question(printed)) is not None:
            del printed[len(READY) :]
            _say(process, told(question))
    if len(printed) <= MOST_ANSWER:
        process.wait()
    return printed


def _say(process: subprocess.Popen[bytes], words: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(len(words).to_bytes(LENGTH, "little") + words)
        process.stdin.flush()
    except OSError:  # it ended before it had read all
        # What is left unsent would be sent once more where the pipe is closed, and fail there.
        with contextlib.suppress(OSError):
            process.stdin.close()


def _question(printed: bytearray) -> bytes | None:
    """The question that a child has asked, None where it has asked none, or not to the end."""
    opened = len(READY) + len(ASKED)
    begun = opened + LENGTH
    if printed[:opened] != READY + ASKED or len(printed) < begun:
        return None
    end = begun + int.from_bytes(printed[opened:begun], "little")
    return bytes(printed[begun:end]) if len(printed) == end else None


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
