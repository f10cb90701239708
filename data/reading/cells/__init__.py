"""Tables of a text, however they stand there: lines with marks between cells, or one cell a line."""

from data.reading.cells.entries import Entry, entries

__all__ = ["Entry", "entries"]
