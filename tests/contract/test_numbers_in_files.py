"""Every number in a file to take away has its origin: stated figures, computed ones, the report map."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.contract import origins
from tests.contract.seen import has_digit
from tests.contract.site import LANGUAGES, client
from tests.contract.tables import REPORT, Row, by_id, report_text, rows, section_of, stated

KINDS = ("csv", "plain.csv", "xlsx", "json")
VIEWS = ("", "category=mediation", "kind=share", "area=3&missing=shown", "q=98.1")
CODES = ("report", "indicator", "source")


def files() -> list[str]:
    """Return every file's address without its ending."""
    charts = [f"{REPORT}/chart/{row['id']}" for row in rows("charts")]
    views = [f"view.{{}}?report={REPORT}&columns=all&{view}" for view in VIEWS]
    whole = [*(f"{chart}.{{}}" for chart in charts), f"{REPORT}/map.{{}}", "all.{}", *views]
    return [f"/download/{language}/{name}" for language in LANGUAGES for name in whole]


def table(address: str, kind: str) -> list[dict[str, Any]]:
    """Return a file's rows by its columns' names, empty cells as "", numbers as Decimal."""
    body = client().get(address.format(kind)).data
    match kind:
        case "json":
            found = json.loads(body, parse_float=Decimal, parse_int=Decimal)
        case "xlsx":
            found = list(_sheet(body))
        case _:
            lines = body.decode("utf-8-sig" if kind == "csv" else "utf-8")
            found = list(csv.DictReader(io.StringIO(lines, newline="")))
    return [{name: "" if cell is None else cell for name, cell in row.items()} for row in found]


def _sheet(body: bytes) -> Iterator[dict[str, Any]]:
    """Rows of the first sheet under the ids of its columns; below the ids stand their names."""
    head, _, *lines = load_workbook(io.BytesIO(body)).worksheets[0].iter_rows(values_only=True)
    for line in lines:
        yield dict(zip(head, line, strict=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("address", files())
def test_every_number_in_a_file_has_its_origin(address, kind):
    found = table(address, kind)
    assert found or "q=" in address
    wrong = [f"{row}: {column}" for row in found for column in _wrong(row)]
    assert not wrong, "\n".join(wrong)


def _wrong(row: dict[str, Any]) -> list[str]:
    """Return the columns of a row whose numbers have no origin."""
    cells = {name: str(cell) for name, cell in row.items() if has_digit(str(cell)) and name not in CODES}
    return [name for name, cell in cells.items() if not _known(name, cell, row)]


def _known(column: str, cell: str, row: dict[str, Any]) -> bool:
    if row["indicator"] in by_id("derived") if "indicator" in row else False:
        return _computed(column, cell, by_id("derived")[row["indicator"]])
    if "characters" in row:
        return _of_the_map(column, cell, row)
    return _stated(column, cell, stated()[row["indicator"]])


def _stated(column: str, cell: str, origin: Row) -> bool:
    match column:
        case "figure":
            return origins.figure_is_stated(origin["indicator"], cell)
        case "value" | "lower" | "upper" | "year":
            return Decimal(cell) == Decimal(origin["year" if column == "year" else "value"]) and (
                column != "upper" or origin["qualifier"] == "exact"
            )
        case "usage_below":
            return origins.bound_is_read(origin["indicator"], "usage_below", cell)
        case "section":
            return cell == section_of(int(origin["start"]))
        case "statement":
            return cell == _statement_of(int(origin["start"]))
        case "sentence":
            return cell in _sentences(origin)
    return origins.words_are_given(cell)


def _statement_of(start: int) -> str:
    holding = (row["id"] for row in rows("statements") if int(row["start"]) <= start < int(row["end"]))
    return next(holding)


def _computed(column: str, cell: str, rule: Row) -> bool:
    inputs = [stated()[name] for name in rule["inputs"].split()]
    share = "%" if "share" in rule["formula"] else ""
    match column:
        case "figure":
            return origins.number_follows(rule["id"], cell)
        case "decimals":
            return int(cell) in ((1, 2) if share else (0,))
        case "value":
            return origins.number_follows(rule["id"], f"{cell}{share}")
        case "lower" | "upper":
            return _encloses(column, Decimal(cell), rule)
        case "sentence" | "sentence_en":
            return all(any(line in _sentences(origin) for origin in inputs) for line in cell.split("\n"))
        case "computed_from":
            return all(part in stated() for part in cell.split(" ")[::2])
    return any(_stated(column, cell, origin) for origin in inputs)


def _encloses(column: str, bound: Decimal, rule: Row) -> bool:
    """Say whether a bound lies on the right side of the number in full, and no step of its decimals away."""
    away = (bound - origins.in_full(rule)) * (1 if column == "upper" else -1)
    return 0 <= away < Decimal(1).scaleb(int(bound.as_tuple().exponent))


def _sentences(origin: Row) -> tuple[str, str]:
    start, end = int(origin["sentence_start"]), int(origin["sentence_end"])
    return report_text()[start:end], origin["sentence_en"]


def _of_the_map(column: str, cell: str, row: dict[str, Any]) -> bool:
    statement = by_id("statements")[row["id"]]
    if column == "characters":
        return Decimal(cell) == int(statement["end"]) - int(statement["start"])
    return cell == statement.get(column) or origins.words_are_given(cell)


@pytest.mark.parametrize("address", files())
def test_every_kind_of_file_holds_the_same_numbers(address):
    def numbers(kind: str) -> list[list]:
        names = ("indicator", "year", "value", "figure", "lower", "upper", "decimals", "usage_below")
        names += ("characters", "stated")
        return [[str(row[n]) for n in names if n in row] for row in table(address, kind)]

    assert numbers("csv") == numbers("plain.csv") == numbers("xlsx") == numbers("json")


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("value", 200),
        ("lower", 191),
        ("upper", 190),
        ("usage_below", 210),
        ("stated", "191余份"),
        ("year", 2021),
    ],
)
def test_a_number_that_is_not_stated_is_noticed(column, cell):
    row = {"indicator": "legal_adviser_opinions_issued_count", "value": 190, column: cell}
    assert _wrong(row) == [column]


@pytest.mark.parametrize(("column", "cell"), [("value", 98.1), ("lower", 98.12), ("upper", 98.13)])
def test_a_number_that_does_not_follow_is_noticed(column, cell):
    row = {"indicator": "mediation_successful_derived_share", column: cell}
    assert _wrong(row) == ([] if cell == 98.1 else [column])
