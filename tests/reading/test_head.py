"""What a text says about itself, in texts of our own: place, level, body, year, period, and honest blanks.

In `heads.csv` a `|` is a line's end; an empty cell is one that must be empty, since no word supports it.
"""

import csv
from pathlib import Path

import pytest

from data.reading.head import head_of
from data.reading.page import page
from data.reading.sections import plan_spans, sections

with (Path(__file__).parent / "heads.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))
TOLD = {
    "place": "place",
    "code": "place_code",
    "level": "level",
    "body": "body",
    "year": "year",
    "period": "period",
}


def read(text, **given):
    made = page(text)
    return head_of(made, plan_spans(made, sections(made)), **given)


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row['kind']}" for n, row in enumerate(ROWS, 2)])
def test_each_text_is_read_as_it_says(row):
    head = read(row["text"].replace("|", "\n"))
    assert {key: getattr(head, name) for key, name in TOLD.items()} == {key: row[key] for key in TOLD}


def test_there_are_enough_texts_and_a_third_leaves_something_blank():
    assert len(ROWS) >= 80
    assert 3 * sum(not row["year"] or not row["place"] for row in ROWS) >= len(ROWS)
