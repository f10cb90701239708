"""A disk that takes nothing more: the store is held in memory, said in a line, and all pages are served."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.patient
@pytest.mark.skipif(sys.platform != "linux", reason="limits of file size stand for a full disk")
@pytest.mark.parametrize("blocks", [0, 1000])
def test_with_a_full_disk_it_serves_from_memory(tmp_path, blocks):
    """`ulimit -f` stands for the disk: a file that grows beyond it cannot be written."""
    process = subprocess.Popen(
        ["sh", "-c", f'ulimit -f {blocks} && exec "$0" app.py', sys.executable],
        cwd=ROOT,
        env={**os.environ, "HOST": "127.0.0.1", "PORT": "0", "STORE": str(tmp_path / "store")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        assert "http://" in line, process.stderr.read()
        assert urlopen(line.split(": ", 1)[1].split()[0] + "en/data").status == 200
    finally:
        process.terminate()
        _, err = process.communicate(timeout=15)
    assert process.returncode == 0
    told = [line for line in err.splitlines() if "Plotly" not in line]
    assert len(told) == 1, err
    assert told[0].startswith(f"{tmp_path}/store cannot be written (")
    assert told[0].endswith("the store is kept in memory.")
