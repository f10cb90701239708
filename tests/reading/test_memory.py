"""Reading takes little memory, also where a text holds numbers and next to nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 300_000
# What a process of its own may take in all, in MB. With all that the reader knows, before it reads, it takes
# about 40; these texts add 10 to 40, tables with heads the most: each of their numbers is a figure.
MOST = 80
READ = """
import sys
from pathlib import Path
from data.reading import propose
head, row, length = sys.argv[1].replace("/", chr(10)), sys.argv[2].replace("/", chr(10)), int(sys.argv[3])
propose((head + row * (length // len(row) + 1))[:length], "2022", "county")
# Not ru_maxrss, which begins with what the process took that started this one.
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no /proc to tell the most memory")
@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("", "全年共办理法律援助案件12件，接待群众来访340人次，满意率98.5%。"),
        ("", "12 "),
        ("", "甲镇/12/13/"),
        ("单位/案件(件)/人次/", "甲镇/12/13/"),
        ("单位  案件  人次  占比/", "甲镇  12  13  2.5/"),
    ],
)
def test_a_long_text_is_read_in_little_memory(head: str, row: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", READ, head, row, str(LENGTH)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert int(done.stdout) <= MOST
