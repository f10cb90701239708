"""Standard output and error that stop nobody: a full disk, a closed pipe or no stream loses words only."""

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TextIO


def make_safe() -> None:
    """Let every later `print` and log line succeed, whether or not somebody can read it.

    Call it before anything else opens a file. A stream that something else put in the place of the process's
    own (a test, a server that hosts this one) is left as it is.
    """
    _occupy_closed_numbers()
    if sys.stdout is sys.__stdout__:
        sys.stdout = _forgiving(sys.stdout)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _forgiving(sys.stderr)


def _occupy_closed_numbers() -> None:
    """Open the null device as each of 0, 1 and 2 that is closed.

    The next file would get that number: what a library prints would be written into the database.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is the one that is taken, and those below are not free.
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


class _Forgiving(io.RawIOBase):
    """A raw stream whose writing never fails: what cannot be written is dropped, and the next line tried."""

    def __init__(self, raw: io.RawIOBase | BinaryIO) -> None:
        self._raw = raw

    def writable(self) -> bool:
        return True

    def write(self, words: Any, /) -> int:
        left = memoryview(words)
        with suppress(OSError):
            while left:
                # None: a pipe that does not wait is full.
                left = left[self._raw.write(left) or len(left) :]
        return len(words)

    def fileno(self) -> int:
        return self._raw.fileno()

    def isatty(self) -> bool:
        with suppress(OSError):
            return self._raw.isatty()
        return False


def _forgiving(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    # With PYTHONUNBUFFERED there is no buffer above the raw stream.
    raw = getattr(stream.buffer, "raw", stream.buffer)
    # A path in Chinese must not end a program whose terminal knows Latin letters only.
    return io.TextIOWrapper(
        io.BufferedWriter(_Forgiving(raw)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=True,
    )
