"""Without PostgreSQL its tests are skipped aloud, with the line that installs it; required, they fail."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def postgres_tests(required: str) -> tuple[int, str]:
    """Run the tests of one file that want PostgreSQL, on a machine without it."""
    command = [sys.executable, "-m", "pytest", "-p", "no:dash", "-q", "-m", "postgres"]
    theirs = {**os.environ, "WITHOUT_POSTGRES": "1", "POSTGRES_TESTS": required}
    done = subprocess.run(
        [*command, "tests/contract/test_postgres.py"],
        cwd=ROOT, env=theirs, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_without_it_they_are_skipped_aloud():
    code, words = postgres_tests("")
    assert code == 0
    assert "tests asked no PostgreSQL: no PostgreSQL." in words
    assert "apt-get install --no-install-recommends postgresql" in words
    assert " passed" not in words


def test_required_they_fail_without_it():
    code, words = postgres_tests("required")
    assert code == 1
    assert "POSTGRES_TESTS=required, but no PostgreSQL; make postgres; apt-get install" in words
    assert " skipped" not in words
