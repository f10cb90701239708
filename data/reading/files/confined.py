"""The inner side of a process that reads what others gave: limits, a watch over its parent, one answer."""

import ctypes
import os
import queue
import signal
import sys
import threading
from contextlib import suppress

# Said before the answer: what ends without it could not even begin.
READY = b"ready\n"
# Before a question; no answer begins like that.
ASKED = b"?"
LENGTH = 8
CHUNK = 256 * 1024
FILES = 64
PDEATHSIG = 1
_messages: "queue.SimpleQueue[bytes | MemoryError]" = queue.SimpleQueue()


def begin(memory: int, seconds: int, parent: int) -> bool:
    """Set the limits, watch the parent and say that reading can begin.

    memory: bytes of address space. seconds: of processor time. parent: its process id. Returns whether the
    machine itself grants less memory than that.
    """
    _die_with(parent)
    short = _confine(memory, seconds)
    threading.Thread(target=_listen, daemon=True).start()
    _write(READY)
    return short


def request() -> bytes:
    """What is to be read. Raises MemoryError where there is no room for it."""
    message = _messages.get()
    if isinstance(message, MemoryError):
        raise message
    return message


def ask(question: bytes) -> bytes:
    """Ask the parent for what it alone has, while it waits for the answer; return what it says."""
    _write(ASKED + len(question).to_bytes(LENGTH, "little") + question)
    return request()


def answer(content: bytes) -> None:
    """Give the answer and end at once."""
    _write(content)
    os._exit(0)


def _confine(memory: int, seconds: int) -> bool:
    """Take the smaller of our limits and those that hold already; where there are none, time has to do."""
    try:
        import resource
    except ImportError:
        return False

    def lower(kind: int, most: int, beyond: int = 0) -> bool:
        soft, hard = (
            most + beyond if limit == resource.RLIM_INFINITY else limit for limit in resource.getrlimit(kind)
        )
        limit = min(most, soft, hard)
        with suppress(ValueError, OSError):  # some systems know a limit and do not let it be set
            resource.setrlimit(kind, (limit, min(hard, limit + beyond)))
        return limit < most

    # A second between: at the second limit the kernel kills without saying why.
    lower(resource.RLIMIT_CPU, seconds, 1)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_NOFILE, FILES)
    return lower(resource.RLIMIT_AS, memory)


def _die_with(parent: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PDEATHSIG, signal.SIGKILL)
    # It may have gone before the line above.
    if hasattr(os, "getppid") and os.name == "posix" and os.getppid() != parent:
        os._exit(1)


def _listen() -> None:
    """Take what the parent says; the end of standard input means that it is gone."""
    while True:
        try:
            _messages.put(_read(int.from_bytes(_read(LENGTH), "little")))
        except MemoryError as error:
            _messages.put(error)
            while os.read(0, CHUNK):
                pass
            os._exit(1)


def _read(length: int) -> bytes:
    read = bytearray()
    while len(read) < length:
        piece = os.read(0, min(CHUNK, length - len(read)))
        if not piece:
            os._exit(1)
        read += piece
    return bytes(read)


def _write(content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(1, view) :]
