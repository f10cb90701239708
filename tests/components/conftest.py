"""Drafts are read in the process of the tests, unless a test is marked `apart`."""

import pytest

from tests.here import read_here


@pytest.fixture(autouse=True)
def drafts_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each draft the half a second that its own process takes to start."""
    if not request.node.get_closest_marker("apart"):
        read_here(monkeypatch)
