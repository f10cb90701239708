"""Without Firefox its tests are skipped aloud, with the line that installs it; required, they fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def firefox_tests(required: str) -> tuple[int, str]:
    """Run the tests that want Firefox on a machine without it."""
    command = [sys.executable, "-m", "pytest", "-p", "no:dash", "-q", "tests/browser/test_firefox.py"]
    theirs = {**os.environ, "FIREFOX": "no-such-browser", "FIREFOX_TESTS": required}
    done = subprocess.run(command, cwd=ROOT, env=theirs, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_without_it_they_are_skipped_aloud():
    code, words = firefox_tests("")
    assert code == 0
    assert "tests in Firefox did not run: no Firefox." in words
    assert "To run them: apt-get install --no-install-recommends firefox-esr" in words
    assert " passed" not in words


def test_required_they_fail_without_it():
    code, words = firefox_tests("required")
    assert code == 1
    assert "FIREFOX_TESTS=required, but no Firefox; apt-get install" in words
    assert " skipped" not in words
