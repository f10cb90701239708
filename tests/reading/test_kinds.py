"""The kinds of language that reports use, in sentences of our own: each table of `kinds/` is read exactly.

A row holds `year` (empty where nobody gave one), `level`, `text`, `figures`: what is stated, parted by `|`.
One figure is `value unit`, then where they are not plain `qualifier period` (`about 2023`), then, where the
row is about them, `@area` and `#catalogue` (`#-` for none). A period of `-` is one that nobody can tell. The
unit of a number that has none is `*`. A coverage claim is `coverage extent`.
"""

import csv
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from data.reading import Claim, Figure, Reading, propose

KINDS = Path(__file__).with_name("kinds")
AT_LEAST = 8

Row = dict[str, str]


def rows(kind: str) -> list[Row]:
    with (KINDS / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def kinds() -> list[str]:
    return sorted(path.stem for path in KINDS.glob("*.csv"))


def wanted(row: Row) -> list[tuple[str, ...]]:
    """The figures of a row as value, unit, qualifier, period, area, catalogue; what is not said is *."""
    return [_wanted(part.split(), row["year"]) for part in row["figures"].split("|") if part.strip()]


def _wanted(words: list[str], year: str) -> tuple[str, ...]:
    area = next((word[1:] for word in words if word.startswith("@")), "*")
    catalogue = next((word[1:] for word in words if word.startswith("#")), "*")
    if words[0] == "coverage":
        return words[1], "coverage", "*", "*", area, catalogue
    value, unit, *rest = (word for word in words if word[0] not in "@#")
    qualifier, period = [*rest, *["exact", year or "-"][len(rest) :]]
    return f"{Decimal(value):.3f}", unit, qualifier, period, area, catalogue


def given(reading: Reading) -> list[tuple[str, ...]]:
    both: list[Figure | Claim] = sorted([*reading.figures, *reading.claims], key=lambda found: found.start)
    return [_given(found) for found in both]


def _given(found: Figure | Claim) -> tuple[str, ...]:
    if isinstance(found, Claim):
        return found.extent, "coverage", "*", "*", found.work_area, found.catalogue or "-"
    value = f"{found.value:.3f}"
    return (
        value,
        found.unit or "*",
        found.qualifier,
        found.period or "-",
        found.work_area,
        found.catalogue or "-",
    )


def as_asked(got: tuple[str, ...], asked: tuple[str, ...]) -> tuple[str, ...]:
    """What was read, without what the row does not ask."""
    return tuple("*" if want == "*" else have for have, want in zip(got, asked, strict=True))


@cache
def readings(kind: str) -> list[Reading]:
    return [propose(row["text"], row["year"] or None, row["level"] or None) for row in rows(kind)]


@pytest.mark.parametrize("kind", kinds())
def test_each_row_of_a_kind_is_read_without_a_fault(kind: str) -> None:
    wrong = []
    for line, (row, reading) in enumerate(zip(rows(kind), readings(kind), strict=True), 2):
        asked, got = wanted(row), given(reading)
        if len(asked) == len(got):
            got = [as_asked(one, other) for one, other in zip(got, asked, strict=True)]
        if got != asked:
            wrong.append(f"{kind}.csv line {line}: {row['text']}\n  read {got}\n  not  {asked}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kind", kinds())
def test_half_of_a_kind_are_traps(kind: str) -> None:
    """A rule that keeps everything would pass a table of figures only."""
    found = rows(kind)
    assert len(found) >= AT_LEAST
    assert len([reading for reading in readings(kind) if reading.mentions]) * 2 >= len(found)
    assert max(Counter(row["text"] for row in found).values()) == 1
