"""A copy of the data folder in which a test may break things, one cell at a time."""

import csv
import io
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from data.check import check

OWN = Path(__file__).parents[2] / "data"
REPORT = "luoding-2022"


def copy_of_data(target: Path) -> Path:
    """Copy the data package as it is, without the code that lies beside it."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("tables", "reports"):
        shutil.copytree(OWN / name, target / name)
    shutil.copy(OWN / "datapackage.json", target)
    return target


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table as they stand in its file."""
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_table(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    """Write a table anew."""
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    (folder / "tables" / f"{name}.csv").write_bytes(out.getvalue().encode())


def change(folder: Path, name: str, where: Callable[[dict[str, str]], bool], **cells: str) -> int:
    """Change cells of the first row that fits, and return its line in the file."""
    rows = read_table(folder, name)
    place = next(number for number, row in enumerate(rows) if where(row))
    rows[place] |= cells
    write_table(folder, name, rows)
    return place + 2


def append(folder: Path, name: str, **cells: str) -> None:
    """Add a row; columns that are not named stay empty."""
    rows = read_table(folder, name)
    write_table(folder, name, [*rows, dict.fromkeys(rows[0], "") | cells])


def state(folder: Path, sentence: str, report: str = REPORT) -> int:
    """Write a sentence over the beginning of the first measure, keep every offset, return its place."""
    path = folder / "reports" / f"{report}.txt"
    text = path.read_bytes().decode()
    start = text.index("充分利用党委常委会议")
    path.write_bytes((text[:start] + sentence + text[start + len(sentence) :]).encode())
    change(folder, "reports", lambda row: row["id"] == report, sha256=sha256(path.read_bytes()).hexdigest())
    return start


def said(folder: Path) -> list[str]:
    """Return what the check says, files shortened to their names."""
    return [str(found).replace(f"{folder}/", "") for found in check(folder)]
