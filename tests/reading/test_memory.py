"""Reading takes little memory, also where a text holds numbers and next to nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.thorough import tried

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no /proc to tell the most memory"),
]

ROOT = Path(__file__).resolve().parents[2]
LENGTH = tried(100_000, 1_000_000)
# What a process of its own may take in all, in MB. With all that the reader knows it takes about 32; 100,000
# characters add 6 to 12, tables with heads the most: each of their numbers is a figure.
MOST = tried(47, 150)
# The command also holds which place of its file each line comes from, and knows the draft check.
MOST_OF_COMMAND = tried(52, 150)
# Not ru_maxrss, which begins with what the process took that started this one.
TELL = """
from pathlib import Path
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
sys.stderr.write("most " + str(int(status["VmHWM"].split()[0]) // 1024))
"""
READ = """
import sys
from data.reading import propose
head, row, length = sys.argv[1].replace("/", chr(10)), sys.argv[2].replace("/", chr(10)), int(sys.argv[3])
propose((head + row * (length // len(row) + 1))[:length], "2022", "county")
"""
COMMAND = """
import sys
from data.reading.__main__ import main
main(["propose", sys.argv[1]])
"""
ONE_CELL_A_LINE = ("单位/案件(件)/人次/", "甲镇/12/13/")
TABS = ("单位\t案件(件)\t人次/", "甲镇\t12\t13/")


@pytest.mark.patient
@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("", "全年共办理法律援助案件12件，接待群众来访340人次，满意率98.5%。"),
        ("", "12 "),
        ("", "甲镇/12/13/"),
        ONE_CELL_A_LINE,
        TABS,
        ("单位  案件  人次  占比/", "甲镇  12  13  2.5/"),
    ],
)
def test_a_long_text_is_read_in_little_memory(head: str, row: str) -> None:
    assert megabytes(READ, head, row, str(LENGTH)) <= MOST


@pytest.mark.patient
@pytest.mark.parametrize(("head", "row"), [ONE_CELL_A_LINE, TABS])
def test_the_figures_of_a_long_file_are_printed_in_little_memory(head: str, row: str, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    text = (head + row * (LENGTH // len(row) + 1))[:LENGTH]
    file.write_text(text.replace("/", "\n"), encoding="utf-8")
    assert megabytes(COMMAND, str(file)) <= MOST_OF_COMMAND


def megabytes(program: str, *given: str) -> int:
    """The most that a process of its own took to run a program."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program + TELL, *given],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True,
        timeout=tried(120, 600),
    )  # fmt: skip
    return int(done.stderr.rpartition("most ")[2])
