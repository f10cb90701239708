"""Print every broken row, `file:line: column: what, what would be right`; exit 1 if there is any."""

import sys
from pathlib import Path

from data.check import check


def main(given: list[str]) -> int:
    """Check the folder named on the command line, or the data folder."""
    findings = check(Path(given[0]) if given else None)
    for finding in findings:
        print(finding)
    if not findings:
        print("All tables hold.")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
