"""Print every broken row, `file:line: column: what, what would be right`; exit 1 if there is any.

`python -m data.check` checks what the project ships and LOCAL_DATA; `python -m data.check FOLDER…` data
folders (with `tables/` or `reports/`), or folders of one report each, wherever they lie.
"""

import sys
from pathlib import Path

from data.folders.data_error import Finding
from data.folders.locations import locations
from data.store.checking import check_folders, check_report, is_report


def main(arguments: list[str]) -> int:
    """Check the folders named on the command line, or the data folders; 2 where one is not there."""
    folders = [Path(name).resolve() for name in arguments]
    for folder in folders:
        if not folder.is_dir():
            print(f"{folder} is not there, a folder would be right.", file=sys.stderr)
            return 2
    findings = _of(folders) if folders else check_folders(locations().roots)
    for finding in findings:
        print(finding)
    if not findings:
        print("All tables hold.")
    return 1 if findings else 0


def _of(folders: list[Path]) -> list[Finding]:
    findings: list[Finding] = []
    for folder in folders:
        if is_report(folder):
            findings += check_report(folder)
        elif (folder / "tables" / "indicators.csv").is_file() and _is_whole(folder):
            findings += check_folders([folder])
        else:
            # A folder of one's own adds to the vocabulary that the project ships.
            findings += check_folders([locations().shipped, folder])
    return findings


def _is_whole(folder: Path) -> bool:
    """Say whether a folder brings the whole vocabulary, as the shipped one does."""
    shipped = locations().shipped / "tables"
    return all((folder / "tables" / path.name).is_file() for path in shipped.glob("*.csv"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
