"""The second browser of the tests: where it is, how it is started, and what it lacks."""

import os
from functools import cache
from pathlib import Path
from typing import Any

from tests.programs import path_of

INSTALL = "apt-get install --no-install-recommends firefox-esr"
LEFT_UNDONE, TO_DO_THEM = "tests in Firefox did not run", "To run them"
NAMES = ("firefox-esr", "firefox")
RELAY = Path(__file__).parent / "firefox_relay.py"
# It starts in seconds, on a busy machine in many.
PATIENT = 90_000


@cache
def find() -> str:
    """Return Firefox's path, or nothing; FIREFOX names one."""
    return path_of("FIREFOX", NAMES)


def lacking() -> str:
    """Return why the tests in it cannot run here, or nothing."""
    if os.name != "posix":
        return "no Firefox that Playwright can be led to"
    return "" if find() else "no Firefox"


def launch(playwright: Any) -> Any:
    """Start the system's own Firefox: `moz-firefox` is Playwright's name for one not of its making."""
    return playwright.firefox.launch(
        executable_path=RELAY,
        channel="moz-firefox",
        env={**os.environ, "FIREFOX": find()},
        timeout=PATIENT,
    )
