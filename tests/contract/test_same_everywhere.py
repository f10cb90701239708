"""Several processes serve one site: a page is the same bytes in each, or caches see two."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def told(seed):
    """Return what a process prints whose sets have another order."""
    command = [sys.executable, "-m", "tests.contract.told"]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.patient
def test_two_processes_answer_the_same_bytes():
    first, second = told(1), told(7)
    assert first == second
    assert "callback 200" in first and len(first.splitlines()) == 6
