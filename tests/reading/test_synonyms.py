"""Each wording in the table of the catalogue's synonyms leads to its entry."""

import csv
from pathlib import Path

import pytest

from data.reading import propose

TABLE = Path(__file__).resolve().parents[2] / "data" / "reading" / "tables" / "catalogue_synonyms.csv"
NUMBERS = {"%": "91.5%", "元": "35万元", "位": "第3"}


def synonyms() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(row["words"], unit, row["catalogue"]) for row in rows for unit in row["units"].split()]


@pytest.mark.parametrize(("words", "unit", "catalogue"), synonyms())
def test_a_synonym_leads_to_its_entry(words: str, unit: str, catalogue: str) -> None:
    number = NUMBERS.get(unit, f"13{unit}")
    figures = propose(f"{words.replace(' ', '')}{number}。", 2024, "county").figures
    assert [figure.catalogue for figure in figures] == [catalogue]


def test_no_wording_stands_twice() -> None:
    found = synonyms()
    assert len(found) == len(set(found))
