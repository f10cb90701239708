"""Tables of a text, however they stand there: lines with marks between cells, or one cell a line."""

from data.reading.cells.entries import entries
from data.reading.cells.entry import Entry

__all__ = ["Entry", "entries"]
