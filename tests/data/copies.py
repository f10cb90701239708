"""A copy of the data folder in which a test may break things, one cell at a time."""

import csv
import io
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from data.folders.data_error import Finding
from data.schema import REPORT as OF_A_REPORT
from data.schema import schema
from data.store.checking import check_folders
from tests import first_report

OWN = Path(__file__).parents[2] / "data"
REPORT = "luoding-2022"
PLACES = "tables/places.csv"


def copy_of_data(target: Path) -> Path:
    """Copy the tables and the first report; of the places the provinces, the report's own and those above it.

    The national list takes longer to check than all other tables.
    """
    first_report.write(target)
    (target / PLACES).write_bytes(few_places())
    return target


@cache
def few_places() -> bytes:
    """Return the short list of places."""
    rows = {row["id"]: row for row in read_table(OWN, "places")}
    kept = {name for name, row in rows.items() if not row["parent"]}
    place = read_table(OWN, "report")[0]["place"]
    while place:
        kept.add(place)
        place = rows[place]["parent"]
    return _written("places", [row for row in rows.values() if row["id"] in kept])


def at(name: str, report: str = REPORT) -> str:
    """Return where a table lies below a data folder; `text` is the report's text."""
    if name == "text":
        return f"reports/{report}/text.txt"
    own = schema().tables[name].scope == OF_A_REPORT
    return f"reports/{report}/{name}.csv" if own else f"tables/{name}.csv"


def read_table(folder: Path, name: str, report: str = REPORT) -> list[dict[str, str]]:
    """Return the rows of a table as they stand in its file."""
    return rows_of(folder / at(name, report))


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file, every cell as written."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_table(folder: Path, name: str, rows: list[dict[str, str]], report: str = REPORT) -> None:
    """Write a table anew, in the columns of the schema."""
    (folder / at(name, report)).write_bytes(_written(name, rows))


def _written(name: str, rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    table = csv.DictWriter(out, schema().tables[name].names, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


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
    write_table(folder, name, [*rows, dict.fromkeys(schema().tables[name].names, "") | cells])


def text_of(folder: Path) -> Path:
    """Return the file of the report's text."""
    return folder / at("text")


def state(folder: Path, sentence: str) -> int:
    """Write a sentence over the beginning of the first measure, keep every offset, return its place."""
    path = text_of(folder)
    text = path.read_bytes().decode()
    start = text.index("充分利用党委常委会议")
    path.write_bytes((text[:start] + sentence + text[start + len(sentence) :]).encode())
    sign(folder)
    return start


def sign(folder: Path) -> None:
    """Write the text's checksum into the report's row."""
    change(folder, "report", lambda row: True, sha256=sha256(text_of(folder).read_bytes()).hexdigest())


def check(folder: Path) -> list[Finding]:
    """Return what the check finds in a data folder that has its whole vocabulary."""
    return check_folders([folder])


def said(folder: Path) -> list[str]:
    """Return what the check says, files shortened to their places below the folder."""
    return [str(found).replace(f"{folder}/", "") for found in check(folder)]
