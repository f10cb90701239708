"""Drafts read in the process of the tests: what a draft's own process answers, without starting one for each.

A process of a draft's own takes half a second to start. That it is one, and how it ends, is held by
tests/reading/draft/test_apart.py and by the tests marked `apart`.
"""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from data.reading.draft import apart, child


def read_here(patch: pytest.MonkeyPatch) -> None:
    """Let whoever asks for a draft's process be answered here."""
    patch.setattr(apart, "ask", _answer)


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
