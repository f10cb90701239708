"""Tests that take long by their nature: `make test` leaves them out and says so, `.ci/run` asks for all.

They start other programs, kill servers under load, bring memory or time to their limits, walk over every
page, or try with one more page, language, width or scheme what a browser test has tried with its first.
"""

import os
from collections.abc import Iterable

import pytest

MARKER = "patient"
# Markers of tests that are patient without saying so.
AS_PATIENT = ("closed", "faults", "firefox", "nginx", "ocr", "office", "postgres")
LEFT_OUT = "PATIENT_TESTS=no"
LEFT_UNDONE = "tests that take long by their nature did not run"
TO_RUN = "PATIENT_TESTS=required make test; with more examples of each: THOROUGH=1 make test"


def are_left_out() -> bool:
    """Say whether they are left out, which `make test` asks for where nobody asks for them."""
    return os.environ.get("PATIENT_TESTS", "") == "no"


def mark(items: Iterable[pytest.Item], browsers: Iterable[pytest.Item]) -> None:
    """Mark those that are patient without saying so, and have all of them skipped if they are left out."""
    items = list(items)
    seen: set[str] = set()
    for item in browsers:
        rule = item.nodeid.partition("[")[0]
        if rule in seen:
            item.add_marker(MARKER)
        seen.add(rule)
    for item in items:
        if any(map(item.get_closest_marker, AS_PATIENT)):
            item.add_marker(MARKER)
        if are_left_out() and item.get_closest_marker(MARKER):
            item.add_marker(pytest.mark.skip(reason=LEFT_OUT))
