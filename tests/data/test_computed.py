"""What stands inside what: a span begins at its first character and ends before the next one's."""

from data.folders.book import Book, Row
from data.schema import schema
from data.store.computed import computed

STARTS = {"first": 0, "last_of_one": 9, "first_of_the_next": 10, "behind_all": 20}


def book() -> Book:
    """Return a report of two areas with a statement each, the second beginning where the first ends."""
    tables = schema().tables
    spans = [{"id": "1", "start": "0", "end": "10"}, {"id": "2", "start": "10", "end": "20"}]
    figures = [{"id": name, "start": str(at), "value": "1"} for name, at in STARTS.items()]
    cells = {
        "sections": [span | {"kind": "area"} for span in spans],
        "statements": [span | {"section": span["id"], "kind": "measure"} for span in spans],
        "observations": [figure | {"qualifier": "exact", "stated": "1"} for figure in figures],
        "statement_areas": [],
        "changes": [],
    }
    rows = {
        name: [Row(tables[name], name, line, own) for line, own in enumerate(given, start=2)]
        for name, given in cells.items()
    }
    return Book("somewhere-2022", tables, {}, rows)


def test_a_figure_belongs_to_the_span_that_holds_its_first_character():
    found = [(row["section"], row["statement"]) for row in computed(book(), "observations")]
    assert dict(zip(STARTS, found, strict=True)) == {
        "first": ("1", "1"),
        "last_of_one": ("1", "1"),
        "first_of_the_next": ("2", "2"),
        "behind_all": ("", ""),
    }


def test_a_statement_holds_the_figures_that_belong_to_it_and_no_other():
    assert [row["indicators"] for row in computed(book(), "statements")] == [
        "first last_of_one",
        "first_of_the_next",
    ]
