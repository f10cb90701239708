"""The tables as they stand in their files, read without the product: where a number comes from."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
REPORT = "luoding-2022"
FOLDER = DATA / "reports" / REPORT
Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    """Return the rows of a table of the vocabulary or of the report, every cell as written."""
    if name == "reports":
        return [{"id": REPORT} | row for row in rows("report")]
    path = DATA / "tables" / f"{name}.csv"
    if not path.is_file():
        path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def by_id(name: str) -> dict[str, Row]:
    """Return a table's rows by their ids."""
    return {row["id"]: row for row in rows(name)}


@cache
def report_text() -> str:
    """Return the report, every character."""
    return (FOLDER / "text.txt").read_bytes().decode()


@cache
def stated() -> dict[str, Row]:
    """Return what the report states, by indicator, with its indicator's kind and category."""
    known = by_id("indicators")
    return {
        row["indicator"]: row | {name: known[row["indicator"]][name] for name in ("kind", "category")}
        for row in rows("observations")
        if row["status"] == "reported"
    }


@cache
def stated_in(report: str) -> dict[str, Row]:
    """Return what any report states, by the figure's id, with its indicator's kind."""
    known = by_id("indicators")
    with (DATA / "reports" / report / "observations.csv").open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    return {row["id"]: row | {"kind": known[row["indicator"]]["kind"]} for row in found}


@cache
def reports_of_all_places() -> dict[str, Row]:
    """Return the row of every report, by its id."""
    found: dict[str, Row] = {}
    for path in (DATA / "reports").glob("*/report.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            found[path.parent.name] = next(csv.DictReader(lines))
    return found


@cache
def years_of_the_place() -> set[int]:
    """Return the years of what the report's place published, and those between them, which a series names."""
    place = by_id("reports")[REPORT]["place"]
    held = sorted(int(row["year"]) for row in reports_of_all_places().values() if row["place"] == place)
    return set(range(held[0], held[-1] + 1))


@cache
def silent() -> list[str]:
    """Return the indicators that the report does not state."""
    return [name for name in by_id("indicators") if name not in stated()]


def section_of(start: int) -> str:
    """Return the id of the work area that holds a position of the text, or nothing."""
    holding = (row for row in rows("sections") if int(row["start"]) <= start < int(row["end"]))
    return next((row["id"] for row in holding if row["kind"] == "area"), "")


@cache
def cells() -> frozenset[str]:
    """Return every cell of every table, without white space."""
    return frozenset(bare(cell) for cell in _cells() if cell)


def _cells() -> Iterator[str]:
    for path in [*(DATA / "tables").glob("*.csv"), *FOLDER.glob("*.csv")]:
        for row in rows(path.stem):
            yield from row.values()
    own = by_id("reports")[REPORT]["place"]
    for report in reports_of_all_places().values():
        if report["place"] == own:
            yield from report.values()


def bare(words: str) -> str:
    """Return words without white space."""
    return "".join(words.split())
