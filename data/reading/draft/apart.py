"""Reviews a draft in a process that can be killed, so that one draft never keeps others waiting."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

from data.reading.files import UnreadableFile

from .model import Review

CHILD = Path(__file__).with_name("child.py")
SECONDS = 20.0
MOST_BYTES = 10 * 1024 * 1024


def review_in_process(
    content: bytes | str,
    name: str = "",
    seconds: float = SECONDS,
    *,
    year: int | None = None,
    place: str | None = None,
) -> Review:
    """Read a file (bytes) or pasted text (str) and review it, apart from this process.

    Raises UnreadableFile, with the reason took_too_long when `seconds` have passed. The draft goes by pipe,
    nothing of it is written to disk. For figures beside last year's, give the answer to `beside`.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile("too_large")
    request = pickle.dumps({"content": content, "name": name, "year": year, "place": place})
    with subprocess.Popen(
        [sys.executable, "-X", "utf8", str(CHILD)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            printed, _ = process.communicate(request, timeout=seconds)
        except subprocess.TimeoutExpired as expired:
            _kill(process)
            raise UnreadableFile("took_too_long") from expired
        except BaseException:
            _kill(process)
            raise
    return _answer(printed)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and the readers it started: they share its session where the system has sessions."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _answer(printed: bytes) -> Review:
    """The child's answer; one that ended without any was given what it could not bear."""
    if not printed:
        raise UnreadableFile("damaged")
    answer = pickle.loads(printed)  # of our own child: files are parsed in a process below it
    if isinstance(answer, Review):
        return answer
    raise UnreadableFile(answer)
