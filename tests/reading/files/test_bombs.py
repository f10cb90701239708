"""Files that ask for far more than their size are refused, within bounds of memory and time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading.files.bombs import BOMBS

pytest.importorskip("resource", reason="memory of processes below is told on Unix only")
pytestmark = [pytest.mark.patient, pytest.mark.slow, pytest.mark.apart]
ROOT = Path(__file__).resolve().parents[3]
MOST_MEGABYTES, MOST_SECONDS = 300, 20.0


@pytest.fixture(scope="module")
def weighed() -> dict[str, dict]:
    """Every bomb, read one after the other in a process of its own."""
    read = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "tests.reading.files.bombs"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=400, check=True,
    )  # fmt: skip
    return {line["name"]: line for line in map(json.loads, read.stdout.splitlines())}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_or_read_within_bounds(weighed, name):
    told = weighed[name]
    assert told["reason"] in BOMBS[name][1].split(" ")
    assert told["seconds"] < MOST_SECONDS


def test_no_bomb_takes_more_memory_than_a_reader_may(weighed):
    assert max(told["megabytes"] for told in weighed.values()) < MOST_MEGABYTES
