"""How real reports word figures, in sentences of invented places: each pattern is read at F1 0.95."""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from data.reading import Reading, propose

PATTERNS = Path(__file__).with_name("patterns.csv")
AT_LEAST = 5
WANTED = 0.95

Row = dict[str, str]
Read = tuple[str, str, str, str]


def rows() -> dict[str, list[Row]]:
    found = defaultdict(list)
    with PATTERNS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["pattern"]].append(row)
    return found


def stated(row: Row) -> list[Read]:
    """The figures of a row: value, unit, qualifier, period; a claim has its extent for a value."""
    found = []
    for words in filter(None, (part.split() for part in row["figures"].split("|"))):
        if words[0] == "coverage":
            found.append((words[1], "coverage", "", ""))
            continue
        value, unit, *rest = words
        qualifier, period = [*rest, *["exact", row["year"]][len(rest) :]]
        found.append((plain(Decimal(value)), unit, qualifier, period))
    return found


def plain(value: Decimal) -> str:
    return f"{float(value):.3f}"


def read(reading: Reading) -> list[Read]:
    figures = [(plain(f.value), f.unit, f.qualifier, f.period) for f in reading.figures]
    return figures + [(claim.extent, "coverage", "", "") for claim in reading.claims]


def right(wanted: list[Read], given: list[Read]) -> int:
    units = {unit for _, unit, *_ in wanted if unit != "*"}
    free = {figure[0] for figure in wanted if figure[1] == "*"}
    loose = [(v, "*", q, p) if v in free and u not in units else (v, u, q, p) for v, u, q, p in given]
    return sum((Counter(wanted) & Counter(loose)).values())


def f1(group: list[Row]) -> float:
    wanted = given = hit = 0
    for row in group:
        expected, found = stated(row), read(propose(row["text"], row["year"], row["level"]))
        wanted, given, hit = wanted + len(expected), given + len(found), hit + right(expected, found)
    return 2 * hit / (wanted + given) if wanted + given else 1.0


@pytest.mark.parametrize("pattern", rows())
def test_a_pattern_is_read(pattern: str) -> None:
    group = rows()[pattern]
    assert len(group) >= AT_LEAST
    assert f1(group) >= WANTED


if __name__ == "__main__":
    for name, group in rows().items():
        print(f"{name:<20}{f1(group):.3f}")
        for row in group:
            expected, found = stated(row), read(propose(row["text"], row["year"], row["level"]))
            if right(expected, found) < max(len(expected), len(found)):
                print("   ", row["text"], "\n      wanted", expected, "\n      given ", found)
