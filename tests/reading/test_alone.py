"""A text is read without what the store needs, and the store is there for whoever asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READ = """
import sys
from data.reading import propose
assert len(propose("甲县全年办理法律援助案件12件。", "2024").figures) == 1
heavy = {"pandas", "numpy", "duckdb"} & set(sys.modules)
assert not heavy, heavy
"""


def run(lines: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", READ + lines], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_reading_brings_neither_pandas_nor_a_database() -> None:
    assert run("") == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "lines",
    [
        "from data.store import current; print(current.__module__)",
        "import data.store; print(data.store.current.__module__)",
        "import data.store.compile; print(data.store.current.__module__)",
        "import data.folders.vocabulary, data.store; print(data.store.current.__module__)",
        "import data.check; print(data.check.check_book and 'data.store')",
    ],
)
def test_the_store_is_whole_for_whoever_asks_afterwards(lines: str) -> None:
    assert run(lines) == "data.store"


@pytest.mark.slow
def test_a_store_that_stands_stays() -> None:
    lines = """
import data.store
from data.reading.indicators import known
known.cache_clear()
known()
assert sys.modules["data.store"] is data.store
assert data.store.current
"""
    assert run(lines) == ""
