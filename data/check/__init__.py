"""Every broken row of the tables at once: `check(folder)`, or `python -m data.check [FOLDER]`.

Rules run from the file inwards: what cannot be read, what a cell may hold, what refers to what, what stands
where in the text, what the figures say together. A row found broken is left out of the rules after, so that
one slip is one line.
"""

from pathlib import Path

from data.check.book import read_book
from data.check.cells import check_cells
from data.check.characters import check_characters
from data.check.figures import check_figures
from data.check.keys import check_keys
from data.check.lists import check_lists
from data.check.spans import check_spans
from data.check.statements import check_statements
from data.check.texts import check_texts
from data.check.words import check_words
from data.finding import Finding
from data.load import folder as own_folder

__all__ = ["Finding", "check"]

RULES = (
    check_characters,
    check_cells,
    check_keys,
    check_lists,
    check_texts,
    check_spans,
    check_words,
    check_figures,
    check_statements,
)


def check(folder: Path | None = None) -> list[Finding]:
    """Return every broken place of a data folder, in the order of files and lines; [] where all is well."""
    book = read_book(folder or own_folder())
    for rule in RULES:
        rule(book)
    order = {book.file(table): place for place, table in enumerate(book.tables.values())}
    return sorted(set(book.findings), key=lambda found: (order.get(found.file, len(order)), found))
