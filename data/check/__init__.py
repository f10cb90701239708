"""What must hold, as pure functions of rows: `check_book` of one report, or of the vocabulary.

Rules run from the cell outwards: what a cell may hold, what refers to what, what stands where in the text.
That figures agree with each other is no rule: a report may contradict itself. A row found broken is left out
of the rules after, so that one slip is one line.
`python -m data.check [FOLDER…]` prints every broken row.
"""

from data.check.cells import check_cells
from data.check.characters import check_characters
from data.check.figures import check_figures
from data.check.fillings import check_fillings
from data.check.keys import check_keys
from data.check.lists import check_lists
from data.check.sentences import check_sentences
from data.check.spans import check_spans
from data.check.statements import check_statements
from data.check.texts import check_texts
from data.check.words import check_words
from data.folders.book import Book
from data.folders.data_error import Finding

__all__ = ["RULES_VERSION", "Finding", "check_book"]

# Part of every folder's digest: raise it when a rule changes, so that folders checked before are checked
# again.
RULES_VERSION = 6
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
    check_sentences,
    check_fillings,
)


def check_book(book: Book) -> list[Finding]:
    """Return every broken place of a book, by the order of its tables, then by line; [] where all is well."""
    for rule in RULES:
        rule(book)
    order = {file: nth for nth, file in enumerate(dict.fromkeys(book.files.values()))}
    # A set: two rules may say the same of one cell.
    return sorted(set(book.findings), key=lambda finding: (order.get(finding.file, len(order)), finding))
