"""Each wording in the table of the catalogue's synonyms leads to its entry."""

import csv
from pathlib import Path

from data.reading import propose

TABLE = Path(__file__).resolve().parents[2] / "data" / "reading" / "tables" / "catalogue_synonyms.csv"
NUMBERS = {"%": "91.5%", "元": "35万元", "位": "第3"}


def synonyms() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [(row["words"], unit, row["catalogue"]) for row in rows for unit in row["units"].split()]


def test_each_synonym_leads_to_its_entry() -> None:
    wrong = [
        f"{words} {unit}: {found}, not {catalogue}"
        for words, unit, catalogue in synonyms()
        if (found := entries(words, unit)) != [catalogue]
    ]
    assert not wrong, "\n".join(wrong)


def entries(words: str, unit: str) -> list[str]:
    number = NUMBERS.get(unit, f"13{unit}")
    reading = propose(f"{words.replace(' ', '')}{number}。", 2024, "county")
    return [figure.catalogue for figure in reading.figures]


def test_no_wording_stands_twice() -> None:
    found = synonyms()
    assert len(found) == len(set(found))
