"""Without a browser its tests are skipped aloud, with the line that installs it; required, they fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def browser_tests(**environment: str) -> tuple[int, str]:
    """Run one file of the browser tests on a machine without Chromium."""
    command = [sys.executable, "-m", "pytest", "-p", "no:dash", "-q", "tests/browser/test_watch.py"]
    theirs = {**os.environ, "CHROMIUM": "no-such-browser", "BROWSER_TESTS": "", **environment}
    done = subprocess.run(command, cwd=ROOT, env=theirs, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_without_a_browser_they_are_skipped_aloud():
    code, words = browser_tests()
    assert code == 0
    assert "browser tests did not run: no Chromium." in words
    assert "To run them: apt-get install chromium-headless-shell fonts-noto-cjk libatomic1" in words
    assert " passed" not in words


def test_required_they_fail_without_a_browser():
    code, words = browser_tests(BROWSER_TESTS="required")
    assert code == 1
    assert "BROWSER_TESTS=required, but no Chromium; apt-get install chromium-headless-shell" in words
    assert " skipped" not in words


def test_who_wants_none_gets_none():
    code, words = browser_tests(BROWSER_TESTS="no", CHROMIUM="")
    assert code == 0
    assert "did not run: BROWSER_TESTS=no." in words
