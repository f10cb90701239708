"""A text is read without what the store needs: a process that only reads one starts soon and stays small."""

import subprocess
import sys

from tests.served import ROOT

READ = """
import sys
from data.reading import propose
assert len(propose("甲县全年办理法律援助案件12件。", "2024").figures) == 1
print(*sorted({"pandas", "numpy", "duckdb"} & set(sys.modules)))
"""


def test_reading_brings_neither_pandas_nor_a_database() -> None:
    told = [sys.executable, "-X", "utf8", "-c", READ]
    done = subprocess.run(told, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
