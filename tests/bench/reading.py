"""Measure the reader: reports a second, growth with length, memory. Prints one JSON line.

Run: python -m tests.bench.reading [--against FOLDER] [--memory KIND]

--against: a checkout of an earlier commit, whose reader is measured after ours on this Python: a second line.
--memory: read 1 MB of one kind of text in this process, and print the most memory that it took, in MB.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from data.reading import propose

REPORT = Path(__file__).resolve().parents[2] / "data" / "reports" / "luoding-2022" / "text.txt"
STATUS = Path("/proc/self/status")
SHORT, LONG = 250_000, 1_000_000
LENGTH = 4_000


def seconds(text: str) -> float:
    """Processor time of one reading, the better of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        propose(text, "2022", "county")
        taken.append(time.process_time() - start)
    return min(taken)


def texts(size: int) -> dict[str, str]:
    """Prose, digits, brackets, one long line and long tables, each of about this many characters."""
    prose = REPORT.read_text(encoding="utf-8")
    return {
        "prose": (prose * (size // len(prose) + 1))[:size],
        "digits": "1" * size,
        "spaced_digits": "12 " * (size // 3),
        "numerals": "一百" * (size // 2),
        "brackets": "（" * size,
        "quotes": "“《" * (size // 2),
        "letters": "a" * size,
        "line": (prose.replace("\n", "") * (size // len(prose) + 1))[:size],
        "no_stop": "共办理案件12件、" * (size // 9),
        "table": "| 甲镇 | 12 | 13件 | 2.5% |\n" * (size // 24),
        "stacked": "甲镇\n12\n13\n" * (size // 9),
    }


def reports_a_second() -> float:
    """How many reports of 4,000 characters are read in a second of processor time, warm."""
    prose = REPORT.read_text(encoding="utf-8")
    report = (prose * 2)[:LENGTH]
    propose(report, "2022", "county")
    start, count = time.process_time(), 0
    while time.process_time() - start < 2:
        propose(report, "2022", "county")
        count += 1
    return count / (time.process_time() - start)


def growth() -> dict[str, float]:
    """Time for 1 MB over time for 250 KB, by kind of text."""
    long = texts(LONG)
    return {
        kind: round(seconds(long[kind]) / max(seconds(short), 0.001), 2)
        for kind, short in texts(SHORT).items()
    }


def memory() -> dict[str, int]:
    """The most memory of a process that reads 1 MB of one kind of text and nothing else, in MB."""
    command = [sys.executable, "-m", "tests.bench.reading", "--memory"]
    return {
        kind: int(subprocess.run([*command, kind], check=True, capture_output=True, text=True).stdout)
        for kind in texts(1)
    }


def megabytes() -> int:
    """The most memory that this process has taken so far."""
    if STATUS.is_file():
        # ru_maxrss would begin with what the process took that started this one.
        return next(int(line.split()[1]) // 1024 for line in _status() if line.startswith("VmHWM"))
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _status() -> list[str]:
    return STATUS.read_text(encoding="utf-8").splitlines()


def main() -> None:
    rate = reports_a_second()
    reports = megabytes()
    result = {
        "reports_per_second": round(rate, 1),
        "growth_4x": growth(),
        "megabytes_of_reports": reports,
        "megabytes_of_1_mb_of": memory(),
    }
    print(json.dumps(result), flush=True)


def earlier(folder: Path) -> None:
    """Let the reader of another checkout measure itself."""
    subprocess.run([sys.executable, "-m", "tests.bench.reading"], cwd=folder, check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--memory", metavar="KIND", help="read 1 MB of this kind and say what it took, in MB")
    given = parser.parse_args()
    if given.memory:
        propose(texts(LONG)[given.memory], "2022", "county")
        print(megabytes())
        sys.exit()
    main()
    if given.against:
        earlier(given.against)
