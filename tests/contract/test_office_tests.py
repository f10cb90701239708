"""Without LibreOffice its tests are skipped aloud, with the line that installs it; required, they fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def office_tests(required: str) -> tuple[int, str]:
    """Run the tests of one file that want LibreOffice, on a machine without it."""
    command = [sys.executable, "-m", "pytest", "-p", "no:dash", "-q", "-m", "office"]
    theirs = {**os.environ, "SOFFICE": "no-such-office", "OFFICE_TESTS": required}
    done = subprocess.run(
        [*command, "tests/reading/files/test_commented.py"],
        cwd=ROOT, env=theirs, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_without_it_they_are_skipped_aloud():
    code, words = office_tests("")
    assert code == 0
    assert "files were not opened: no LibreOffice." in words
    assert "To open them: apt-get install --no-install-recommends libreoffice-writer" in words
    assert " passed" not in words


def test_required_they_fail_without_it():
    code, words = office_tests("required")
    assert code == 1
    assert "OFFICE_TESTS=required, but no LibreOffice; apt-get install" in words
    assert " skipped" not in words
