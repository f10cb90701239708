"""Files and drafts read in the process of the tests: what a process of their own answers, without one.

A draft's process takes half a second to start, a file's a quarter. That there is one, and how it ends, hold
tests/reading/draft/test_apart.py and the other tests marked `apart`.
"""

import pickle
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from data.reading.draft import apart, child
from data.reading.files import apart as files_apart
from data.reading.files import child as files_child


def read_here(patch: pytest.MonkeyPatch) -> None:
    """Let whoever asks for a process of a draft's or a file's own be answered here."""
    patch.setattr(apart, "ask", _answer)
    patch.setattr(files_apart, "ask", _answer_of_file)


@pytest.fixture(autouse=True)
def drafts_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do so in each test of whoever imports this, unless it is marked `apart`."""
    if not request.node.get_closest_marker("apart"):
        read_here(monkeypatch)


def _answer(
    program: Path,
    request: bytes,
    seconds: float,
    wanted: str,
    *,
    group: bool,
    told: Callable[[bytes], bytes],
) -> bytes:
    assert program == apart.CHILD and seconds > 0 and group
    return pickle.dumps(child.answer(child.FORMS[wanted](), told, **pickle.loads(request)))


def _answer_of_file(program: Path, request: bytes, seconds: float, kind: str, most: str) -> bytes:
    assert program == files_apart.CHILD and seconds > 0
    module = import_module(f"data.reading.files.{files_child.READERS.get(kind, files_child.COMMENTED)}")

    def work() -> bytes:
        if kind == files_child.COMMENTED:
            return files_child.comment(module, request)
        return files_child.read(module, request, int(most) or None)

    try:
        return files_child.answered(work, short=False)
    # A process that meets a fault of a reader ends without an answer.
    except Exception:
        return b""
