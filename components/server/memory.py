"""Whether there is memory enough to serve, said in one sentence before a library dies of it.

Imports nothing large: it is asked before anything large is imported.
"""

import contextlib
import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

MB = 1024 * 1024
# Of one process that starts, compiles the shipped reports and answers; tests/components/server/test_memory.py
# holds them. Address space counts what libraries set aside and never use, so it is several times the memory.
ADDRESS_SPACE_MB = 900
MEMORY_MB = 256
M_ARENA_MAX = -8  # its number in malloc.h
CONTROL_GROUPS = Path("/sys/fs/cgroup")
OWN_CONTROL_GROUP = Path("/proc/self/cgroup")


def stop_if_too_small() -> None:
    """End with one sentence and exit code 1 where the machine's limits are too small to serve.

    What runs out later, while the program starts, is said in one sentence too.
    """
    _set_little_aside()
    if words := lacking(address_space_limit(), memory_limit()):
        print(words, file=sys.stderr, flush=True)
        raise SystemExit(1)
    sys.excepthook = _say_what_ran_out


def _set_little_aside() -> None:
    """Keep libraries from reserving address space for every processor and thread.

    Nothing here multiplies matrices. With a heap each, what a thread has freed is lost to the others, too.
    Does nothing where the C library is not glibc.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with contextlib.suppress(OSError, AttributeError):
        # Two heaps for all threads, in place of eight for each processor.
        ctypes.CDLL("libc.so.6").mallopt(M_ARENA_MAX, 2)


def lacking(address_space: int | None, memory: int | None) -> str:
    """Return in a sentence what is too small, "" where all is well; limits in bytes, None without one."""
    if address_space is not None and address_space < ADDRESS_SPACE_MB * MB:
        return (
            f"Too little memory to serve: about {ADDRESS_SPACE_MB} MB of address space are needed, and the "
            f"limit is {address_space // MB} MB; raise it (ulimit -v {ADDRESS_SPACE_MB * 1024})."
        )
    if memory is not None and memory < MEMORY_MB * MB:
        return (
            f"Too little memory to serve: about {MEMORY_MB} MB are needed, and this control group or "
            f"container may use {memory // MB} MB; raise its limit."
        )
    return ""


def address_space_limit() -> int | None:
    """Return how many bytes of address space this process may have (ulimit -v); None without a limit."""
    try:
        import resource  # not on Windows
    except ImportError:
        return None
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if limit == resource.RLIM_INFINITY else limit


def memory_limit(groups: Path = CONTROL_GROUPS, own: Path = OWN_CONTROL_GROUP) -> int | None:
    """Return how many bytes the control groups around this process may use; None without a limit."""
    return min(_limits(groups, own), default=None)


def _limits(groups: Path, own: Path) -> Iterator[int]:
    try:
        lines = own.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        _, kinds, path = line.split(":", 2)
        # Version 2 is one tree of all kinds; version 1 has a tree of each.
        if kinds in ("", "memory"):
            yield from _along(
                groups / kinds, path.lstrip("/"), "memory.limit_in_bytes" if kinds else "memory.max"
            )


def _along(root: Path, path: str, file: str) -> Iterator[int]:
    """Yield the limits of a group and of those around it; a container may see its own group as the root."""
    folder = root / path
    while folder.is_relative_to(root):
        with contextlib.suppress(OSError, ValueError):  # "max" is no limit
            yield int((folder / file).read_text(encoding="ascii"))
        folder = folder.parent


def _say_what_ran_out(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if ran_out(error):
        print(
            f"Memory ran out ({kind.__name__}): about {ADDRESS_SPACE_MB} MB of address space are needed; "
            "raise the limit (ulimit -v).",
            file=sys.stderr,
        )
    else:
        sys.__excepthook__(kind, error, trace)


def ran_out(error: BaseException | None) -> bool:
    """Say whether an error, or one that led to it, means that memory is at its end."""
    while error is not None:
        words = str(error)
        if (
            isinstance(error, MemoryError)
            # Of DuckDB, which is not imported yet.
            or type(error).__name__ == "OutOfMemoryException"
            or getattr(error, "errno", None) == errno.ENOMEM
            or (isinstance(error, RuntimeError) and "can't start new thread" in words)
            or (
                isinstance(error, ImportError)
                and ("failed to map segment" in words or "cannot allocate" in words)
            )
        ):
            return True
        error = error.__cause__ or error.__context__
    return False
